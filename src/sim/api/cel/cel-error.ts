/** Why an expression has no value, in the words of cel-go. */
export class CelError extends Error {
  override name = "CelError";
}
