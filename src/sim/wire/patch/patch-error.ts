/**
 * A patch that cannot be applied: `malformed` is the client's mistake and says so (400), `rejected` does not fit the
 * object (422, in the real server without a reason), `failed` is what the real server gives no code (500),
 * `tooLarge` has too many operations (413).
 */
export type PatchErrorReason = "malformed" | "rejected" | "failed" | "tooLarge";

/** A patch that cannot be applied, in the real server's words. */
export class PatchError extends Error {
  override name = "PatchError";
  readonly reason: PatchErrorReason;

  constructor(message: string, reason: PatchErrorReason) {
    super(message);
    this.reason = reason;
  }
}
