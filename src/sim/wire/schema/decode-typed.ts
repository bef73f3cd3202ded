import { goQuote } from "../go-quote.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { JsonDocument } from "../json-document.ts";
import { DecodeError } from "./decode-error.ts";
import { decodeScalar, kindOf, Mismatch } from "./decode-scalar.ts";
import { goName, shortName, type Field, type GoType, type StructType } from "./go-type.ts";
import type { SchemaTable } from "./schema-table.ts";
import { elementZero, isEmptyValue, isWritten, zeroValue } from "./zero-value.ts";

/** An object as Go would write it again: unknown and empty fields are gone, and what Go always writes is there. */
export interface Typed {
  readonly object: JsonObject;
  /** `unknown field "spec.foo"`, `duplicate field "spec.bar"`, in the order of the text. */
  readonly strictErrors: readonly string[];
}

/** Reads what was written into types of one version. What does not change is shared with the input. */
export interface TypedInput {
  readonly table: SchemaTable;
  /** `core/v1.Pod` */
  readonly key: string;
  /** What the text says beyond the values, where there was a text. */
  readonly document?: JsonDocument;
}

/**
 * Reads JSON into a type and back. Throws DecodeError with what does not fit first; a value that its type's own code
 * refuses comes before all others, as in Go.
 * @models sigs.k8s.io/json UnmarshalStrict, staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json, 1.33
 */
export function decodeTyped(value: JsonObject, input: TypedInput): Typed {
  const decoder = new Decoder(input);
  const object = decoder.root(value, input.key);
  return { object, strictErrors: [...decoder.strictErrors] };
}

const strictErrorsMax = 100;

/** Where in the object a value stands. */
interface Place {
  /** The struct whose field it is. */
  readonly struct: string;
  /** `spec.containers.ports`: without indexes, as encoding/json names fields. */
  readonly field: string;
  /** `spec.containers[0].ports[1]` */
  readonly path: string;
  /** The number's text, if it is not how JavaScript writes it. */
  readonly literal?: string | undefined;
}

type Fields = Record<string, Json | undefined>;

class Decoder {
  readonly strictErrors = new Set<string>();
  readonly #table: SchemaTable;
  readonly #document: JsonDocument | undefined;
  /** The first value of a wrong sort; decoding goes on. */
  #mismatch: DecodeError | undefined;

  constructor({ table, document }: TypedInput) {
    this.#table = table;
    this.#document = document;
  }

  root(value: JsonObject, key: string): JsonObject {
    const type = this.#table.struct(key);
    if (type === undefined) return value;
    const object = this.#struct(value, type, { struct: shortName(key), field: "", path: "" });
    if (this.#mismatch !== undefined) throw this.#mismatch;
    return object;
  }

  #struct(value: JsonObject, type: StructType, place: Place): JsonObject {
    let result: Fields | undefined;
    const seen = new Set<string>();
    for (const [name, child] of this.#entries(value)) {
      const field = type.fields.get(name);
      const path = place.path === "" ? name : `${place.path}.${name}`;
      if (field === undefined) this.#strict("unknown", path);
      else if (seen.has(name)) this.#strict("duplicate", path);
      const after =
        field === undefined ? undefined : this.#field(child, field, this.#below(place, value, type, name));
      if (after === value[name] && !seen.has(name)) {
        seen.add(name);
        continue;
      }
      result ??= { ...value };
      result[name] = seen.has(name) ? merged(result[name], after) : after;
      if (result[name] === undefined) delete result[name];
      seen.add(name);
    }
    return this.#completed(result, value, type);
  }

  #below(place: Place, owner: object, type: StructType, name: string): Place {
    return {
      struct: shortName(type.key),
      field: place.field === "" ? name : `${place.field}.${name}`,
      path: place.path === "" ? name : `${place.path}.${name}`,
      literal: this.#document?.literals?.get(owner)?.get(name),
    };
  }

  /** With the zero values that Go writes for what nobody has set. */
  #completed(changed: Fields | undefined, value: JsonObject, type: StructType): JsonObject {
    let result = changed;
    for (const field of type.fields.values()) {
      if (!isWritten(field) || (result ?? value)[field.name] !== undefined) continue;
      result ??= { ...value };
      result[field.name] = zeroValue(field.type, this.#table);
    }
    return result ?? value;
  }

  #entries(value: JsonObject): readonly (readonly [string, Json])[] {
    const repeated = this.#document?.repeated?.get(value);
    if (repeated !== undefined) return repeated;
    return Object.entries(value).map(([name, child]) => [name, child ?? null]);
  }

  #strict(what: "unknown" | "duplicate", path: string): void {
    if (this.strictErrors.size < strictErrorsMax) this.strictErrors.add(`${what} field ${goQuote(path)}`);
  }

  /** Undefined for what is left out. */
  #field(value: Json, { type, omitsEmpty }: Field, place: Place): Json | undefined {
    const decoded = this.#value(value, type, place);
    if (decoded === undefined || !isEmptyValue(decoded, type)) return decoded;
    if (omitsEmpty) return undefined;
    return type.is === "scalar" ? decoded : null;
  }

  /** Undefined for null: in Go nothing is set. */
  #value(value: Json, type: GoType, place: Place): Json | undefined {
    if (value === null) return undefined;
    if (type.is === "scalar") {
      const literal = place.literal ?? (typeof value === "number" ? String(value) : "");
      const scalar = decodeScalar(value, type, literal);
      return scalar instanceof Mismatch ? this.#wrong(scalar, place) : scalar;
    }
    if (type.is === "list") {
      return Array.isArray(value) ? this.#list(value, type.of, place) : this.#wrongSort(value, type, place);
    }
    if (!isObject(value)) return this.#wrongSort(value, type, place);
    if (type.is === "map") return this.#map(value, type.of, place);
    const struct = this.#table.struct(type.key);
    return struct === undefined ? value : this.#struct(value, struct, place);
  }

  #list(items: readonly Json[], type: GoType, place: Place): Json {
    let result: Json[] | undefined;
    const literals = this.#document?.literals?.get(items);
    for (const [index, item] of items.entries()) {
      const at = { ...place, path: `${place.path}[${index}]`, literal: literals?.get(index) };
      const after = this.#value(item, type, at) ?? elementZero(type, this.#table);
      if (after === item) continue;
      result ??= [...items];
      result[index] = after;
    }
    return result ?? items;
  }

  #map(values: JsonObject, type: GoType, place: Place): Json {
    let result: Map<string, Json> | undefined;
    const literals = this.#document?.literals?.get(values);
    const seen = new Set<string>();
    for (const [key, item] of this.#entries(values)) {
      const path = `${place.path}.${key}`;
      if (seen.has(key)) this.#strict("duplicate", path);
      seen.add(key);
      const after = this.#value(item, type, { ...place, path, literal: literals?.get(key) });
      const filled = after ?? elementZero(type, this.#table);
      if (filled === (result === undefined ? values[key] : result.get(key))) continue;
      result ??= new Map(Object.entries(values) as [string, Json][]);
      result.set(key, filled);
    }
    return result === undefined ? values : Object.fromEntries(result);
  }

  #wrongSort(value: Json, type: GoType, place: Place): undefined {
    return this.#wrong(new Mismatch(kindOf(value), goName(type)), place);
  }

  #wrong({ shown, type }: Mismatch, { struct, field }: Place): undefined {
    this.#mismatch ??= new DecodeError(
      `json: cannot unmarshal ${shown} into Go struct field ${struct}.${field} of type ${type}`,
    );
  }
}

/** The second value of a key goes into the first one's struct or map. */
function merged(before: Json | undefined, after: Json | undefined): Json | undefined {
  if (!isObject(before) || !isObject(after)) return after ?? before;
  return { ...before, ...after };
}
