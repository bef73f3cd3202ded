import { isObject, type Json, type JsonObject } from "../json.ts";

/**
 * RFC 7386: null removes, objects merge, everything else replaces. What does not change is shared with `target`.
 * Objects in lists lose their nulls, too.
 * @models gopkg.in/evanphx/json-patch.v4 MergePatch
 */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (Array.isArray(patch))
    return patch.map((item: Json) => (item === null ? item : mergePatch(undefined, item)));
  return isObject(patch) ? mergeObjects(isObject(target) ? target : undefined, patch) : patch;
}

function mergeObjects(target: JsonObject | undefined, patch: JsonObject): JsonObject {
  const base = target ?? {};
  let result: Record<string, Json | undefined> | undefined;
  for (const [key, change] of Object.entries(patch)) {
    const before = base[key];
    const after = change === null || change === undefined ? undefined : mergePatch(before, change);
    if (change === undefined || after === before) continue;
    result ??= { ...base };
    if (after === undefined) delete result[key];
    else result[key] = after;
  }
  return result ?? base;
}
