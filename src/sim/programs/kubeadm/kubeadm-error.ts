/** A phase or a check that failed: printed behind `error: `, with kubeadm's hint. */
export class KubeadmError extends Error {
  override name = "KubeadmError";
  readonly exitCode: number;

  constructor(message: string, exitCode: number = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
