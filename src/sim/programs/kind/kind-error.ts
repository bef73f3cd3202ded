/** A failure: printed on standard error as `ERROR: ...`, with exit code 1. */
export class KindError extends Error {
  override name = "KindError";
}
