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

function objectPatch(
  { original = {}, modified, current = {} }: Versions<JsonObject>,
  type: string,
): Patch | undefined {
  const patch: Patch = {};
  for (const key of Object.keys(original)) {
    if (!hasValue(modified[key]) && hasValue(original[key])) patch[key] = null;
  }
  for (const [key, value] of Object.entries(modified)) {
    if (value === undefined || value === null) continue;
    const versions = {
      original: original[key] ?? undefined,
      modified: value,
      current: current[key] ?? undefined,
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
        original: isObject(original) ? original : undefined,
        modified: modified,
        current: current,
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
function listPatch(key: string, lists: Versions<readonly Json[]>, strategy: PatchStrategy): Patch {
  const { modified, current = [] } = lists;
  const mergeKey = strategy.mergeKey ?? "";
  const changes = [...changedItems(lists, strategy), ...removedItems(lists, mergeKey)];
  const order = modified.map((item) => ({ [mergeKey]: keyOf(item, mergeKey) }));
  if (changes.length === 0 && isInOrder(order, current, mergeKey)) return {};
  return { [`$setElementOrder/${key}`]: order, ...(changes.length === 0 ? {} : { [key]: changes }) };
}

function changedItems(
  { original = [], modified, current = [] }: Versions<readonly Json[]>,
  strategy: PatchStrategy,
): readonly JsonObject[] {
  const mergeKey = strategy.mergeKey ?? "";
  return (modified as readonly JsonObject[]).flatMap((item) => {
    const identity = keyOf(item, mergeKey);
    const live = find(current, mergeKey, identity);
    const versions = { original: find(original, mergeKey, identity), modified: item, current: live };
    const change = live === undefined ? item : objectPatch(versions, strategy.type);
    return change === undefined ? [] : [{ ...change, [mergeKey]: identity }];
  });
}

function removedItems(
  { original = [], modified }: Versions<readonly Json[]>,
  mergeKey: string,
): readonly JsonObject[] {
  return original.flatMap((item) => {
    const identity = keyOf(item, mergeKey);
    const isGone = identity !== undefined && find(modified, mergeKey, identity) === undefined;
    return isGone ? [{ $patch: "delete", [mergeKey]: identity }] : [];
  });
}

function find(list: readonly Json[], mergeKey: string, wanted: Json | undefined): JsonObject | undefined {
  return list.find((item) => jsonEqual(keyOf(item, mergeKey), wanted)) as JsonObject | undefined;
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
  return isObject(item) ? item[mergeKey] : undefined;
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
