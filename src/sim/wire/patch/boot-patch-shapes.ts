import type { PatchField, PatchShape } from "./patch-shape.ts";

/**
 * How the types that a cluster's own components patch are merged, so that booting needs no table of all types:
 * `T` goes on with that type, `T[key]` is a list merged by that key, `[]` a list of plain values merged as a set,
 * `!` in front replaces what is not named (retainKeys). Fields that are not named here have no strategy.
 * @models k8s.io/api patchStrategy and patchMergeKey tags, 1.33
 */
export const bootTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ObjectMeta: { ownerReferences: "[uid]", finalizers: "[]" },
  Pod: { metadata: "ObjectMeta", spec: "PodSpec", status: "PodStatus" },
  PodSpec: {
    containers: "Container[name]",
    initContainers: "Container[name]",
    ephemeralContainers: "[name]",
    volumes: "![name]",
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
  Service: {
    metadata: "ObjectMeta",
    spec: "ServiceSpec",
    status: "ServiceStatus",
  },
  ServiceSpec: { ports: "[port]" },
  ServiceStatus: { conditions: "[type]" },
  Node: { metadata: "ObjectMeta", spec: "NodeSpec", status: "NodeStatus" },
  NodeSpec: { podCIDRs: "[]" },
  NodeStatus: { conditions: "[type]", addresses: "[type]" },
  Event: { metadata: "ObjectMeta" },
  ReplicaSet: { metadata: "ObjectMeta" },
};

/** Undefined for types of which nothing is known here. */
export function bootPatchShape(key: string): PatchShape | undefined {
  return bootTypes[key] === undefined ? undefined : shapeOf(key);
}

function shapeOf(key: string): PatchShape {
  return { name: key, field: (name) => fieldOf(bootTypes[key]?.[name]) };
}

function fieldOf(text: string | undefined): PatchField {
  const [, mark = "", type = "", , mergeKey] = /^(!?)(\w*)(\[(\w*)\])?$/.exec(text ?? "") ?? [];
  return {
    strategy: mergeKey === undefined ? "" : "merge",
    retainsKeys: mark === "!",
    mergeKey: mergeKey ?? "",
    of: shapeOf(type),
  };
}
