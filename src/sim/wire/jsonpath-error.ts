/** A JSONPath template that cannot be read, or does not fit the object. */
export class JsonPathError extends Error {
  override name = "JsonPathError";
}
