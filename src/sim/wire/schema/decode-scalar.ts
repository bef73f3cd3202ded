import { decodeBase64 } from "../base64.ts";
import { formatGoDuration, parseGoDuration } from "../duration.ts";
import { isObject, type Json } from "../json.ts";
import { formatQuantity, parseQuantity } from "../quantity.ts";
import { DecodeError } from "./decode-error.ts";
import type { Scalar, ScalarType } from "./go-type.ts";
import { timeOf } from "./time-value.ts";

/** Why a value does not fit: `type` is the Go type that could not take it, if not the field's own. */
export class Mismatch {
  /** `string`, `number 1.5`, `object` */
  readonly shown: string;
  readonly type: string;

  constructor(shown: string, type: string) {
    this.shown = shown;
    this.type = type;
  }
}

interface Written {
  readonly value: Json;
  /** The text of a number. */
  readonly literal: string;
  /** Go's name of the type. */
  readonly name: string;
}

const asIs = ({ value }: Written): Json => value;

const decoders: Readonly<Record<Scalar, (written: Written) => Json | Mismatch>> = {
  string: ({ value, name }) => (typeof value === "string" ? value : new Mismatch(kindOf(value), name)),
  bool: ({ value, name }) => (typeof value === "boolean" ? value : new Mismatch(kindOf(value), name)),
  float: ({ value, name }) => (typeof value === "number" ? value : new Mismatch(kindOf(value), name)),
  int32: integer,
  int64: integer,
  intOrString: (written) =>
    typeof written.value === "string" ? written.value : integer({ ...written, name: "int32" }),
  quantity,
  bytes,
  time: ({ value }) => (typeof value === "string" ? timeOf(value, "time") : noText(value)),
  microTime: ({ value }) => (typeof value === "string" ? timeOf(value, "microTime") : noText(value)),
  duration: ({ value }) => (typeof value === "string" ? durationOf(value) : noText(value)),
  raw: asIs,
  schemaOrBool: asIs,
  schemaOrArray: asIs,
  schemaOrStrings: asIs,
};

/**
 * A scalar as Go would write it again, or why it does not fit. Throws DecodeError where a type's own UnmarshalJSON
 * gives up, which ends the whole decoding. `literal` is the text of a number.
 */
export function decodeScalar(value: Json, { scalar, name }: ScalarType, literal: string): Json | Mismatch {
  return decoders[scalar]({ value, name, literal });
}

function noText(value: Json): Mismatch {
  return new Mismatch(kindOf(value), "string");
}

const int32Max = 2_147_483_647;
const int64Max = 9_223_372_036_854_775_807n;

function integer({ value, name, literal }: Written): number | Mismatch {
  if (typeof value !== "number") return new Mismatch(kindOf(value), name);
  if (!/^-?\d+$/.test(literal)) return new Mismatch(`number ${literal}`, name);
  const is64 = name.endsWith("64") || name === "int";
  const fits = is64 ? fitsInt64(literal) : value >= -int32Max - 1 && value <= int32Max;
  return fits ? value : new Mismatch(`number ${literal}`, name);
}

function fitsInt64(literal: string): boolean {
  if (literal.length > 20) return false;
  const exact = BigInt(literal);
  return exact >= -int64Max - 1n && exact <= int64Max;
}

const wrongQuantity =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
/** Go takes a point alone, and a fraction without digits before it, for numbers. */
const pointOnly = /^[+-]?\.$/;

function quantity({ value, literal }: Written): string {
  const text = typeof value === "number" ? literal : value;
  if (typeof text !== "string") throw new DecodeError(wrongQuantity);
  const parsed = parseQuantity(text);
  if (parsed !== undefined) return formatQuantity(parsed);
  if (pointOnly.test(text)) return "0";
  const hasSuffix = /^[+-]?[0-9.]+[eEinumkKMGTP]+[-+]?[0-9]*$/.test(text);
  throw new DecodeError(hasSuffix ? "unable to parse quantity's suffix" : wrongQuantity);
}

function bytes({ value, name }: Written): string | Mismatch {
  if (typeof value !== "string") return new Mismatch(kindOf(value), name);
  const plain = value.replaceAll(/[\r\n]/g, "");
  if (decodeBase64(plain) !== undefined) return plain;
  const wrong = value.search(/[^A-Za-z0-9+/\r\n]/);
  throw new DecodeError(
    `illegal base64 data at input byte ${wrong < 0 ? value.length - (value.length % 4) : wrong}`,
  );
}

function durationOf(value: string): string {
  const parsed = parseGoDuration(value);
  if (parsed === undefined) throw new DecodeError(`time: invalid duration ${JSON.stringify(value)}`);
  return formatGoDuration(parsed);
}

/** How encoding/json names the sort of a value. */
export function kindOf(value: Json): string {
  if (Array.isArray(value)) return "array";
  if (isObject(value)) return "object";
  return typeof value === "boolean" ? "bool" : typeof value;
}
