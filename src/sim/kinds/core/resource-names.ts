import { GoText, invalidValue, type FieldError } from "../../api/field-error.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";

const counted = [
  "pods",
  "resourcequotas",
  "services",
  "replicationcontrollers",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
  "services.nodeports",
  "services.loadbalancers",
];
const containers = ["cpu", "memory", "ephemeral-storage"];
const ofContainers = new Set(containers);
const ofQuotas = new Set([
  ...containers,
  ...containers.map((name) => `limits.${name}`),
  ...containers.map((name) => `requests.${name}`),
  "requests.storage",
  ...counted,
]);
const standard = new Set([...ofQuotas, "storage"]);
const integers = new Set(counted);

function isHugePages(name: string): boolean {
  return name.startsWith("hugepages-");
}

function isQuotaHugePages(name: string): boolean {
  return isHugePages(name) || name.startsWith("requests.hugepages-");
}

/** Of Kubernetes itself: without a domain, or of its own. */
export function isNativeResource(name: string): boolean {
  return !name.includes("/") || name.includes("kubernetes.io/");
}

/** What a device plugin offers: `nvidia.com/gpu`. */
export function isExtendedResource(name: string): boolean {
  if (isNativeResource(name) || name.startsWith("requests.")) return false;
  return qualifiedNameErrors("", `requests.${name}`).length === 0;
}

/** Standard resources of a quota: what is counted by the quota's own rules. */
export function isQuotaResource(name: string): boolean {
  return ofQuotas.has(name) || isQuotaHugePages(name);
}

/** Comes in whole pieces. */
export function isIntegerResource(name: string): boolean {
  return integers.has(name) || isExtendedResource(name);
}

/** More of it may be promised than there is: not of huge pages and devices. */
export function isOvercommitAllowed(name: string): boolean {
  return isNativeResource(name) && !isHugePages(name);
}

/**
 * Names of resources have a text of their own in Go: they show without quotes.
 * @models pkg/apis/core/validation/validation.go validateResourceName, 1.33
 */
export function resourceNameErrors(field: string, name: string): readonly FieldError[] {
  const errors = qualifiedNameErrors(field, name, new GoText(name));
  if (errors.length > 0 || name.includes("/")) return errors;
  if (standard.has(name) || isQuotaHugePages(name)) return [];
  return [invalidValue(field, new GoText(name), "must be a standard resource type or fully qualified")];
}

/** @models pkg/apis/core/validation/validation.go validateContainerResourceName, 1.33 */
export function containerResourceErrors(field: string, name: string): readonly FieldError[] {
  const errors = resourceNameErrors(field, name);
  if (!name.includes("/")) {
    if (ofContainers.has(name) || isHugePages(name)) return errors;
    return [...errors, invalidValue(field, new GoText(name), "must be a standard resource for containers")];
  }
  if (isNativeResource(name) || isExtendedResource(name)) return errors;
  return [...errors, invalidValue(field, new GoText(name), "doesn't follow extended resource name standard")];
}

/** @models pkg/apis/core/validation/validation.go ValidateResourceQuotaResourceName, 1.33 */
export function quotaResourceErrors(field: string, name: string): readonly FieldError[] {
  const errors = resourceNameErrors(field, name);
  if (name.includes("/") || isQuotaResource(name)) return errors;
  return [...errors, invalidValue(field, new GoText(name), "must be a standard resource for quota")];
}
