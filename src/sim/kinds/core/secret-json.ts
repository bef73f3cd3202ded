import { isObject } from "../../wire/json.ts";
import { parseJson } from "../../wire/json-document.ts";

/** What Go's decoder says of text that should be a JSON object; undefined if it is one. */
export function wrongJson(text: string): string | undefined {
  try {
    const { root } = parseJson(text);
    if (isObject(root) || root === null) return undefined;
    return `json: cannot unmarshal ${goTypeOf(root)} into Go value of type map[string]interface {}`;
  } catch (error) {
    return error instanceof Error ? error.message : "invalid JSON";
  }
}

function goTypeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}
