import { fromBytes } from "../../kernel/text.ts";
import { at, rfc3339, rfc3339Micro, second } from "../../kernel/time.ts";
import { formatGoDuration } from "../duration.ts";
import type { Json, JsonObject } from "../json.ts";
import { parseJson } from "../json-document.ts";
import type { Scalar, ScalarType } from "../schema/go-type.ts";
import { ProtobufError } from "./protobuf-error.ts";
import { Reader, wireTypes } from "./reader.ts";

type DecodeNested = (bytes: Uint8Array, key: string) => JsonObject;

/** The numbers and byte fields of a small message. */
class SmallMessage {
  readonly #fields = new Map<number, (number | Uint8Array)[]>();
  readonly name: string;
  readonly isEmpty: boolean;

  constructor(bytes: Uint8Array, name: string) {
    this.name = name;
    this.isEmpty = bytes.length === 0;
    const reader = new Reader(bytes, name);
    while (!reader.isAtEnd) {
      const { number, wireType } = reader.key();
      const known = this.#fields.get(number) ?? [];
      this.#fields.set(number, known);
      if (wireType === wireTypes.varint) known.push(reader.integer());
      else if (wireType === wireTypes.bytes) known.push(reader.bytes());
      else reader.skip(wireType);
    }
  }

  number(index: number): number {
    return this.#fields.get(index)?.findLast((value) => typeof value === "number") ?? 0;
  }

  messages(index: number): readonly Uint8Array[] {
    return (this.#fields.get(index) ?? []).filter((value) => value instanceof Uint8Array);
  }

  text(index: number): string {
    return fromBytes(this.messages(index).at(-1) ?? new Uint8Array(0));
  }
}

const decoders: Readonly<Partial<Record<Scalar, (message: SmallMessage, nested: DecodeNested) => Json>>> = {
  time: (message) => (message.isEmpty ? null : rfc3339(at(secondsOf(message) * second))),
  microTime: (message) =>
    message.isEmpty
      ? null
      : rfc3339Micro(at(secondsOf(message) * second + Math.floor(message.number(2) / 1000))),
  duration: (message) => formatGoDuration(Math.floor(message.number(1) / 1000)),
  quantity: (message) => message.text(1).toWellFormed() || "0",
  intOrString: (message) =>
    message.number(1) === 1 ? message.text(3).toWellFormed() : Math.trunc(message.number(2)),
  raw: (message) => rawValue(message.text(1)),
  schemaOrBool: schemaOr,
  schemaOrArray: schemaOr,
  schemaOrStrings: schemaOr,
};

/** Messages that are no objects in JSON: times, quantities and the like. */
export function decodeKnown(bytes: Uint8Array, { scalar, name }: ScalarType, nested: DecodeNested): Json {
  return decoders[scalar]?.(new SmallMessage(bytes, name), nested) ?? null;
}

/** The last second of the year 9999. */
const secondsMax = 253_402_300_799;

function secondsOf(message: SmallMessage): number {
  const seconds = message.number(1);
  if (Math.abs(seconds) > secondsMax) throw new ProtobufError("invalid time");
  return seconds;
}

function rawValue(text: string): Json {
  if (text === "") return null;
  try {
    return parseJson(text).root;
  } catch (error) {
    throw new ProtobufError(error instanceof Error ? error.message : "");
  }
}

/** JSONSchemaPropsOrBool, -OrArray and -OrStringArray. */
function schemaOr(message: SmallMessage, nested: DecodeNested): Json {
  const { name } = message;
  const key = schemaKey(name);
  if (name.endsWith("OrBool")) {
    const schema = message.messages(2).at(-1);
    return schema === undefined ? message.number(1) !== 0 : nested(schema, key);
  }
  const schema = message.messages(1).at(-1);
  if (schema !== undefined) return nested(schema, key);
  const areStrings = name.endsWith("OrStringArray");
  return message.messages(2).map((one) => (areStrings ? fromBytes(one).toWellFormed() : nested(one, key)));
}

/** `apiextensions/v1.JSONSchemaProps` for `v1.JSONSchemaPropsOrBool`. */
export function schemaKey(name: string): string {
  return `apiextensions/${name.split(".")[0] ?? ""}.JSONSchemaProps`;
}
