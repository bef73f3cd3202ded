/** The minors of Kubernetes 1.x that can be simulated. */
export const supportedMinors: readonly number[] = [18, 20, 22, 29, 30, 33];

/** A version that nobody simulates: the message names those that are. */
export class UnsupportedVersion extends Error {
  override name = "UnsupportedVersion";

  constructor(version: string) {
    const known = supportedMinors.map((minor) => `1.${minor}`).join(", ");
    super(`Kubernetes ${version} is not simulated; these versions are: ${known}`);
  }
}

/** 33 of `v1.33.1`. Throws `UnsupportedVersion`. */
export function minorOf(version: string): number {
  const minor = Number(/^v1\.(\d+)\.\d+$/.exec(version)?.[1] ?? Number.NaN);
  if (!supportedMinors.includes(minor)) throw new UnsupportedVersion(version);
  return minor;
}
