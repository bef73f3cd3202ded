import { isObject, type Json, type JsonObject } from "../json.ts";
import { identityOf, ordered } from "./element-order.ts";
import { goTypeOf, goValue } from "./go-value.ts";
import { lookUp } from "./look-up-field.ts";
import { mergeList, type MergeObject } from "./merge-list.ts";
import { directiveKey, fieldBehind, noMergeKey, orderPrefix, withoutDirectives } from "./patch-directives.ts";
import { PatchError } from "./patch-error.ts";
import type { PatchField } from "./patch-shape.ts";

/** What is done, and what of the patch remains to be done. */
interface Applied {
  readonly object: JsonObject;
  readonly rest: JsonObject;
}

/**
 * Merges the lists whose order a patch names (`$setElementOrder/containers`), and puts them into that order.
 * @models staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go mergePatchIntoOriginal, 1.33
 */
export function applyElementOrder(
  { object, patch }: { readonly object: JsonObject; readonly patch: JsonObject },
  shape: PatchField["of"],
  merge: MergeObject,
): Applied {
  const directives = Object.keys(patch).filter((key) => key.startsWith(orderPrefix));
  if (directives.length === 0) return { object, rest: patch };
  const result: Record<string, Json | undefined> = { ...object };
  const rest: Record<string, Json | undefined> = { ...patch };
  for (const directive of directives) {
    const order = listOf(patch[directive]);
    const field = fieldBehind(directive, orderPrefix);
    const before = result[field] === undefined ? undefined : listOf(result[field]);
    const change = patch[field] === undefined ? undefined : listOf(patch[field]);
    const known = lookUp(shape, field);
    checkOrder(change ?? [], order, known.mergeKey);
    delete rest[directive];
    const merged = mergedList({ before, change }, known, merge);
    if (merged === undefined) continue;
    checkKeys(merged, known.mergeKey);
    result[field] = merged.length === 0 ? merged : ordered(merged, order, before ?? [], known.mergeKey);
    delete rest[field];
  }
  return { object: result, rest };
}

interface Lists {
  readonly before: readonly Json[] | undefined;
  readonly change: readonly Json[] | undefined;
}

function mergedList(
  { before, change }: Lists,
  field: PatchField,
  merge: MergeObject,
): readonly Json[] | undefined {
  if (change === undefined) return before;
  if (before === undefined) return withoutDirectives(change) as readonly Json[];
  return field.strategy === "merge"
    ? mergeList({ before, patch: change, isDeletion: false }, field, merge)
    : change;
}

function listOf(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  throw new PatchError(`expected a []interface {}, but received a ${goTypeOf(value)}`, "failed");
}

function checkKeys(list: readonly Json[], mergeKey: string): void {
  if (mergeKey === "") return;
  for (const item of list) {
    if (isObject(item) && item[mergeKey] === undefined) throw noMergeKey(item, mergeKey);
  }
}

/** What a patch brings must stand in the order that it names. */
function checkOrder(patch: readonly Json[], order: readonly Json[], mergeKey: string): void {
  const items = patch.filter((item) => !(isObject(item) && item[directiveKey] !== undefined));
  if (order.length === 0 || patch.length === 0) return;
  let next = 0;
  for (const item of order) {
    const current = items[next];
    if (current !== undefined && identityOf(current, mergeKey) === identityOf(item, mergeKey)) next++;
  }
  if (next >= items.length) return;
  const why = `The order in patch list:\n${goValue(patch)}\n doesn't match ${orderPrefix} list:\n${goValue(order)}\n`;
  throw new PatchError(why, "failed");
}
