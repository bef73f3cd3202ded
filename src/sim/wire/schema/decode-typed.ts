import { unreachable } from "../../kernel/assert.ts";
import { decodeBase64 } from "../base64.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { formatQuantity, parseQuantity } from "../quantity.ts";
import { parseRfc3339 } from "../../kernel/time.ts";
import { goName, shortName, structFields, type GoField, type GoType } from "./go-types.ts";

/** A value that Go could not put into the type. The message is encoding/json's, or the type's own. */
export class DecodeError extends Error {
  override name = "DecodeError";
}

/** An object as Go would write it again: unknown and empty fields are gone. */
export interface Typed {
  readonly object: JsonObject;
  /** `unknown field "spec.foo"` */
  readonly strictErrors: readonly string[];
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
}

/**
 * Reads JSON into a type (`core/v1.Pod`) and back. What does not change is shared with the input. Throws DecodeError.
 * @models sigs.k8s.io/json UnmarshalStrict, staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json, 1.33
 */
export function decodeTyped(value: JsonObject, type: string): Typed {
  const decoder = new Decoder();
  const object = decoder.struct(value, type, { struct: shortName(type), field: "", path: "" });
  return { object, strictErrors: decoder.strictErrors };
}

class Decoder {
  readonly strictErrors: string[] = [];

  struct(value: JsonObject, key: string, place: Place): JsonObject {
    const fields = structFields(key);
    if (fields === undefined) return value;
    let result: Record<string, Json | undefined> | undefined;
    for (const [name, child] of Object.entries(value)) {
      const field = fields.get(name);
      const path = place.path === "" ? name : `${place.path}.${name}`;
      const after =
        field === undefined
          ? this.#unknown(path)
          : this.#field(child ?? null, field, {
              struct: shortName(key),
              field: place.field === "" ? name : `${place.field}.${name}`,
              path,
            });
      if (after === child) continue;
      result ??= { ...value };
      if (after === undefined) delete result[name];
      else result[name] = after;
    }
    return result ?? value;
  }

  #unknown(path: string): undefined {
    if (this.strictErrors.length < strictErrorsMax)
      this.strictErrors.push(`unknown field ${JSON.stringify(path)}`);
  }

  #field(value: Json, { type, omitsEmpty }: GoField, place: Place): Json | undefined {
    const decoded = this.#value(value, type, place);
    return omitsEmpty && isEmpty(decoded, type) ? undefined : decoded;
  }

  /** Undefined for null: in Go nothing is set. */
  #value(value: Json, type: GoType, place: Place): Json | undefined {
    if (value === null) return undefined;
    switch (type.is) {
      case "struct":
        if (!isObject(value)) throw mismatch(value, type, place);
        return this.struct(value, type.key, place);
      case "list":
        if (!Array.isArray(value)) throw mismatch(value, type, place);
        return this.#list(value, type.of, place);
      case "map":
        if (!isObject(value)) throw mismatch(value, type, place);
        return this.#map(value, type.of, place);
      case "scalar":
        return scalar(value, type, place);
      default:
        return unreachable(type);
    }
  }

  #list(items: readonly Json[], type: GoType, place: Place): Json {
    let result: Json[] | undefined;
    for (const [index, item] of items.entries()) {
      const after = this.#value(item, type, { ...place, path: `${place.path}[${index}]` }) ?? zero(type);
      if (after === item) continue;
      result ??= [...items];
      result[index] = after;
    }
    return result ?? items;
  }

  #map(values: JsonObject, type: GoType, place: Place): Json {
    let result: Record<string, Json | undefined> | undefined;
    for (const [key, item] of Object.entries(values)) {
      const after = this.#value(item ?? null, type, { ...place, path: `${place.path}.${key}` }) ?? zero(type);
      if (after === item) continue;
      result ??= { ...values };
      result[key] = after;
    }
    return result ?? values;
  }
}

function zero(type: GoType): Json {
  if (type.is === "struct" || type.is === "map") return {};
  if (type.is === "list") return [];
  return type.scalar === "int" ? 0 : type.scalar === "bool" ? false : "";
}

/** What `omitempty` leaves out. A pointer to nothing much is still something. */
function isEmpty(value: Json | undefined, type: GoType): boolean {
  if (value === undefined) return true;
  if (type.is === "list") return (value as readonly Json[]).length === 0;
  if (type.is === "map") return Object.keys(value as JsonObject).length === 0;
  if (type.is === "struct" || type.isPointer) return false;
  return value === "" || value === 0 || value === false;
}

type ScalarType = Extract<GoType, { is: "scalar" }>;

function scalar(value: Json, type: ScalarType, place: Place): Json {
  switch (type.scalar) {
    case "string":
      if (typeof value !== "string") throw mismatch(value, type, place);
      return value;
    case "bool":
      if (typeof value !== "boolean") throw mismatch(value, type, place);
      return value;
    case "int":
      return integer(value, type, place);
    case "intOrString":
      return typeof value === "string" ? value : integer(value, { ...type, name: "int32" }, place);
    case "quantity":
      return quantity(value);
    case "bytes":
      return bytes(value, type, place);
    case "time":
      return time(value, type, place);
    case "any":
      return value;
    default:
      return unreachable(type.scalar);
  }
}

const int32Max = 2_147_483_647;

function integer(value: Json, type: ScalarType, place: Place): number {
  if (typeof value !== "number") throw mismatch(value, type, place);
  const isInRange = type.name === "int64" ? Number.isSafeInteger(value) : Math.abs(value) <= int32Max + 1;
  if (Number.isInteger(value) && isInRange) return value;
  throw mismatch(value, type, place, `number ${value}`);
}

function quantity(value: Json): string {
  if (typeof value !== "string" && typeof value !== "number") {
    throw new DecodeError(
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    );
  }
  const parsed = parseQuantity(String(value));
  if (parsed !== undefined) return formatQuantity(parsed);
  const isNumber = /^[+-]?[0-9.]+[A-Za-z]+$/.test(String(value));
  throw new DecodeError(
    isNumber
      ? "unable to parse quantity's suffix"
      : "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  );
}

function bytes(value: Json, type: ScalarType, place: Place): string {
  if (typeof value !== "string") throw mismatch(value, type, place);
  if (decodeBase64(value) !== undefined) return value;
  const wrong = value.search(/[^A-Za-z0-9+/]/);
  throw new DecodeError(
    `illegal base64 data at input byte ${wrong < 0 ? value.length - (value.length % 4) : wrong}`,
  );
}

function time(value: Json, type: ScalarType, place: Place): string {
  if (typeof value !== "string") throw mismatch(value, { ...type, name: "string" }, place);
  if (parseRfc3339(value) !== undefined) return value;
  const text = JSON.stringify(value);
  throw new DecodeError(
    `parsing time ${text} as "2006-01-02T15:04:05Z07:00": cannot parse ${text} as "2006"`,
  );
}

function mismatch(value: Json, type: GoType, { struct, field }: Place, shown = kindOf(value)): DecodeError {
  return new DecodeError(
    `json: cannot unmarshal ${shown} into Go struct field ${struct}.${field} of type ${goName(type)}`,
  );
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}
