import { apiVersionOf } from "../wire/resource.ts";
import type { Described, GroupVersion, Groups } from "./discovery-source.ts";

/**
 * apidiscovery.k8s.io: everything of `/api` or of `/apis` in one answer.
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/discovery/aggregated, 1.33
 */
export function aggregatedDiscovery(groups: Groups, root: "api" | "apis", version: string): object {
  const shown = groups.filter(([first]) => (first?.group === "") === (root === "api"));
  return {
    kind: "APIGroupDiscoveryList",
    apiVersion: `apidiscovery.k8s.io/${version}`,
    metadata: {},
    items: shown.map((members) => {
      const group = members[0]?.group ?? "";
      return {
        metadata: { ...(group === "" ? {} : { name: group }), creationTimestamp: null },
        versions: members.map((one) => aggregatedVersion(one)),
      };
    }),
  };
}

function aggregatedVersion({ version, resources }: GroupVersion): object {
  if (resources === undefined) return { version, freshness: "Stale" };
  return { version, resources: resources.map((one) => aggregatedResource(one)), freshness: "Current" };
}

/** Of its own group and version an entry of a built-in kind says nothing. */
function aggregatedResource({ resource, verbs, subresources, isCustom }: Described): object {
  const { kind, plural, singular, namespaced, shortNames, categories } = resource;
  const own = isCustom ? { group: resource.group, version: resource.version } : { group: "", version: "" };
  const below = subresources.map(({ name, group, version, kind: type, isForeign, verbs: its }) => ({
    subresource: name,
    responseKind: { ...(isForeign ? { group, version } : own), kind: type },
    verbs: its.toSorted(),
  }));
  return {
    resource: plural,
    responseKind: { ...own, kind },
    scope: namespaced ? "Namespaced" : "Cluster",
    singularResource: singular,
    verbs,
    ...(shortNames === undefined ? {} : { shortNames }),
    ...(categories === undefined ? {} : { categories }),
    ...(below.length === 0 ? {} : { subresources: below }),
  };
}

/** APIResourceList of one group and version; undefined if nothing is served there. */
export function resourceList(
  groups: Groups,
  groupVersion: string,
  hash: (stored: string) => string,
): object | undefined {
  const found = groups.flat().find((one) => apiVersionOf(one) === groupVersion);
  if (found?.resources === undefined) return undefined;
  return {
    kind: "APIResourceList",
    ...(found.group === "" ? {} : { apiVersion: "v1" }),
    groupVersion,
    resources: found.resources.flatMap((one) => entriesOf(one, hash)),
  };
}

function entriesOf(
  { resource, verbs, subresources, stored }: Described,
  hash: (stored: string) => string,
): readonly object[] {
  const { plural, singular, namespaced, kind, shortNames, categories } = resource;
  const main = {
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    verbs,
    ...(shortNames === undefined ? {} : { shortNames }),
    ...(categories === undefined ? {} : { categories }),
    ...(stored === undefined ? {} : { storageVersionHash: hash(stored) }),
  };
  const below = subresources.map(({ name, group, version, kind: type, isForeign, verbs: own }) => ({
    name: `${plural}/${name}`,
    singularName: "",
    namespaced,
    ...(isForeign ? { group, version } : {}),
    kind: type,
    verbs: own.toSorted(),
  }));
  return [main, ...below];
}

/** APIVersions of `/api`; `address` is where the server says that it is reached. */
export function coreVersions(address: string): object {
  const serverAddressByClientCIDRs = [{ clientCIDR: "0.0.0.0/0", serverAddress: address }];
  return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs };
}

/** APIGroupList of `/apis`. */
export function groupList(groups: Groups): object {
  const named = groups.filter(([first]) => first?.group !== "");
  return { kind: "APIGroupList", apiVersion: "v1", groups: named.map((members) => describeGroup(members)) };
}

/** APIGroup of `/apis/GROUP`; undefined if it is not served. */
export function apiGroup(groups: Groups, group: string): object | undefined {
  const found = groups.find(([first]) => first?.group === group && group !== "");
  return found === undefined ? undefined : { kind: "APIGroup", apiVersion: "v1", ...describeGroup(found) };
}

function describeGroup(members: readonly GroupVersion[]): object {
  const versions = members.map((one) => ({ groupVersion: apiVersionOf(one), version: one.version }));
  return { name: members[0]?.group ?? "", versions, preferredVersion: versions[0] };
}
