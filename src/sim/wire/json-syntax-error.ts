/** Text that is no JSON, in the words of Go's encoding/json. */
export class JsonSyntaxError extends Error {
  override name = "JsonSyntaxError";
}
