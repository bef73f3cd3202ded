import type { Task } from "../kernel/task.ts";
import type { Resource } from "../wire/resource.ts";
import { factsOf, type SubresourceFacts } from "./subresource-facts.ts";
import { priorityOf, type Priority } from "./group-priority.ts";
import type { Verb } from "./kind.ts";
import type { Registry, Served } from "./registry.ts";

/** One resource as all forms of discovery describe it. */
export interface Described {
  readonly resource: Resource;
  readonly verbs: readonly Verb[];
  readonly subresources: readonly (SubresourceFacts & { readonly name: string })[];
  /** From a CustomResourceDefinition: then discovery names its group and version once more. */
  readonly isCustom: boolean;
  /** What storageVersionHash is made of; undefined for what is not stored here. */
  readonly stored: string | undefined;
}

/** The resources of one group and version in order; undefined while the server behind it does not answer. */
export interface GroupVersion {
  readonly group: string;
  readonly version: string;
  readonly resources: readonly Described[] | undefined;
  readonly priority: Priority;
}

/** In the order of discovery documents: a group's versions are together, the preferred one first. */
export type Groups = readonly (readonly GroupVersion[])[];

const allVerbs: readonly Verb[] = [
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "update",
  "watch",
];

interface Remembered {
  readonly generation: number;
  readonly groups: Groups;
}

const remembered = new WeakMap<Registry, Remembered>();

/** Everything that a server serves now, itself or by way of others: the same value until something changes. */
export function* groupsOf(registry: Registry, minor: number): Task<Groups> {
  const known = remembered.get(registry);
  const { generation, delegates } = registry;
  if (known?.generation === generation && delegates.size === 0) return known.groups;
  const groups = yield* foundGroups(registry, minor);
  remembered.set(registry, { generation, groups });
  return groups;
}

function* foundGroups(registry: Registry, minor: number): Task<Groups> {
  const versions = new Map<string, GroupVersion & { resources: Described[] }>();
  for (const served of registry.forms) {
    const { group, version } = served.form.resource;
    const key = `${group}/${version}`;
    const known = versions.get(key) ?? {
      group,
      version,
      resources: [],
      priority: priorityOf(group, version, minor),
    };
    versions.set(key, known);
    known.resources.push(describe(served, minor));
  }
  for (const { resources } of versions.values())
    resources.sort((a, b) => (a.resource.plural < b.resource.plural ? -1 : 1));
  return ordered([...versions.values(), ...(yield* delegated(registry, minor))]);
}

function describe({ form }: Served, minor: number): Described {
  const { kind, resource } = form;
  const subresources = form.subresources.map((one) => ({
    name: typeof one === "string" ? one : one.name,
    ...factsOf(form, one, minor),
  }));
  const { group, version, kind: type } = kind.resource;
  return {
    resource,
    verbs: kind.custom === true ? (kind.verbs ?? allVerbs) : (kind.verbs ?? allVerbs).toSorted(),
    subresources: subresources.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    isCustom: kind.custom === true,
    stored: kind.handler === undefined ? `${group}/${version}/${type}` : undefined,
  };
}

function* delegated(registry: Registry, minor: number): Task<readonly GroupVersion[]> {
  const all: GroupVersion[] = [];
  for (const [groupVersion, delegate] of registry.delegates) {
    const [group = "", version = ""] = groupVersion.split("/");
    const resources = yield* delegate.resources();
    const described = resources?.map(({ verbs, ...names }): Described => ({
      resource: { group, version, ...names },
      verbs,
      subresources: [],
      isCustom: false,
      stored: undefined,
    }));
    const priority = delegate.priority ?? priorityOf(group, version, minor);
    all.push({ group, version, resources: described, priority });
  }
  return all;
}

function ordered(versions: readonly GroupVersion[]): Groups {
  const groups = new Map<string, GroupVersion[]>();
  for (const one of versions) {
    const members = groups.get(one.group) ?? [];
    groups.set(one.group, members);
    members.push(one);
  }
  const rank = (members: readonly GroupVersion[]): number =>
    Math.max(...members.map(({ priority }) => priority[0]));
  const nameOf = ([first]: readonly GroupVersion[]): string => first?.group ?? "";
  return [...groups.values()]
    .map((members) => members.toSorted((a, b) => b.priority[1] - a.priority[1]))
    .toSorted((a, b) => rank(b) - rank(a) || (nameOf(a) < nameOf(b) ? -1 : 1));
}
