/** A value that Go could not put into a type. The message is encoding/json's, or the type's own. */
export class DecodeError extends Error {
  override name = "DecodeError";
}
