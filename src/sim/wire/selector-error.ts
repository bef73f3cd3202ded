/** A selector that cannot be read; the message is the server's. */
export class SelectorError extends Error {
  override name = "SelectorError";
}
