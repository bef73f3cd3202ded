import type { RequestInfo } from "../request-info.ts";

/** What somebody wants to do, in RBAC's words. @models apiserver pkg/authorization/authorizer AttributesRecord, 1.33 */
export type Attributes = ResourceAttributes | PathAttributes;

export interface ResourceAttributes {
  readonly isResource: true;
  readonly verb: string;
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource: string;
  /** Empty for all namespaces, and for what has none. */
  readonly namespace: string;
  /** Empty for all objects. */
  readonly name: string;
  /** Of lists and watches: `spec.nodeName=worker`. */
  readonly fieldSelector: string;
  readonly labelSelector: string;
}

export interface PathAttributes {
  readonly isResource: false;
  readonly verb: string;
  readonly path: string;
}

export function attributesOf(info: RequestInfo): Attributes {
  const { isResource, verb, path } = info;
  if (!isResource) return { isResource, verb, path };
  const { group, version, plural, subresource, namespace, name, fieldSelector, labelSelector } = info;
  const resource = plural;
  return {
    isResource,
    verb,
    group,
    version,
    resource,
    subresource,
    namespace,
    name,
    fieldSelector,
    labelSelector,
  };
}

/** Attributes of a resource, of which only some matter. */
export function resourceAttributes(
  wanted: Pick<ResourceAttributes, "verb" | "resource"> & Partial<ResourceAttributes>,
): ResourceAttributes {
  return {
    group: "",
    version: "*",
    subresource: "",
    namespace: "",
    name: "",
    fieldSelector: "",
    labelSelector: "",
    ...wanted,
    isResource: true,
  };
}

/** What an authorizer says. The reason of a refusal is shown to the client. */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: string;
}
