import type { ObjectFieldSelector, ResourceFieldSelector } from "kubernetes-types/core/v1";
import { invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import { shownQuantity } from "./quantity-validation.ts";

/** What an environment variable can be told of its pod. */
export const environmentFields: readonly string[] = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];

/** And what a file can. */
export const fileFields: readonly string[] = [
  "metadata.annotations",
  "metadata.labels",
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
];

/** All that there is, wherever it may be used. */
const convertible = new Set([
  ...environmentFields,
  ...fileFields,
  "spec.restartPolicy",
  "spec.schedulerName",
  "status.phase",
]);

/** @models pkg/apis/core/validation/validation.go validateObjectFieldSelector, 1.33 */
export function validateFieldRef(
  field: string,
  { apiVersion = "", fieldPath }: ObjectFieldSelector,
  known: readonly string[],
): readonly FieldError[] {
  if (apiVersion === "") return [required(`${field}.apiVersion`)];
  if (fieldPath === "") return [required(`${field}.fieldPath`)];
  const [, path = fieldPath, subscript] =
    /^(metadata\.(?:annotations|labels))\['([^']*)'\]$/.exec(fieldPath) ?? [];
  const wrong = wrongPath(apiVersion, path);
  if (wrong !== undefined) {
    return [invalidValue(`${field}.fieldPath`, fieldPath, `error converting fieldPath: ${wrong}`)];
  }
  if (subscript !== undefined) {
    return qualifiedNameErrors(field, path === "metadata.annotations" ? subscript.toLowerCase() : subscript);
  }
  return known.includes(path) ? [] : [unsupported(`${field}.fieldPath`, path, known)];
}

function wrongPath(apiVersion: string, path: string): string | undefined {
  if (apiVersion !== "v1") return `unsupported pod version: ${apiVersion}`;
  const subscripted = /^(.*)\['.*'\]$/.exec(path);
  if (subscripted !== null) return `field label does not support subscript: ${path}`;
  return convertible.has(path) ? undefined : `field label not supported: ${path}`;
}

const resources: readonly string[] = [
  "limits.cpu",
  "limits.ephemeral-storage",
  "limits.memory",
  "requests.cpu",
  "requests.ephemeral-storage",
  "requests.memory",
];

const byteDivisors = "1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei";

const divisors: Readonly<Record<string, { readonly list: string; readonly what: string }>> = {
  cpu: { list: "1m, 1", what: "cpu" },
  memory: { list: byteDivisors, what: "memory" },
  "ephemeral-storage": { list: byteDivisors, what: "local ephemeral storage" },
  hugepages: { list: byteDivisors, what: "hugepages" },
};

function isHugePages(resource: string): boolean {
  return resource.startsWith("limits.hugepages-") || resource.startsWith("requests.hugepages-");
}

/** @models pkg/apis/core/validation/validation.go validateContainerResourceFieldSelector, 1.33 */
export function validateResourceFieldRef(
  field: string,
  { containerName = "", resource, divisor }: ResourceFieldSelector,
  { isFile }: { readonly isFile: boolean },
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (isFile && containerName === "") errors.push(required(`${field}.containerName`));
  else if (resource === "") errors.push(required(`${field}.resource`));
  else if (!resources.includes(resource) && !isHugePages(resource)) {
    errors.push(unsupported(`${field}.resource`, resource, resources));
  }
  return [...errors, ...divisorErrors(`${field}.divisor`, resource, shownQuantity(divisor ?? "0"))];
}

function divisorErrors(field: string, resource: string, divisor: string): readonly FieldError[] {
  const name = resource.slice(resource.indexOf(".") + 1);
  const known = divisors[isHugePages(resource) ? "hugepages" : name];
  if (divisor === "0" || known === undefined || known.list.split(", ").includes(divisor)) return [];
  const list = known.what === "cpu" ? "1m and 1" : known.list;
  const why = `only divisor's values ${list} are supported with the ${known.what} resource`;
  return [invalidValue(field, resource, why)];
}
