/** Of a group among all groups, and of a version in its group: the higher, the earlier in discovery. */
export type Priority = readonly [group: number, version: number];

/**
 * The groups of Kubernetes itself, as its APIService objects order them.
 * @models pkg/controlplane/apiserver/aggregator.go DefaultGenericAPIServicePriorities, 1.33
 */
const groups: Readonly<Record<string, number>> = {
  "": 18_000,
  "apiregistration.k8s.io": 20_000,
  apps: 17_800,
  "events.k8s.io": 17_750,
  "authentication.k8s.io": 17_700,
  "authorization.k8s.io": 17_600,
  autoscaling: 17_500,
  batch: 17_400,
  "certificates.k8s.io": 17_300,
  "networking.k8s.io": 17_200,
  extensions: 17_150,
  policy: 17_100,
  "rbac.authorization.k8s.io": 17_000,
  "storage.k8s.io": 16_800,
  "admissionregistration.k8s.io": 16_700,
  "apiextensions.k8s.io": 16_700,
  "scheduling.k8s.io": 16_600,
  "coordination.k8s.io": 16_500,
  "node.k8s.io": 16_300,
  "discovery.k8s.io": 16_200,
  "flowcontrol.apiserver.k8s.io": 16_100,
};

/** Where versions are not in the order of their names. */
const versions: Readonly<Record<string, number>> = {
  "autoscaling/v2": 30,
  "autoscaling/v1": 15,
  "autoscaling/v2beta1": 9,
  "autoscaling/v2beta2": 1,
};

/** Of the CustomResourceDefinitions' groups. */
const customGroup = 1000;

export function priorityOf(group: string, version: string, minor: number): Priority {
  // While deployments and the like were still in it, extensions came second.
  const first = group === "extensions" && minor < 19 ? 17_900 : (groups[group] ?? customGroup);
  return [first, versions[`${group}/${version}`] ?? versionRank(version)];
}

/** v2 before v1, stable before beta before alpha, all others last. @models apimachinery/pkg/version/helpers.go */
export function versionRank(version: string): number {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (match === null) return -1;
  const [, major = "0", stage, minor = "0"] = match;
  const base = stage === undefined ? 20_000_000 : stage === "beta" ? 10_000_000 : 0;
  return base + Number(major) * 1000 + Number(minor);
}
