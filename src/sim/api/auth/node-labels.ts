type Labels = Readonly<Record<string, string>>;

/** Labels of Kubernetes that a kubelet may set on its own node. @models staging/src/k8s.io/kubelet/pkg/apis/well_known_labels.go, 1.33 */
const own: ReadonlySet<string> = new Set([
  "kubernetes.io/hostname",
  "topology.kubernetes.io/zone",
  "topology.kubernetes.io/region",
  "failure-domain.beta.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/region",
  "node.kubernetes.io/instance-type",
  "beta.kubernetes.io/instance-type",
  "kubernetes.io/os",
  "kubernetes.io/arch",
  "beta.kubernetes.io/os",
  "beta.kubernetes.io/arch",
]);

const ownDomains = ["kubelet.kubernetes.io", "node.kubernetes.io"];
const kubernetesDomains = ["kubernetes.io", "k8s.io"];
const restricted = ["node-restriction.kubernetes.io"];

/** The labels that differ and that a node may not change, sorted. */
export function nodeLabelErrors(labels: Labels, old: Labels): readonly string[] {
  const keys = [...new Set([...Object.keys(labels), ...Object.keys(old)])];
  return keys
    .filter((key) => labels[key] !== old[key] && isForbidden(key))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

function isForbidden(key: string): boolean {
  const slash = key.indexOf("/");
  const domain = slash < 0 ? "" : key.slice(0, slash);
  if (isIn(domain, restricted)) return true;
  return isIn(domain, kubernetesDomains) && !own.has(key) && !isIn(domain, ownDomains);
}

function isIn(domain: string, parents: readonly string[]): boolean {
  return parents.some((parent) => domain === parent || domain.endsWith(`.${parent}`));
}
