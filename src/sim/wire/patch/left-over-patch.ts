import { isObject, type Json, type JsonObject } from "../json.ts";

const orderPrefix = "$setElementOrder/";

/**
 * What the real server has left of a strategic merge patch after merging it, and quotes in refusals: it takes away
 * directives, and lists whose order was given, as it goes.
 */
export function leftOverPatch(patch: JsonObject): JsonObject {
  const ordered = Object.keys(patch).filter((key) => key.startsWith(orderPrefix));
  const gone = new Set([
    ...ordered,
    ...ordered.map((key) => key.slice(orderPrefix.length)),
    "$patch",
    "$retainKeys",
  ]);
  const left = Object.entries(patch).filter(([key]) => !gone.has(key));
  return Object.fromEntries(
    left.map(([key, value]) => [key, isObject(value) ? leftOverPatch(value) : (value as Json)]),
  );
}
