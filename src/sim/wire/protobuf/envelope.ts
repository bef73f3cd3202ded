import { ProtobufError } from "./protobuf-error.ts";
import { Reader, wireTypes } from "./reader.ts";
import { Writer } from "./writer.ts";

const prefix: readonly number[] = [0x6b, 0x38, 0x73, 0];

/** What stands around a message of Kubernetes: which type it is. */
export interface Envelope {
  readonly apiVersion: string;
  readonly kind: string;
  readonly raw: Uint8Array;
}

const nothing = new Uint8Array(0);

/**
 * Opens `k8s\0` and runtime.Unknown. Throws ProtobufError.
 * @models staging/src/k8s.io/apimachinery/pkg/runtime/serializer/protobuf/protobuf.go Decode, 1.33
 */
export function openEnvelope(bytes: Uint8Array): Envelope {
  if (bytes.length === 0) throw new ProtobufError("empty data");
  if (prefix.some((byte, index) => bytes[index] !== byte)) {
    const expected = `[${prefix.join(" ")}]`;
    throw new ProtobufError(
      `provided data does not appear to be a protobuf message, expected prefix ${expected}`,
    );
  }
  if (bytes.length === prefix.length) throw new ProtobufError("empty body");
  const reader = new Reader(bytes.subarray(prefix.length), "Unknown");
  let type: Pick<Envelope, "apiVersion" | "kind"> = { apiVersion: "", kind: "" };
  let raw: Uint8Array = nothing;
  while (!reader.isAtEnd) {
    const { number, wireType } = reader.key();
    if (number > 2) reader.skip(wireType);
    else if (wireType !== wireTypes.bytes) {
      const name = number === 1 ? "TypeMeta" : "Raw";
      throw new ProtobufError(`proto: wrong wireType = ${wireType} for field ${name}`);
    } else if (number === 1) type = typeMeta(reader.bytes());
    else raw = reader.bytes();
  }
  return { ...type, raw };
}

function typeMeta(bytes: Uint8Array): Pick<Envelope, "apiVersion" | "kind"> {
  const reader = new Reader(bytes, "TypeMeta");
  const texts = ["", ""];
  while (!reader.isAtEnd) {
    const { number, wireType } = reader.key();
    if (number <= 2 && wireType === wireTypes.bytes) texts[number - 1] = reader.text();
    else reader.skip(wireType);
  }
  return { apiVersion: texts[0] ?? "", kind: texts[1] ?? "" };
}

export function closeEnvelope({ apiVersion, kind, raw }: Envelope): Uint8Array {
  const type = new Writer().text(1, apiVersion).text(2, kind).finish();
  const unknown = new Writer().bytes(1, type).bytes(2, raw).text(3, "").text(4, "").finish();
  return Uint8Array.from([...prefix, ...unknown]);
}
