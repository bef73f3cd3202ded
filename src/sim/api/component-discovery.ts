import type { Resource } from "../wire/resource.ts";
import type { Registry } from "./registry.ts";

/** What a server tells its components that it serves. */
export interface ServedResources {
  readonly resources: readonly { readonly resource: Resource; readonly verbs: readonly string[] }[];
}

const all = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
const remembered = new WeakMap<Registry, { readonly generation: number; readonly served: ServedResources }>();

/**
 * Discovery for components: each resource once, in the form that is stored, without what other servers serve behind
 * this one. The same value until something changes, so that looking at it again costs nothing.
 */
export function servedResources(registry: Registry): ServedResources {
  const { generation } = registry;
  const known = remembered.get(registry);
  if (known?.generation === generation) return known.served;
  const resources = [...registry.collections]
    .filter(({ kind }) => kind.handler === undefined)
    .map(({ kind }) => ({ resource: preferred(registry, kind.resource), verbs: kind.verbs ?? all }));
  const served = { resources };
  remembered.set(registry, { generation, served });
  return served;
}

/** Custom resources are served in the versions that their definition says, which need not be the one that is stored. */
function preferred(registry: Registry, resource: Resource): Resource {
  if (registry.find(resource.group, resource.version, resource.plural) !== undefined) return resource;
  for (const { form } of registry.forms) {
    if (form.kind.resource === resource && form.kind.custom === true) return form.resource;
  }
  return resource;
}
