import { isObject, type Json } from "../json.ts";
import type { GoType, ScalarType } from "../schema/go-type.ts";
import { goName } from "../schema/go-type.ts";
import type { SchemaTable } from "../schema/schema-table.ts";

/**
 * Why a merged object does not fit its type: what the real server says where it goes from maps to structs, not through
 * JSON. Undefined if it fits, or if what is wrong is in the text of a quantity, a time or bytes.
 * @models staging/src/k8s.io/apimachinery/pkg/runtime/converter.go fromUnstructured, 1.33
 */
export function conversionError(value: Json, key: string, table: SchemaTable): string | undefined {
  return new Converter(table).struct(value, key);
}

class Converter {
  readonly #table: SchemaTable;

  constructor(table: SchemaTable) {
    this.#table = table;
  }

  struct(value: Json, key: string): string | undefined {
    if (!isObject(value)) return `cannot restore struct from: ${kindOf(value)}`;
    for (const [name, { type }] of this.#table.struct(key)?.fields ?? []) {
      const wrong = this.#value(value[name], type);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  #value(value: Json | undefined, type: GoType): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (type.is === "struct") return this.struct(value, type.key);
    if (type.is === "scalar") return scalarError(value, type);
    if (type.is === "list") {
      if (!Array.isArray(value)) return `cannot restore slice from ${kindOf(value)}`;
      return this.#first(value as readonly Json[], type.of);
    }
    if (!isObject(value)) return `cannot restore map from ${kindOf(value)}`;
    return this.#first(Object.values(value) as readonly Json[], type.of);
  }

  #first(values: readonly Json[], type: GoType): string | undefined {
    for (const value of values) {
      const wrong = this.#value(value, type);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }
}

const goKinds: Readonly<Record<string, string>> = {
  string: "string",
  int32: "int32",
  int64: "int64",
  float: "float64",
  bool: "bool",
};

function scalarError(value: Json, type: ScalarType): string | undefined {
  const kind = goKinds[type.scalar];
  if (kind === undefined || fits(value, kind)) return undefined;
  const isNumber = typeof value === "number";
  const canConvert = isNumber && (kind !== "string" || Number.isInteger(value)) && kind !== "bool";
  return canConvert ? `cannot convert ${kindOf(value)} to ${goName(type)}` : `unrecognized type: ${kind}`;
}

function fits(value: Json, kind: string): boolean {
  if (kind === "string" || kind === "bool") return typeof value === (kind === "bool" ? "boolean" : kind);
  return typeof value === "number" && (kind === "float64" || Number.isInteger(value));
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return "slice";
  if (typeof value === "object") return "map";
  if (typeof value === "number") return Number.isInteger(value) ? "int64" : "float64";
  return typeof value === "boolean" ? "bool" : typeof value;
}
