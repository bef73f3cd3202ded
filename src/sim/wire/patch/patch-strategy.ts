/**
 * How a field of a type merges under a strategic merge patch, for the types of the served kinds:
 * `T` goes on with that type, `T[key]` is a list merged by that key, `[]` a list of plain values merged as a set,
 * `!` in front replaces what is not named (retainKeys). Lists that are not named here are replaced.
 * @models k8s.io/api patchStrategy and patchMergeKey tags, 1.33
 */
const strategies: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "": { metadata: "ObjectMeta" },
  ServiceAccount: { metadata: "ObjectMeta", secrets: "[name]" },
  ObjectMeta: { ownerReferences: "[uid]", finalizers: "[]" },
  Pod: { metadata: "ObjectMeta", spec: "PodSpec", status: "PodStatus" },
  PodTemplate: { metadata: "ObjectMeta", spec: "PodSpec" },
  PodSpec: {
    containers: "Container[name]",
    initContainers: "Container[name]",
    ephemeralContainers: "Container[name]",
    volumes: "!Volume[name]",
    imagePullSecrets: "[name]",
    hostAliases: "[ip]",
    topologySpreadConstraints: "[topologyKey]",
    schedulingGates: "[name]",
    resourceClaims: "![name]",
  },
  Container: {
    ports: "[containerPort]",
    env: "[name]",
    volumeMounts: "[mountPath]",
    volumeDevices: "[devicePath]",
  },
  PodStatus: {
    conditions: "[type]",
    hostIPs: "[ip]",
    podIPs: "[ip]",
    resourceClaimStatuses: "![name]",
  },
  Workload: { metadata: "ObjectMeta", spec: "WorkloadSpec", status: "Conditions" },
  WorkloadSpec: { template: "PodTemplate", strategy: "!" },
  Conditions: { conditions: "[type]" },
  Service: { metadata: "ObjectMeta", spec: "ServiceSpec", status: "Conditions" },
  ServiceSpec: { ports: "[port]" },
  Namespace: { metadata: "ObjectMeta", status: "Conditions" },
  Node: { metadata: "ObjectMeta", spec: "NodeSpec", status: "NodeStatus" },
  NodeSpec: { podCIDRs: "[]" },
  NodeStatus: { conditions: "[type]", addresses: "[type]" },
};

const kinds: Readonly<Record<string, string>> = {
  Deployment: "Workload",
  ReplicaSet: "Workload",
  DaemonSet: "Workload",
};

/** What is known about merging one field. */
export interface PatchStrategy {
  /** The type to go on with; empty if nothing is known below. */
  readonly type: string;
  /** The merge key of a list of objects; `""` for a list of plain values; undefined if a list is replaced. */
  readonly mergeKey: string | undefined;
  readonly retainKeys: boolean;
}

/** The type with which a strategic merge patch of a kind begins. */
export function patchTypeOf(kind: string): string {
  return strategies[kind] === undefined ? (kinds[kind] ?? "") : kind;
}

const atomic: PatchStrategy = { type: "none", mergeKey: undefined, retainKeys: false };

export function strategyOf(type: string, field: string): PatchStrategy {
  const text = strategies[type]?.[field];
  if (text === undefined) return atomic;
  const match = /^(!?)(\w*)(?:\[(\w*)\])?$/.exec(text);
  return {
    type: match?.[2] === "" ? "none" : (match?.[2] ?? "none"),
    mergeKey: match?.[3],
    retainKeys: match?.[1] === "!",
  };
}
