/** A patch that cannot be applied. The server turns it into a Status with this reason. */
export class PatchError extends Error {
  override name = "PatchError";
  readonly reason: "BadRequest" | "Invalid";

  constructor(message: string, reason: "BadRequest" | "Invalid" = "BadRequest") {
    super(message);
    this.reason = reason;
  }
}
