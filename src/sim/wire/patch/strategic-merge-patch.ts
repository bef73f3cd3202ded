import { isObject, jsonEqual, type Json, type JsonObject } from "../json.ts";
import { goTypeOf } from "./go-value.ts";
import { mergeList } from "./merge-list.ts";
import {
  badDirective,
  deletionPrefix,
  directiveKey,
  fieldBehind,
  orderPrefix,
  retainKeys,
  withoutDirectives,
  withoutNulls,
} from "./patch-directives.ts";
import { PatchError } from "./patch-error.ts";
import type { PatchField, PatchShape } from "./patch-shape.ts";
import { applyElementOrder } from "./set-element-order.ts";
import { lookUp } from "./look-up-field.ts";

/**
 * Applies a strategic merge patch to an object of a type. What does not change is shared with `target`. Throws
 * PatchError.
 * @models staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go StrategicMergeMapPatch, 1.33
 */
export function strategicMergePatch(target: JsonObject, patch: JsonObject, shape: PatchShape): JsonObject {
  return mergeObject(target, patch, shape);
}

/** As `strategicMergePatch`; what is no struct can be merged as long as nothing inside has to be looked up. */
function mergeObject(target: JsonObject, patch: JsonObject, shape: PatchField["of"]): JsonObject {
  const directive = patch[directiveKey];
  if (directive !== undefined) return follow(directive, patch);
  const { kept, rest } = retained(target, patch);
  const ordered = applyElementOrder({ object: kept, patch: rest }, shape, mergeObject);
  const result: Record<string, Json | undefined> = { ...ordered.object };
  for (const [key, change] of Object.entries(ordered.rest)) {
    if (change !== undefined) mergeField(result, { key, change }, shape);
  }
  return isSame(result, target) ? target : result;
}

/** `$patch` of an object: the patch takes its place, or it is emptied. */
function follow(directive: Json, patch: JsonObject): JsonObject {
  const { [directiveKey]: _, ...rest } = patch;
  if (directive === "replace") return rest;
  if (directive === "delete") return {};
  throw badDirective(directive, patch);
}

function isSame(result: JsonObject, target: JsonObject): boolean {
  const keys = Object.keys(result);
  return keys.length === Object.keys(target).length && keys.every((key) => result[key] === target[key]);
}

/** `$retainKeys`: what is not named goes. */
function retained(
  target: JsonObject,
  patch: JsonObject,
): { readonly kept: JsonObject; readonly rest: JsonObject } {
  const { [retainKeys]: keys, ...rest } = patch;
  if (keys === undefined) return { kept: target, rest: patch };
  const named = new Set<unknown>(Array.isArray(keys) ? keys : []);
  const strangers = Object.entries(rest).filter(
    ([key, value]) =>
      value !== null && !named.has(key) && !key.startsWith(deletionPrefix) && !key.startsWith(orderPrefix),
  );
  if (!Array.isArray(keys) || strangers.length > 0) {
    throw new PatchError("invalid patch format of retainKeys", "malformed");
  }
  return { kept: Object.fromEntries(Object.entries(target).filter(([key]) => named.has(key))), rest };
}

interface Change {
  readonly key: string;
  readonly change: Json;
}

function mergeField(
  result: Record<string, Json | undefined>,
  { key, change }: Change,
  shape: PatchField["of"],
): void {
  const isDeletion = key.startsWith(deletionPrefix);
  const field = isDeletion ? fieldBehind(key, deletionPrefix) : key;
  const before = result[field];
  if (change === null) {
    delete result[field];
  } else if (before === undefined || goTypeOf(before) !== goTypeOf(change)) {
    if (!isDeletion) set(result, field, withoutDirectives(withoutNulls(change)));
  } else if (isObject(before) && isObject(change)) {
    result[field] = mergedObject(before, change, lookUp(shape, field));
  } else if (Array.isArray(before) && Array.isArray(change)) {
    const known = lookUp(shape, field);
    const lists = { before: before as readonly Json[], patch: change as readonly Json[], isDeletion };
    result[field] = mergesList(known, isDeletion) ? mergeList(lists, known, mergeObject) : change;
  } else if (!jsonEqual(before, change)) {
    result[field] = change;
  }
}

function mergesList({ strategy }: PatchField, isDeletion: boolean): boolean {
  return strategy === "merge" || isDeletion;
}

function mergedObject(before: JsonObject, change: JsonObject, { strategy, of }: PatchField): JsonObject {
  return strategy === "replace" ? change : mergeObject(before, change, of);
}

function set(result: Record<string, Json | undefined>, field: string, value: Json | undefined): void {
  if (value === undefined) delete result[field];
  else if (!jsonEqual(result[field], value)) result[field] = value;
}
