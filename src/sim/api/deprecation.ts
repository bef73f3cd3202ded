import type { HttpResponse } from "../wire/http.ts";
import { apiVersionOf, type Resource } from "../wire/resource.ts";

interface Lifecycle {
  /** Minors of 1.x. */
  readonly deprecated: number;
  readonly removed?: number;
  /** The group and version to use in its place. */
  readonly replacement?: string;
  /** If it has another name there. */
  readonly replacementKind?: string;
}

function since(deprecated: number, removed?: number, replacement?: string): Lifecycle {
  return {
    deprecated,
    ...(removed === undefined ? {} : { removed }),
    ...(replacement === undefined ? {} : { replacement }),
  };
}

/**
 * By `GROUP/VERSION` and, where they differ, by `GROUP/VERSION KIND`.
 * @models staging/src/k8s.io/api zz_generated.prerelease-lifecycle.go, 1.33
 */
const lifecycles: Readonly<Record<string, Lifecycle>> = {
  "v1 ComponentStatus": since(19),
  "v1 Endpoints": { ...since(33, undefined, "discovery.k8s.io/v1"), replacementKind: "EndpointSlice" },
  "admissionregistration.k8s.io/v1beta1": since(16, 22, "admissionregistration.k8s.io/v1"),
  "apiextensions.k8s.io/v1beta1": since(16, 22, "apiextensions.k8s.io/v1"),
  "apiregistration.k8s.io/v1beta1": since(19, 22, "apiregistration.k8s.io/v1"),
  "authentication.k8s.io/v1beta1": since(19, 22, "authentication.k8s.io/v1"),
  "authorization.k8s.io/v1beta1": since(19, 22, "authorization.k8s.io/v1"),
  "autoscaling/v2beta1": since(22, 25, "autoscaling/v2"),
  "autoscaling/v2beta2": since(23, 26, "autoscaling/v2"),
  "batch/v1beta1": since(21, 25, "batch/v1"),
  "certificates.k8s.io/v1beta1": since(19, 22, "certificates.k8s.io/v1"),
  "coordination.k8s.io/v1beta1": since(19, 22, "coordination.k8s.io/v1"),
  "discovery.k8s.io/v1beta1": since(21, 25, "discovery.k8s.io/v1"),
  "events.k8s.io/v1beta1": since(22, 25),
  "extensions/v1beta1": since(14, 22, "networking.k8s.io/v1"),
  "flowcontrol.apiserver.k8s.io/v1beta1": since(23, 26, "flowcontrol.apiserver.k8s.io/v1beta3"),
  "flowcontrol.apiserver.k8s.io/v1beta2": since(26, 29, "flowcontrol.apiserver.k8s.io/v1beta3"),
  "flowcontrol.apiserver.k8s.io/v1beta3": since(29, 32, "flowcontrol.apiserver.k8s.io/v1"),
  "networking.k8s.io/v1beta1": since(19, 22, "networking.k8s.io/v1"),
  // The replacement that upstream names is the list.
  "networking.k8s.io/v1beta1 IngressClass": {
    ...since(19, 22, "networking.k8s.io/v1"),
    replacementKind: "IngressClassList",
  },
  "node.k8s.io/v1beta1": since(22, 25),
  "policy/v1beta1": since(21, 25, "policy/v1"),
  "policy/v1beta1 PodSecurityPolicy": since(21, 25),
  "rbac.authorization.k8s.io/v1beta1": since(17, 22, "rbac.authorization.k8s.io/v1"),
  "scheduling.k8s.io/v1beta1": since(14, 22, "scheduling.k8s.io/v1"),
  "storage.k8s.io/v1beta1": since(19, 22, "storage.k8s.io/v1"),
  "storage.k8s.io/v1beta1 CSINode": since(17, 22, "storage.k8s.io/v1"),
  "storage.k8s.io/v1beta1 CSIStorageCapacity": since(24, 27, "storage.k8s.io/v1"),
};

/** An answer with the warning that its resource will go, if it will. */
export function withDeprecation(response: HttpResponse, resource: Resource, minor: number): HttpResponse {
  const text = deprecationWarning(resource, minor);
  if (text === undefined) return response;
  const { warning: others } = response.headers;
  const warning = `299 - ${JSON.stringify(text)}`;
  const all = others === undefined ? warning : `${warning}, ${others}`;
  return { ...response, headers: { ...response.headers, warning: all } };
}

/** When servers began to warn of what is deprecated. */
const warningSince = 19;

/**
 * What a server of this minor warns of when somebody uses a group and version that will go.
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/deprecation/deprecation.go WarningMessage, 1.33
 */
export function deprecationWarning(resource: Resource, minor: number): string | undefined {
  const apiVersion = apiVersionOf(resource);
  const { kind } = resource;
  const found = lifecycles[`${apiVersion} ${kind}`] ?? lifecycles[apiVersion];
  if (found === undefined || minor < found.deprecated || minor < warningSince) return undefined;
  const { deprecated, removed, replacement, replacementKind = kind } = found;
  const end = removed === undefined ? "" : `, unavailable in v1.${removed}+`;
  const use = replacement === undefined ? "" : `; use ${replacement} ${replacementKind}`;
  return `${apiVersion} ${kind} is deprecated in v1.${deprecated}+${end}${use}`;
}
