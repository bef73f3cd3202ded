import { sha256 } from "../../kernel/sha256.ts";
import { toBytes } from "../../kernel/text.ts";
import { isObject, type Json } from "../../wire/json.ts";

/**
 * What documents are compared by: definitions and paths without their prose, as short digests. `tests/schema/record-openapi.ts`
 * makes them from a real server's documents, and the test from ours.
 */
export type Digests = Readonly<Record<string, string>>;

/** A digest for each entry, of what it says but for descriptions. */
export function digestsOf(entries: Readonly<Record<string, Json | undefined>>): Digests {
  const digests = Object.entries(entries).map(([name, value]) => [name, digest(value ?? null)] as const);
  return Object.fromEntries(digests.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function digest(value: Json): string {
  return sha256(toBytes(JSON.stringify(structure(value, false)))).slice(0, 10);
}

/** Keys in order, lists of names in order, no descriptions, and references without the wrapping that prose needs. */
function structure(value: Json, isNames: boolean): Json {
  if (Array.isArray(value)) return value.map((item: Json) => structure(item, false));
  if (!isObject(value)) return value;
  const fields = Object.entries(value)
    .filter(([key, child]) => child !== undefined && (isNames || key !== "description"))
    .map(([key, child]) => [key, field(key, child as Json, isNames)] as const);
  const result = Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const { allOf } = result;
  return Array.isArray(allOf) && fields.length === 1 ? (allOf[0] as Json) : result;
}

function field(key: string, value: Json, isNames: boolean): Json {
  if (!isNames && (key === "required" || key === "x-kubernetes-group-version-kind") && Array.isArray(value)) {
    return value.map((item) => JSON.stringify(structure(item as Json, false))).toSorted();
  }
  return structure(value, key === "properties" && !isNames);
}
