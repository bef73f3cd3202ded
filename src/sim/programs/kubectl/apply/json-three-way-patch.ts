import { isObject, jsonEqual, type Json, type JsonObject } from "../../../wire/json.ts";

/** What was applied last, what is to be applied, and what the server has. */
export interface JsonVersions {
  readonly original: JsonObject | undefined;
  readonly modified: JsonObject;
  readonly current: JsonObject;
}

/**
 * The merge patch that brings a live object to a new manifest, for kinds of which kubectl knows no type: it sets what
 * differs and removes what was applied before and is gone. Undefined if there is nothing to do.
 * @models staging/src/k8s.io/apimachinery/pkg/util/jsonmergepatch/patch.go, 1.33
 */
export function jsonThreeWayPatch({
  original = {},
  modified,
  current,
}: JsonVersions): JsonObject | undefined {
  const removed = Object.keys(original).filter(
    (key) => hasValue(original[key]) && modified[key] === undefined,
  );
  const changed = Object.keys(modified).flatMap((key): readonly (readonly [string, Json])[] => {
    const value = modified[key] ?? null;
    const change = value === null ? undefined : changeOf(value, original[key], current[key]);
    return change === undefined ? [] : [[key, change]];
  });
  if (removed.length + changed.length === 0) return undefined;
  return Object.fromEntries([...removed.map((key) => [key, null] as const), ...changed]);
}

function hasValue(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

function changeOf(value: Json, before: Json | undefined, live: Json | undefined): Json | undefined {
  if (!isObject(value) || !isObject(live)) return jsonEqual(live, value) ? undefined : value;
  const original = isObject(before) ? before : undefined;
  return jsonThreeWayPatch({ original, modified: value, current: live });
}
