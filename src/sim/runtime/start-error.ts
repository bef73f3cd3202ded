/**
 * Process 1 could not be executed. The message is runc's from `OCI runtime create failed: ` on, which dockerd and
 * containerd each put their own words before; the code is what dockerd reports (127 not found, 126 not executable).
 */
export class StartError extends Error {
  override name = "StartError";
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}
