import { freeze, type Json, type JsonObject } from "../json.ts";
import type { Field, GoType, Scalar } from "./go-type.ts";
import type { SchemaTable } from "./schema-table.ts";

const zeros = new WeakMap<SchemaTable, Map<string, JsonObject>>();

/** Of scalars that are not nil. */
const scalarZeros: Readonly<Partial<Record<Scalar, Json>>> = {
  string: "",
  bool: false,
  int32: 0,
  int64: 0,
  float: 0,
  intOrString: 0,
  quantity: "0",
  duration: "0s",
};

/** What Go writes for a value of a type in which nothing was set: `{}`, `null` for what is nil, `""`, `0`. */
export function zeroValue(type: GoType, table: SchemaTable): Json {
  if (type.is === "struct") return type.isPointer ? null : zeroStruct(type.key, table);
  if (type.is !== "scalar" || type.isPointer) return null;
  return scalarZeros[type.scalar] ?? null;
}

/** The same of an element of a list or map, which is stored even if it is nil: bytes come back empty. */
export function elementZero(type: GoType, table: SchemaTable): Json {
  return type.is === "scalar" && type.scalar === "bytes" ? "" : zeroValue(type, table);
}

/** A struct in which nothing was set: the fields that have no `omitempty`, and the structs that are no pointers. */
export function zeroStruct(key: string, table: SchemaTable): JsonObject {
  const known = zeros.get(table) ?? new Map<string, JsonObject>();
  zeros.set(table, known);
  let result = known.get(key);
  if (result === undefined) {
    const fields = [...(table.struct(key)?.fields.values() ?? [])].filter((field) => isWritten(field));
    result = freeze(Object.fromEntries(fields.map(({ name, type }) => [name, zeroValue(type, table)])));
    known.set(key, result);
  }
  return result;
}

/** Whether a field is written although nothing was set in it. */
export function isWritten({ type, omitsEmpty }: Field): boolean {
  if (!omitsEmpty) return true;
  if (type.is === "struct") return !type.isPointer;
  return type.is === "scalar" && !type.isPointer && structs.has(type.scalar);
}

/** Scalars in JSON that are structs in Go, which are never empty. */
const structs: ReadonlySet<string> = new Set([
  "quantity",
  "time",
  "microTime",
  "duration",
  "intOrString",
  "raw",
  "schemaOrBool",
  "schemaOrArray",
  "schemaOrStrings",
]);

/** Whether `omitempty` leaves a value out, or a nil slice without it becomes `null`. */
export function isEmptyValue(value: Json, type: GoType): boolean {
  if (type.is === "list") return !type.isPointer && (value as readonly Json[]).length === 0;
  if (type.is === "map") return Object.keys(value as JsonObject).length === 0;
  if (type.is === "struct" || type.isPointer || structs.has(type.scalar)) return false;
  return value === "" || value === 0 || value === false;
}
