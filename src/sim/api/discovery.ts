import { apiVersionOf, type Resource } from "../wire/resource.ts";
import type { Kind, Subresource } from "./kind.ts";

const verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

interface SubresourceFacts {
  readonly group?: string;
  readonly version?: string;
  readonly kind: string;
  readonly verbs: readonly string[];
}

/** What discovery says of subresources whose objects are of another kind than their parent. */
const subresourceFacts: Readonly<Partial<Record<Subresource, SubresourceFacts>>> = {
  scale: { group: "autoscaling", version: "v1", kind: "Scale", verbs: ["get", "patch", "update"] },
  binding: { kind: "Binding", verbs: ["create"] },
  eviction: { group: "policy", version: "v1", kind: "Eviction", verbs: ["create"] },
  attach: { kind: "PodAttachOptions", verbs: ["create", "get"] },
  exec: { kind: "PodExecOptions", verbs: ["create", "get"] },
  portforward: { kind: "PodPortForwardOptions", verbs: ["create", "get"] },
  log: { kind: "Pod", verbs: ["get"] },
  finalize: { kind: "Namespace", verbs: ["update"] },
  token: { group: "authentication.k8s.io", version: "v1", kind: "TokenRequest", verbs: ["create"] },
};

/** The groups of the served kinds in order, each with its one version. */
function groupsOf(kinds: readonly Kind[]): ReadonlyMap<string, readonly Kind[]> {
  const groups = new Map<string, Kind[]>();
  for (const kind of kinds) {
    const version = apiVersionOf(kind.resource);
    const members = groups.get(version) ?? [];
    members.push(kind);
    groups.set(version, members);
  }
  return groups;
}

function factsOf({ resource }: Kind, name: Subresource): Required<SubresourceFacts> {
  const { group, version, kind } = resource;
  return { group, version, kind, verbs: ["get", "patch", "update"], ...subresourceFacts[name] };
}

/** apidiscovery.k8s.io: everything of `/api` or of `/apis` in one answer. */
export function aggregatedDiscovery(kinds: readonly Kind[], root: "api" | "apis", version: string): object {
  const groups = [...groupsOf(kinds).values()].filter(
    ([first]) => (first?.resource.group === "") === (root === "api"),
  );
  return {
    kind: "APIGroupDiscoveryList",
    apiVersion: `apidiscovery.k8s.io/${version}`,
    metadata: {},
    items: groups.map((members) => {
      const { group, version } = (members[0] as Kind).resource;
      const resources = members.map((kind) => aggregatedResource(kind));
      return {
        metadata: { ...(group === "" ? {} : { name: group }), creationTimestamp: null },
        versions: [{ version, resources, freshness: "Current" }],
      };
    }),
  };
}

function aggregatedResource(kind: Kind): object {
  const { group, version, kind: type, plural, singular, namespaced, shortNames, categories } = kind.resource;
  const subresources = (kind.subresources ?? []).map((name) => {
    const { verbs, ...responseKind } = factsOf(kind, name);
    return { subresource: name, responseKind, verbs };
  });
  return {
    resource: plural,
    responseKind: { group, version, kind: type },
    scope: namespaced ? "Namespaced" : "Cluster",
    singularResource: singular,
    verbs,
    ...(shortNames === undefined ? {} : { shortNames }),
    ...(categories === undefined ? {} : { categories }),
    ...(subresources.length === 0 ? {} : { subresources }),
  };
}

/** APIResourceList of one group and version; undefined if nothing is served there. */
export function resourceList(kinds: readonly Kind[], groupVersion: string): object | undefined {
  const members = groupsOf(kinds).get(groupVersion);
  if (members === undefined) return undefined;
  return {
    kind: "APIResourceList",
    apiVersion: "v1",
    groupVersion,
    resources: members.flatMap((kind) => entriesOf(kind)),
  };
}

function entriesOf(kind: Kind): readonly object[] {
  const { plural, singular, namespaced, kind: type, shortNames, categories } = kind.resource;
  const main = {
    name: plural,
    singularName: singular,
    namespaced,
    kind: type,
    verbs,
    ...(shortNames === undefined ? {} : { shortNames }),
    ...(categories === undefined ? {} : { categories }),
  };
  const below = (kind.subresources ?? []).map((name) => {
    const { group, version, kind: type, verbs } = factsOf(kind, name);
    const other = subresourceFacts[name]?.group === undefined ? {} : { group, version };
    return { name: `${plural}/${name}`, singularName: "", namespaced, ...other, kind: type, verbs };
  });
  return [main, ...below];
}

/** APIVersions of `/api`. */
export function coreVersions(): object {
  return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] };
}

/** APIGroupList of `/apis`. */
export function groupList(kinds: readonly Kind[]): object {
  const groups = [...groupsOf(kinds).values()].flatMap(([first]) =>
    first === undefined || first.resource.group === "" ? [] : [describeGroup(first.resource)],
  );
  return { kind: "APIGroupList", apiVersion: "v1", groups };
}

/** APIGroup of `/apis/GROUP`; undefined if it is not served. */
export function apiGroup(kinds: readonly Kind[], group: string): object | undefined {
  const member = kinds.find(({ resource }) => resource.group === group && group !== "");
  return member === undefined
    ? undefined
    : { kind: "APIGroup", apiVersion: "v1", ...describeGroup(member.resource) };
}

function describeGroup(resource: Resource): object {
  const version = { groupVersion: apiVersionOf(resource), version: resource.version };
  return { name: resource.group, versions: [version], preferredVersion: version };
}
