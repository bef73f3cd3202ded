import { isObject, type Json } from "../json.ts";

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
