import { isObject, jsonEqual, type Json, type JsonObject } from "../../../wire/json.ts";
import type { PatchField, PatchShape } from "../../../wire/patch/patch-shape.ts";

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
export function threeWayPatch(versions: Versions<JsonObject>, shape: PatchShape): JsonObject | undefined {
  return objectPatch(versions, { shape, retainsKeys: false });
}

const unknown: PatchField = { strategy: "", retainsKeys: false, mergeKey: "", of: "map" };

function fieldOf(shape: PatchField["of"], name: string): PatchField {
  return (typeof shape === "string" ? undefined : shape.field(name)) ?? unknown;
}

interface Merging {
  readonly shape: PatchField["of"];
  /** What the manifest does not name is to go. */
  readonly retainsKeys: boolean;
}

function objectPatch(versions: Versions<JsonObject>, { shape, retainsKeys }: Merging): Patch | undefined {
  const { modified, current = {} } = versions;
  const named = Object.keys(modified).filter((key) => hasValue(modified[key]));
  const patch: Patch = { ...removals(versions) };
  for (const key of named) {
    const fields = valuesOf(versions, key);
    Object.assign(patch, fieldPatch(key, fields, fieldOf(shape, key)));
  }
  const isEmpty = Object.keys(patch).length === 0;
  const hasMore = Object.keys(current).some((key) => modified[key] === undefined);
  if (retainsKeys && named.length > 0 && (!isEmpty || hasMore))
    return { ...patch, $retainKeys: named.toSorted() };
  return isEmpty ? undefined : patch;
}

/** Of one field. What is null is not there. */
function valuesOf({ original, modified, current }: Versions<JsonObject>, key: string): Versions<Json> {
  return {
    original: original?.[key] ?? undefined,
    modified: modified[key] ?? null,
    current: current?.[key] ?? undefined,
  };
}

/** What was applied before and is gone. */
function removals({ original = {}, modified }: Versions<JsonObject>): Patch {
  const gone = Object.keys(original).filter((key) => hasValue(original[key]) && !hasValue(modified[key]));
  return Object.fromEntries(gone.map((key) => [key, null]));
}

function hasValue(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

function fieldPatch(key: string, { original, modified, current }: Versions<Json>, field: PatchField): Patch {
  const { strategy, mergeKey } = field;
  if (isObject(modified) && isObject(current) && strategy !== "replace") {
    const versions = { original: isObject(original) ? original : undefined, modified, current };
    const child = objectPatch(versions, { shape: field.of, retainsKeys: field.retainsKeys });
    return child === undefined ? {} : { [key]: child };
  }
  if (Array.isArray(modified) && Array.isArray(current) && strategy === "merge") {
    const lists = {
      original: Array.isArray(original) ? (original as readonly Json[]) : undefined,
      modified: modified as readonly Json[],
      current: current as readonly Json[],
    };
    return mergeKey === "" ? setPatch(key, lists) : listPatch(key, lists, field);
  }
  return jsonEqual(current, modified) ? {} : { [key]: modified };
}

/** A list of objects that merges by a key: changed and new elements, deletions, and the order of all. */
function listPatch(key: string, lists: Versions<readonly Json[]>, field: PatchField): Patch {
  const { modified, current = [] } = lists;
  const { mergeKey } = field;
  const changes = [...changedItems(lists, field), ...removedItems(lists, mergeKey)];
  const order = modified.map((item) => ({ [mergeKey]: keyOf(item, mergeKey) }));
  if (changes.length === 0 && isInOrder(order, current, mergeKey)) return {};
  return { [`$setElementOrder/${key}`]: order, ...(changes.length === 0 ? {} : { [key]: changes }) };
}

function changedItems(
  { original = [], modified, current = [] }: Versions<readonly Json[]>,
  { mergeKey, of, retainsKeys }: PatchField,
): readonly JsonObject[] {
  return (modified as readonly JsonObject[]).flatMap((item) => {
    const identity = keyOf(item, mergeKey);
    const live = find(current, mergeKey, identity);
    const versions = { original: find(original, mergeKey, identity), modified: item, current: live };
    const change = live === undefined ? item : objectPatch(versions, { shape: of, retainsKeys });
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
