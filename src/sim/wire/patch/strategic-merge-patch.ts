import { isObject, jsonEqual, type Json, type JsonObject } from "../json.ts";
import { identityOf, ordered } from "./element-order.ts";
import { PatchError } from "./patch-error.ts";
import { patchTypeOf, strategyOf } from "./patch-strategy.ts";

const setOrder = "$setElementOrder/";
const deleteFrom = "$deleteFromPrimitiveList/";
const retainKeys = "$retainKeys";
const patchDirective = "$patch";

/**
 * Applies a strategic merge patch to an object of a kind. What does not change is shared with `target`.
 * @models staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go StrategicMergeMapPatch, 1.33
 */
export function strategicMergePatch(target: JsonObject, patch: JsonObject, kind: string): JsonObject {
  return mergeObject(target, patch, patchTypeOf(kind));
}

function mergeObject(target: JsonObject, patch: JsonObject, type: string): JsonObject {
  const directive = patch[patchDirective];
  if (directive === "replace") return withoutDirectives(patch) as JsonObject;
  if (directive === "delete") return {};
  if (directive !== undefined && directive !== "merge") throw unknownDirective(directive);
  const result: Record<string, Json | undefined> = { ...retained(target, patch[retainKeys]) };
  for (const [key, change] of Object.entries(patch)) {
    if (change === undefined || key.startsWith("$")) continue;
    mergeField(result, { key, change, type, order: patch[setOrder + key] });
  }
  applyListDirectives(result, patch, type);
  return isSame(result, target) ? target : result;
}

function applyListDirectives(
  result: Record<string, Json | undefined>,
  patch: JsonObject,
  type: string,
): void {
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith(deleteFrom)) deleteValues(result, key.slice(deleteFrom.length), value);
    if (!key.startsWith(setOrder)) continue;
    const field = key.slice(setOrder.length);
    if (patch[field] === undefined) reorder(result, { key: field, type, order: value });
  }
}

function isSame(result: JsonObject, target: JsonObject): boolean {
  const keys = Object.keys(result);
  return keys.length === Object.keys(target).length && keys.every((key) => result[key] === target[key]);
}

function retained(target: JsonObject, keys: Json | undefined): JsonObject {
  if (!Array.isArray(keys)) return target;
  return Object.fromEntries(Object.entries(target).filter(([key]) => keys.includes(key)));
}

interface FieldPatch {
  readonly key: string;
  readonly change: Json;
  readonly type: string;
  readonly order: Json | undefined;
}

function mergeField(
  result: Record<string, Json | undefined>,
  { key, change, type, order }: FieldPatch,
): void {
  if (change === null) {
    delete result[key];
    return;
  }
  const before = result[key];
  const strategy = strategyOf(type, key);
  if (isObject(before) && isObject(change)) {
    result[key] = mergeObject(before, change, strategy.type);
  } else if (Array.isArray(change) && Array.isArray(before) && strategy.mergeKey !== undefined) {
    const merged = mergeList(before, change, { mergeKey: strategy.mergeKey, type: strategy.type });
    result[key] = Array.isArray(order) ? ordered(merged, order, before, strategy.mergeKey) : merged;
  } else if (!jsonEqual(before, change)) {
    result[key] = withoutDirectives(change);
  }
}

interface ListStrategy {
  readonly mergeKey: string;
  readonly type: string;
}

function mergeList(before: readonly Json[], patch: readonly Json[], strategy: ListStrategy): readonly Json[] {
  const { mergeKey } = strategy;
  if (mergeKey === "") {
    const merged = [...new Set([...before, ...patch])];
    return ordered(merged, patch, before, mergeKey);
  }
  const plain: JsonObject[] = [];
  const deleted = new Set<Json | undefined>();
  let replaces = false;
  for (const item of patch) {
    if (!isObject(item)) throw new PatchError("expected a list of maps");
    const directive = item[patchDirective];
    if (directive === undefined || directive === "merge") plain.push(item);
    else if (directive === "delete") deleted.add(keyOf(item, mergeKey));
    else if (directive === "replace") replaces = true;
    else throw unknownDirective(directive);
  }
  if (replaces) return plain.map((item) => withoutDirectives(item));
  const remaining = before.filter((item) => !deleted.has(identityOf(item, mergeKey)));
  return ordered(mergeItems(remaining, plain, strategy), plain, before, mergeKey);
}

function mergeItems(
  before: readonly Json[],
  patch: readonly JsonObject[],
  strategy: ListStrategy,
): readonly Json[] {
  const merged = [...before];
  const places = new Map<unknown, number>();
  for (const [index, item] of merged.entries()) {
    const key = identityOf(item, strategy.mergeKey);
    if (!places.has(key)) places.set(key, index);
  }
  for (const item of patch) {
    const key = keyOf(item, strategy.mergeKey);
    const place = places.get(key);
    if (place === undefined) {
      places.set(key, merged.length);
      merged.push(withoutDirectives(item));
    } else {
      merged[place] = mergeObject((merged[place] ?? {}) as JsonObject, item, strategy.type);
    }
  }
  return merged;
}

function keyOf(item: JsonObject, mergeKey: string): Json {
  const value = item[mergeKey];
  if (value !== undefined) return value;
  throw new PatchError(`map: ${goMap(item)} does not contain declared merge key: ${mergeKey}`);
}

function goMap(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map((item) => goMap(item)).join(" ")}]`;
  if (!isObject(value))
    return value === null || value === undefined ? "<nil>" : JSON.stringify(value).replaceAll('"', "");
  const fields = Object.keys(value).toSorted();
  return `map[${fields.map((key) => `${key}:${goMap(value[key])}`).join(" ")}]`;
}

function deleteValues(result: Record<string, Json | undefined>, key: string, values: Json | undefined): void {
  const before = result[key];
  if (!Array.isArray(before) || !Array.isArray(values)) return;
  result[key] = before.filter((item) => !values.includes(item));
}

function reorder(
  result: Record<string, Json | undefined>,
  { key, type, order }: Omit<FieldPatch, "change">,
): void {
  const { mergeKey } = strategyOf(type, key);
  const list = result[key];
  if (mergeKey === undefined || !Array.isArray(list) || !Array.isArray(order)) return;
  result[key] = ordered(list, order, list, mergeKey);
}

/** The value of a patch as an object has it. */
function withoutDirectives(value: Json): Json {
  if (Array.isArray(value)) {
    return value
      .filter((item) => !(isObject(item) && item[patchDirective] === "delete"))
      .map((item) => withoutDirectives(item));
  }
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter(([key]) => !key.startsWith("$"));
  return Object.fromEntries(fields.map(([key, child]) => [key, withoutDirectives(child ?? null)]));
}

function unknownDirective(directive: Json): PatchError {
  return new PatchError(`unrecognized patch type: ${JSON.stringify(directive)}`);
}
