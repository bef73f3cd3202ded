import { isObject, type Json, type JsonObject } from "../json.ts";

/** A value as Go's `%v` prints it: `map[name:web ports:[80 443]]`. */
export function goValue(value: Json | undefined): string {
  if (value === undefined || value === null) return "<nil>";
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map((item) => goValue(item)).join(" ")}]`;
  if (typeof value !== "object") return String(value);
  const fields = value as JsonObject;
  const keys = Object.keys(fields).filter((key) => fields[key] !== undefined);
  return `map[${keys
    .toSorted()
    .map((key) => `${key}:${goValue(fields[key])}`)
    .join(" ")}]`;
}

/** The type that a value has in Go once it is read from JSON. */
export function goTypeOf(value: Json | undefined): string {
  if (Array.isArray(value)) return "[]interface {}";
  if (isObject(value)) return "map[string]interface {}";
  if (typeof value === "number") return Number.isInteger(value) ? "int64" : "float64";
  if (typeof value === "boolean") return "bool";
  return value === null || value === undefined ? "%!s(<nil>)" : "string";
}
