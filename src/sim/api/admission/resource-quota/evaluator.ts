import type { ResourceQuotaSpec } from "kubernetes-types/core/v1";
import type { Instant } from "../../../kernel/time.ts";
import type { Stored } from "../../../wire/object.ts";
import { qualified, type Resource } from "../../../wire/resource.ts";
import type { AdmissionRequest } from "../admission.ts";
import { count, type ResourceList } from "../resource-list.ts";
import { claimEvaluator } from "./claim-evaluator.ts";
import { podEvaluator } from "./pod-evaluator.ts";
import { scopesOf } from "./quota-scopes.ts";
import { serviceEvaluator } from "./service-evaluator.ts";

/** How objects of one resource count against quotas. */
export interface Evaluator {
  /** Whether a request may change what is used. */
  readonly handles: (request: AdmissionRequest, object: Stored) => boolean;
  /** Whether a name in a quota is about these objects. */
  readonly counts: (name: string) => boolean;
  /** Whether an object is in the scopes of a quota; without it, in those of no quota that has scopes. */
  readonly isInScopes?: (object: Stored, quota: ResourceQuotaSpec) => boolean;
  /** What an object must say if quotas limit these resources; undefined if it does. */
  readonly missing?: (object: Stored, names: readonly string[]) => string | undefined;
  readonly usage: (object: Stored, now: Instant) => ResourceList;
}

const special: Readonly<Record<string, Evaluator>> = {
  pods: podEvaluator,
  services: serviceEvaluator,
  persistentvolumeclaims: claimEvaluator,
};

/** Resources that can be counted by their plain names, too. */
const plainNames = new Set(["configmaps", "resourcequotas", "replicationcontrollers", "secrets"]);

/** Nothing of these is stored for long, or at all. */
const ignored = new Set([
  "bindings",
  "componentstatuses",
  "events",
  "events.events.k8s.io",
  "localsubjectaccessreviews.authorization.k8s.io",
]);

/** Undefined for what no quota counts. */
export function evaluatorFor(resource: Resource): Evaluator | undefined {
  const name = qualified(resource);
  return ignored.has(name) ? undefined : (special[name] ?? objectCount(name));
}

/**
 * Any resource can be counted, as `count/deployments.apps`.
 * @models staging/src/k8s.io/apiserver/pkg/quota/v1/generic/evaluator.go, 1.33
 */
function objectCount(resource: string): Evaluator {
  const names = [`count/${resource}`, ...(plainNames.has(resource) ? [resource] : [])];
  const usage = Object.fromEntries(names.map((name) => [name, count(1)]));
  return {
    handles: ({ operation, subresource }) => operation === "CREATE" && subresource === "",
    counts: (name) => names.includes(name),
    usage: () => usage,
  };
}

/** Whether an object counts against a quota that limits these resources. */
export function matches(
  evaluator: Evaluator,
  object: Stored,
  { quota, hard }: { readonly quota: ResourceQuotaSpec; readonly hard: readonly string[] },
): boolean {
  if (!hard.some((name) => evaluator.counts(name))) return false;
  return evaluator.isInScopes?.(object, quota) ?? scopesOf(quota).length === 0;
}
