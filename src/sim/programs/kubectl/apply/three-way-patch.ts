import { isObject, jsonEqual, type Json, type JsonObject } from "../../../wire/json.ts";
import { patchTypeOf, strategyOf, type PatchStrategy } from "../../../wire/patch/patch-strategy.ts";

/** What was applied last, what is to be applied, and what the server has. Undefined: nothing there. */
interface Versions<T> {
  readonly original: T | undefined;
  readonly modified: T;
  readonly current: T | undefined;
}

type Patch = Record<string, Json>;

/**
 * The strategic merge patch that brings the live object to the new manifest: it sets what differs, removes what was
 * applied before and is gone, and leaves alone what others have set. Undefined if there is nothing to do.
 * @models staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go CreateThreeWayMergePatch, 1.33
 */
export function threeWayPatch(versions: Versions<JsonObject>, kind: string): JsonObject | undefined {
  return objectPatch(versions, patchTypeOf(kind));
}

function objectPatch({ original, modified, current }: Versions<JsonObject>, type: string): Patch | undefined {
  const patch: Patch = {};
  for (const key of Object.keys(original ?? {})) {
    if (!hasValue(modified[key]) && hasValue(original?.[key])) patch[key] = null;
  }
  for (const [key, value] of Object.entries(modified)) {
    if (value === undefined || value === null) continue;
    const versions = {
      original: original?.[key] ?? undefined,
      modified: value,
      current: current?.[key] ?? undefined,
    };
    Object.assign(patch, fieldPatch(key, versions, strategyOf(type, key)));
  }
  return Object.keys(patch).length === 0 ? undefined : patch;
}

function hasValue(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

function fieldPatch(
  key: string,
  { original, modified, current }: Versions<Json>,
  strategy: PatchStrategy,
): Patch {
  if (isObject(modified) && isObject(current)) {
    const child = objectPatch(
      {
        original: isObject(original) ? (original as JsonObject) : undefined,
        modified: modified as JsonObject,
        current: current as JsonObject,
      },
      strategy.type,
    );
    if (child === undefined) return {};
    return {
      [key]: strategy.retainKeys ? { ...child, $retainKeys: Object.keys(modified).toSorted() } : child,
    };
  }
  if (Array.isArray(modified) && Array.isArray(current) && strategy.mergeKey !== undefined) {
    const lists = {
      original: Array.isArray(original) ? (original as readonly Json[]) : undefined,
      modified: modified as readonly Json[],
      current: current as readonly Json[],
    };
    return strategy.mergeKey === "" ? setPatch(key, lists) : listPatch(key, lists, strategy);
  }
  return jsonEqual(current, modified) ? {} : { [key]: modified };
}

/** A list of objects that merges by a key: changed and new elements, deletions, and the order of all. */
function listPatch(
  key: string,
  { original = [], modified, current = [] }: Versions<readonly Json[]>,
  strategy: PatchStrategy,
): Patch {
  const mergeKey = strategy.mergeKey ?? "";
  const find = (list: readonly Json[], wanted: Json | undefined): JsonObject | undefined =>
    list.find((item) => jsonEqual(keyOf(item, mergeKey), wanted)) as JsonObject | undefined;
  const changes: JsonObject[] = [];
  for (const item of modified as readonly JsonObject[]) {
    const identity = keyOf(item, mergeKey);
    const live = find(current, identity);
    const change =
      live === undefined
        ? item
        : objectPatch({ original: find(original, identity), modified: item, current: live }, strategy.type);
    if (change !== undefined) changes.push({ ...change, [mergeKey]: identity });
  }
  for (const item of original) {
    const identity = keyOf(item, mergeKey);
    if (find(modified, identity) === undefined && identity !== undefined) {
      changes.push({ $patch: "delete", [mergeKey]: identity });
    }
  }
  const order = (modified as readonly JsonObject[]).map((item) => ({ [mergeKey]: keyOf(item, mergeKey) }));
  const isReordered = !isInOrder(order, current, mergeKey);
  if (changes.length === 0 && !isReordered) return {};
  return { [`$setElementOrder/${key}`]: order, ...(changes.length === 0 ? {} : { [key]: changes }) };
}

/** The elements of the manifest stand in the live list in the same order. */
function isInOrder(order: readonly JsonObject[], current: readonly Json[], mergeKey: string): boolean {
  const wanted = order.map((item) => item[mergeKey]);
  const live = current
    .map((item) => keyOf(item, mergeKey))
    .filter((identity) => wanted.some((one) => jsonEqual(one, identity)));
  return live.length < wanted.length || live.every((identity, index) => jsonEqual(identity, wanted[index]));
}

function keyOf(item: Json, mergeKey: string): Json | undefined {
  return isObject(item) ? (item[mergeKey] as Json | undefined) : undefined;
}

/** A list of plain values that merges as a set. */
function setPatch(key: string, { original = [], modified, current = [] }: Versions<readonly Json[]>): Patch {
  const added = modified.filter((item) => !current.includes(item));
  const removed = original.filter((item) => !modified.includes(item));
  if (added.length === 0 && removed.length === 0) return {};
  return {
    [`$setElementOrder/${key}`]: modified,
    ...(added.length === 0 ? {} : { [key]: added }),
    ...(removed.length === 0 ? {} : { [`$deleteFromPrimitiveList/${key}`]: removed }),
  };
}
