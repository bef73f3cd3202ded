import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Field, GoType, Scalar } from "../schema/go-type.ts";
import type { SchemaTable } from "../schema/schema-table.ts";

/**
 * Objects as a Go struct shows itself: what is empty and has omitempty is gone, and everything else is there, if only
 * as its zero value. Ownership is counted in this form, so that `status: {}` of a new object is nobody's.
 * @models sigs.k8s.io/structured-merge-diff/v4/value structreflect.go
 */
export class GoForms {
  readonly #table: SchemaTable;
  readonly #known = new WeakMap<object, JsonObject>();

  constructor(table: SchemaTable) {
    this.#table = table;
  }

  /** An object of a type such as `apps/v1.Deployment`. What is in this form already comes back as it is. */
  of(value: JsonObject, key: string): JsonObject {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const fields = this.#table.struct(key)?.fields;
    const form = fields === undefined ? value : this.#struct(value, fields);
    this.#known.set(value, form);
    this.#known.set(form, form);
    return form;
  }

  #struct(value: JsonObject, fields: ReadonlyMap<string, Field>): JsonObject {
    const result: Record<string, Json> = {};
    let isSame = true;
    for (const [name, field] of fields) {
      const given = value[name];
      const shown = this.#field(given, field);
      if (shown !== given) isSame = false;
      if (shown !== undefined) result[name] = shown;
    }
    return isSame && Object.keys(value).every((name) => fields.has(name)) ? value : result;
  }

  #field(given: Json | undefined, { type, omitsEmpty }: Field): Json | undefined {
    const value = given === undefined || given === null ? undefined : this.#value(given, type);
    if (value === undefined || isEmpty(value, type)) {
      if (omitsEmpty && !isStruct(type)) return undefined;
      return value ?? this.#zero(type);
    }
    return value;
  }

  #value(given: Json, type: GoType): Json {
    if (type.is === "struct") return isObject(given) ? this.of(given, type.key) : given;
    if (type.is === "list" && Array.isArray(given)) {
      const items = (given as readonly Json[]).map((item) =>
        this.#value(item ?? this.#zero(type.of), type.of),
      );
      return items.every((item, index) => item === given[index]) ? given : items;
    }
    if (type.is === "map" && isObject(given)) {
      const entries = Object.entries(given);
      const shown = entries.map(
        ([key, item]) => [key, this.#value(item ?? this.#zero(type.of), type.of)] as const,
      );
      return shown.every(([key, item]) => item === given[key]) ? given : Object.fromEntries(shown);
    }
    return given;
  }

  #zero(type: GoType): Json {
    if ("isPointer" in type && type.isPointer) return null;
    if (type.is === "struct") return this.of({}, type.key);
    return type.is === "scalar" ? zeros[type.scalar] : null;
  }
}

const zeros: Readonly<Record<Scalar, Json>> = {
  string: "",
  int32: 0,
  int64: 0,
  float: 0,
  bool: false,
  quantity: "0",
  duration: "0s",
  intOrString: 0,
  bytes: null,
  time: null,
  microTime: null,
  raw: null,
  schemaOrBool: null,
  schemaOrArray: null,
  schemaOrStrings: null,
};

const structs: ReadonlySet<Scalar> = new Set([
  "quantity",
  "duration",
  "intOrString",
  "time",
  "microTime",
  "raw",
]);

/** What omitempty never leaves out. */
function isStruct(type: GoType): boolean {
  if ("isPointer" in type && type.isPointer) return false;
  return type.is === "struct" || (type.is === "scalar" && structs.has(type.scalar));
}

/** What omitempty leaves out. A pointer to nothing much is still something. */
function isEmpty(value: Json, type: GoType): boolean {
  if ("isPointer" in type && type.isPointer) return false;
  if (Array.isArray(value)) return value.length === 0;
  if (type.is === "map") return isObject(value) && Object.keys(value).length === 0;
  return type.is === "scalar" && (value === "" || value === 0 || value === false);
}
