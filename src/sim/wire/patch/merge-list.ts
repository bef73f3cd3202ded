import { isObject, type Json, type JsonObject } from "../json.ts";
import { ordered } from "./element-order.ts";
import { goTypeOf, goValue } from "./go-value.ts";
import { badDirective, directiveKey, noMergeKey } from "./patch-directives.ts";
import { PatchError } from "./patch-error.ts";
import type { PatchField } from "./patch-shape.ts";

/** Merges a patch into an object of a type. */
export type MergeObject = (target: JsonObject, patch: JsonObject, shape: PatchField["of"]) => JsonObject;

interface Lists {
  readonly before: readonly Json[];
  readonly patch: readonly Json[];
  /** The patch names what is to go, from a list of plain values. */
  readonly isDeletion: boolean;
}

/**
 * Merges two lists: of plain values as sets, of objects by their merge key.
 * @models staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go mergeSlice, 1.33
 */
export function mergeList(
  { before, patch, isDeletion }: Lists,
  field: PatchField,
  merge: MergeObject,
): readonly Json[] {
  if (before.length === 0 && patch.length === 0) return before;
  if (elementType(before, patch) !== "map[string]interface {}") {
    if (isDeletion) return before.filter((item) => !patch.includes(item));
    return shared(ordered([...new Set([...before, ...patch])], patch, before, ""), before);
  }
  const { mergeKey } = field;
  if (mergeKey === "") throw new PatchError("cannot merge lists without merge key for struct", "failed");
  const { kept, items, replaces } = directed(
    before as readonly JsonObject[],
    patch as readonly JsonObject[],
    mergeKey,
  );
  if (replaces) return items;
  const merged = mergeItems({ kept, items }, field, merge);
  for (const item of kept) keyOf(item, mergeKey);
  return shared(ordered(merged, items, kept, mergeKey), before);
}

/** The list itself if nothing has changed in it. */
function shared(after: readonly Json[], before: readonly Json[]): readonly Json[] {
  return after.length === before.length && after.every((item, index) => item === before[index])
    ? before
    : after;
}

function elementType(before: readonly Json[], patch: readonly Json[]): string {
  const [first, ...others] = [...before, ...patch].map((item) => goTypeOf(item));
  if (first === "[]interface {}") throw new PatchError("lists of lists are not supported", "rejected");
  if (others.every((type) => type === first)) return first ?? "";
  throw new PatchError(`list element types are not identical: ${goValue([before, patch])}`, "failed");
}

interface Directed {
  /** The elements that are not to be deleted. */
  readonly kept: readonly JsonObject[];
  /** Those of the patch that are no directives. */
  readonly items: readonly JsonObject[];
  readonly replaces: boolean;
}

function directed(before: readonly JsonObject[], patch: readonly JsonObject[], mergeKey: string): Directed {
  const items: JsonObject[] = [];
  const deleted = new Set<Json>();
  let replaces = false;
  for (const item of patch) {
    const directive = item[directiveKey];
    if (directive === undefined) items.push(item);
    else if (directive === "delete") deleted.add(keyOf(item, mergeKey));
    else if (directive === "replace") replaces = true;
    else if (directive === "merge") {
      throw new PatchError("merging lists cannot yet be specified in the patch", "failed");
    } else throw badDirective(directive, item);
  }
  const kept = before.filter((item) => !deleted.has(item[mergeKey] as Json));
  return { kept, items, replaces };
}

function mergeItems(
  { kept, items }: Pick<Directed, "kept" | "items">,
  { mergeKey, of }: PatchField,
  merge: MergeObject,
): readonly JsonObject[] {
  const merged = [...kept];
  const places = new Map<Json | undefined, number>();
  for (const [index, item] of merged.entries()) {
    const key = item[mergeKey];
    if (!places.has(key)) places.set(key, index);
  }
  for (const item of items) {
    const key = keyOf(item, mergeKey);
    const place = places.get(key);
    const known = place === undefined ? undefined : merged[place];
    if (place === undefined || known === undefined) {
      places.set(key, merged.length);
      merged.push(item);
    } else {
      merged[place] = merge(known, item, of);
    }
  }
  return merged;
}

/** The value of an element's merge key, which it must have. */
export function keyOf(item: Json, mergeKey: string): Json {
  const value = isObject(item) ? item[mergeKey] : undefined;
  if (value === undefined) throw noMergeKey(isObject(item) ? item : {}, mergeKey);
  return value;
}
