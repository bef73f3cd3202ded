/** What the labels of Pod Security begin with. */
export const labelPrefix = "pod-security.kubernetes.io/";

/** Whether any label of a namespace may ask for something. */
export function hasPodSecurityLabels(labels: Readonly<Record<string, string>> | undefined): boolean {
  if (labels === undefined) return false;
  for (const key in labels) if (key.startsWith(labelPrefix)) return true;
  return false;
}
