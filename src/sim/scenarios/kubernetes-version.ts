/** Minor versions that clusters can have, newest first. */
export const kubernetesVersions = ["v1.33"] as const;

/** Reads `v1.33`, `1.33` or `v1.33.1`. Throws RangeError that names what there is. */
export function readKubernetesVersion(text: string): string {
  const minor = /^v?(1\.\d+)(?:\.\d+)?$/.exec(text)?.[1];
  const found = kubernetesVersions.find((version) => version === `v${minor ?? ""}`);
  if (found === undefined) {
    throw new RangeError(
      `Kubernetes ${JSON.stringify(text)} is not simulated in this build; there is ${kubernetesVersions.join(", ")}`,
    );
  }
  return found;
}
