import type { Stored } from "./object.ts";

declare const object: unique symbol;

/**
 * The name of a resource and, for the compiler, the type of its objects: what a client needs to know. `Resource<Pod>`
 * fits wherever a `Resource` is asked for.
 */
export interface Resource<out T extends Stored = Stored> {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly namespaced: boolean;
  readonly [object]?: T;
}

/** `v1` or `apps/v1`. */
export function apiVersionOf({ group, version }: Pick<Resource, "group" | "version">): string {
  return group === "" ? version : `${group}/${version}`;
}

/** `pods` or `deployments.apps`, as messages name it. */
export function qualified({ group, plural }: Pick<Resource, "group" | "plural">): string {
  return group === "" ? plural : `${plural}.${group}`;
}

/** `/api/v1/namespaces/default/pods/web/log`; without a namespace the path over all of them. */
export function pathOf(
  resource: Resource,
  place: { readonly namespace?: string; readonly name?: string; readonly subresource?: string } = {},
): string {
  const { namespace = "", name, subresource } = place;
  const root =
    resource.group === "" ? `/api/${resource.version}` : `/apis/${resource.group}/${resource.version}`;
  const scope = resource.namespaced && namespace !== "" ? `/namespaces/${namespace}` : "";
  const tail = [name, subresource].filter((part) => part !== undefined).map((part) => `/${part}`);
  return `${root}${scope}/${resource.plural}${tail.join("")}`;
}
