import { isObject, type Json, type JsonObject } from "../json.ts";
import { goValue } from "./go-value.ts";
import { PatchError } from "./patch-error.ts";

export const directiveKey = "$patch";
export const retainKeys = "$retainKeys";
export const orderPrefix = "$setElementOrder";
export const deletionPrefix = "$deleteFromPrimitiveList";

const malformed: Readonly<Record<string, string>> = {
  [orderPrefix]: "invalid patch format of setElementOrder list",
  [deletionPrefix]: "invalid patch format of primitive list",
};

/** The field that a directive such as `$setElementOrder/containers` is about. */
export function fieldBehind(key: string, prefix: string): string {
  const slash = key.indexOf("/");
  if (slash >= 0 && key.slice(0, slash) === prefix) return key.slice(slash + 1);
  throw new PatchError(malformed[prefix] ?? "", "malformed");
}

/** A value of a patch as an object has it: what is marked with `$patch` is left out. */
export function withoutDirectives(value: Json): Json | undefined {
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => withoutDirectives(item));
    return items.filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  const fields = value;
  if (fields[directiveKey] !== undefined) return undefined;
  const entries = Object.entries(fields).map(
    ([key, item]) => [key, item === undefined ? item : withoutDirectives(item)] as const,
  );
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** Null says that a field is to go, and a new object has none to lose. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => withoutNulls(item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNulls(item as Json)]));
}

export function badDirective(directive: Json, within: JsonObject): PatchError {
  return new PatchError(`unknown patch type: ${goValue(directive)} in map: ${goValue(within)}`, "failed");
}

export function noMergeKey(item: JsonObject, mergeKey: string): PatchError {
  return new PatchError(`map: ${goValue(item)} does not contain declared merge key: ${mergeKey}`, "failed");
}
