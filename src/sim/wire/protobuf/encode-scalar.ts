import { toBytes } from "../../kernel/text.ts";
import { parseRfc3339, second } from "../../kernel/time.ts";
import { decodeBase64 } from "../base64.ts";
import { parseGoDuration } from "../duration.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Scalar, ScalarType } from "../schema/go-type.ts";
import { schemaKey } from "./known-messages.ts";
import { Writer } from "./writer.ts";

type EncodeNested = (object: JsonObject, key: string) => Uint8Array;

/** A scalar that is written as a field of its owner. */
interface Written {
  readonly value: Json;
  readonly type: ScalarType;
  readonly nested: EncodeNested;
}

type Encode = (writer: Writer, number: number, written: Written) => void;

const message =
  (fill: (inner: Writer, written: Written) => void): Encode =>
  (writer, number, written) => {
    const inner = new Writer();
    fill(inner, written);
    writer.bytes(number, inner.finish());
  };

const integer: Encode = (writer, number, { value }) => void writer.integer(number, Number(value ?? 0));
const time = message((inner, { value }) => {
  const instant = parseRfc3339(textOf(value));
  if (instant === undefined) return;
  const seconds = Math.floor(instant / second);
  inner.integer(1, seconds).integer(2, (instant - seconds * second) * 1000);
});
const schema = message(schemaOr);

const encoders: Readonly<Record<Scalar, Encode>> = {
  string: (writer, number, { value }) => void writer.text(number, textOf(value)),
  bool: (writer, number, { value }) => void writer.bool(number, value === true),
  int32: integer,
  int64: integer,
  float: (writer, number, { value }) => void writer.float(number, Number(value ?? 0)),
  bytes: (writer, number, { value }) => {
    if (value !== null) writer.bytes(number, toBytes(decodeBase64(textOf(value)) ?? ""));
  },
  time,
  microTime: time,
  duration: message(
    (inner, { value }) => void inner.integer(1, (parseGoDuration(textOf(value)) ?? 0) * 1000),
  ),
  quantity: message((inner, { value }) => void inner.text(1, textOf(value))),
  intOrString: message((inner, { value }) => {
    const isText = typeof value === "string";
    inner
      .integer(1, isText ? 1 : 0)
      .integer(2, isText ? 0 : Number(value))
      .text(3, isText ? value : "");
  }),
  raw: message((inner, { value }) => {
    if (value !== null) inner.bytes(1, toBytes(JSON.stringify(value)));
  }),
  schemaOrBool: schema,
  schemaOrArray: schema,
  schemaOrStrings: schema,
};

/** Writes one scalar; `nested` encodes the schemas of a CRD. */
export function encodeScalar(writer: Writer, number: number, written: Written): void {
  encoders[written.type.scalar](writer, number, written);
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : "";
}

function schemaOr(writer: Writer, { value, type, nested }: Written): void {
  const key = schemaKey(type.name);
  const isBool = type.scalar === "schemaOrBool";
  if (isBool) writer.bool(1, value !== false);
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) {
      writer.bytes(2, isObject(item) ? nested(item, key) : toBytes(textOf(item)));
    }
  } else if (isObject(value)) writer.bytes(isBool ? 2 : 1, nested(value, key));
}
