/** Bytes that are no message of the type, in the words of gogo/protobuf's generated code. */
export class ProtobufError extends Error {
  override name = "ProtobufError";
}
