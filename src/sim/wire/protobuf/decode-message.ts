import { fromBytes } from "../../kernel/text.ts";
import { encodeBase64 } from "../base64.ts";
import type { Json, JsonObject } from "../json.ts";
import {
  shortName,
  type Field,
  type GoType,
  type Member,
  type Scalar,
  type ScalarType,
} from "../schema/go-type.ts";
import type { SchemaTable } from "../schema/schema-table.ts";
import { decodeKnown } from "./known-messages.ts";
import { ProtobufError } from "./protobuf-error.ts";
import { Reader, wireTypes } from "./reader.ts";

type Fields = Record<string, Json>;

const depthMax = 200;

/**
 * A message of a type (`core/v1.Pod`) as the JSON object that Go would read from it: values of zero in fields that are
 * no pointers were not set. Unknown fields are passed over. Throws ProtobufError.
 */
export function decodeMessage(bytes: Uint8Array, key: string, table: SchemaTable): JsonObject {
  return new MessageDecoder(table).message(bytes, key, 0);
}

class MessageDecoder {
  readonly #table: SchemaTable;

  constructor(table: SchemaTable) {
    this.#table = table;
  }

  message(bytes: Uint8Array, key: string, depth: number): JsonObject {
    if (depth > depthMax) throw new ProtobufError("exceeded max depth");
    const members = new Map((this.#table.struct(key)?.members ?? []).map((one) => [one.number, one]));
    const reader = new Reader(bytes, shortName(key));
    const result: Fields = {};
    while (!reader.isAtEnd) {
      const { number, wireType } = reader.key();
      const member = members.get(number);
      if (member === undefined || number === 0) reader.skip(wireType);
      else this.#member(result, member, { reader, wireType, depth });
    }
    return result;
  }

  #member(result: Fields, member: Member, input: Input): void {
    if ("embeds" in member) {
      expect(input, wireTypes.bytes, shortName(member.embeds));
      Object.assign(result, this.message(input.reader.bytes(), member.embeds, input.depth + 1));
      return;
    }
    const before = result[member.name];
    const value = this.#field(member, before, input);
    if (value !== undefined) result[member.name] = value;
    else delete result[member.name];
  }

  #field({ name, type }: Field, before: Json | undefined, input: Input): Json | undefined {
    if (type.is === "map") return this.#entry(name, type.of, (before ?? {}) as JsonObject, input);
    if (type.is === "list" && !isWrapped(type))
      return this.#items(name, type.of, (before ?? []) as Json[], input);
    const value = this.#value(name, type, input);
    return type.is === "scalar" && !type.isPointer && isZero(value) ? undefined : value;
  }

  #items(name: string, type: GoType, before: readonly Json[], input: Input): Json {
    const isPacked = input.wireType === wireTypes.bytes && isVarint(type);
    if (!isPacked) return [...before, this.#value(name, type, input)];
    const packed = new Reader(input.reader.bytes(), name);
    const items = [...before];
    while (!packed.isAtEnd) items.push(packed.integer());
    return items;
  }

  #entry(name: string, type: GoType, before: JsonObject, input: Input): Json {
    expect(input, wireTypes.bytes, fieldName(name));
    const reader = new Reader(input.reader.bytes(), name);
    let key = "";
    let value: Json | undefined;
    while (!reader.isAtEnd) {
      const { number, wireType } = reader.key();
      const at = { reader, wireType, depth: input.depth + 1 };
      if (number === 1 && wireType === wireTypes.bytes) key = reader.text();
      else if (number === 2) value = this.#value(name, type, at);
      else reader.skip(wireType);
    }
    return Object.fromEntries<Json | undefined>([...Object.entries(before), [key, value ?? emptyOf(type)]]);
  }

  #value(name: string, type: GoType, input: Input): Json {
    const { reader, depth } = input;
    if (type.is === "scalar") return this.#scalar(name, type, input);
    expect(input, wireTypes.bytes, fieldName(name));
    if (type.is === "struct") return this.message(reader.bytes(), type.key, depth + 1);
    if (type.is === "map") return {};
    const items: Json[] = [];
    const inner = new Reader(reader.bytes(), name);
    while (!inner.isAtEnd) {
      const { number, wireType } = inner.key();
      if (number === 1) items.push(this.#value(name, type.of, { reader: inner, wireType, depth: depth + 1 }));
      else inner.skip(wireType);
    }
    return items;
  }

  #scalar(name: string, type: ScalarType, input: Input): Json {
    const plain = plainScalars[type.scalar];
    expect(input, plain?.wireType ?? wireTypes.bytes, fieldName(name));
    if (plain !== undefined) return plain.read(input.reader);
    return decodeKnown(input.reader.bytes(), type, (bytes, key) => this.message(bytes, key, input.depth + 1));
  }
}

interface PlainScalar {
  readonly wireType: number;
  readonly read: (reader: Reader) => Json;
}

/** Scalars that are no messages. */
const plainScalars: Readonly<Partial<Record<Scalar, PlainScalar>>> = {
  bool: { wireType: wireTypes.varint, read: (reader) => reader.integer() !== 0 },
  int32: { wireType: wireTypes.varint, read: (reader) => reader.int32() },
  int64: { wireType: wireTypes.varint, read: (reader) => reader.integer() },
  float: { wireType: wireTypes.fixed64, read: (reader) => reader.float() },
  string: { wireType: wireTypes.bytes, read: (reader) => reader.text() },
  bytes: { wireType: wireTypes.bytes, read: (reader) => encodeBase64(fromBytes(reader.bytes())) },
};

interface Input {
  readonly reader: Reader;
  readonly wireType: number;
  readonly depth: number;
}

function expect({ wireType }: Input, expected: number, name: string): void {
  if (wireType !== expected) throw new ProtobufError(`proto: wrong wireType = ${wireType} for field ${name}`);
}

/** Go's name of a field. */
function fieldName(name: string): string {
  return name === "metadata" ? "ObjectMeta" : name.charAt(0).toUpperCase() + name.slice(1);
}

/** Lists of strings that have a name are messages of their own: Verbs, ExtraValue. */
export function isWrapped(type: GoType): boolean {
  return type.is === "list" && type.name !== undefined && type.of.is === "scalar";
}

function isVarint(type: GoType): boolean {
  return (
    type.is === "scalar" && (type.scalar === "int32" || type.scalar === "int64" || type.scalar === "bool")
  );
}

function isZero(value: Json): boolean {
  return value === "" || value === 0 || value === false;
}

function emptyOf(type: GoType): Json {
  if (type.is !== "scalar") return type.is === "list" ? [] : {};
  return type.scalar === "int32" || type.scalar === "int64" ? 0 : type.scalar === "quantity" ? "0" : "";
}
