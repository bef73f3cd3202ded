import { isObject, jsonEqual, type Json, type JsonObject } from "../json.ts";

/** RFC 7386: null removes, objects merge, everything else replaces. What does not change is shared with `target`. */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const base = isObject(target) ? target : {};
  let result: Record<string, Json | undefined> | undefined;
  for (const [key, change] of Object.entries(patch)) {
    if (change === undefined) continue;
    const before = base[key];
    if (change === null) {
      if (!(key in base)) continue;
      result ??= { ...base };
      delete result[key];
      continue;
    }
    const after = mergePatch(before, change);
    if (after === before) continue;
    result ??= { ...base };
    result[key] = after;
  }
  return result ?? (isObject(target) ? base : {});
}

/** The merge patch that turns `from` into `to`; undefined if they are the same. */
export function createMergePatch(from: JsonObject, to: JsonObject): JsonObject | undefined {
  const patch: Record<string, Json> = {};
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const change = difference(from[key], to[key]);
    if (change !== undefined) patch[key] = change;
  }
  return Object.keys(patch).length === 0 ? undefined : patch;
}

function difference(before: Json | undefined, after: Json | undefined): Json | undefined {
  if (after === undefined || after === null)
    return before === undefined || before === null ? undefined : null;
  if (isObject(before) && isObject(after)) return createMergePatch(before, after);
  return jsonEqual(before, after) ? undefined : after;
}
