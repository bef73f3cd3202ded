import type { Container, EnvFromSource, EnvVar, EnvVarSource, Pod } from "kubernetes-types/core/v1";
import { milliValue, wholeValue } from "../../../wire/quantity.ts";
import type { DescribeWriter } from "./describe-writer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeContainerEnvVars, describeContainerEnvFrom, 1.33 */
export function describeEnvironment(out: DescribeWriter, container: Container, pod: Pod | undefined): void {
  const { env = [], envFrom = [] } = container;
  if (envFrom.length > 0) out.line(2, "Environment Variables from:");
  for (const source of envFrom) describeSource(out, source);
  out.line(2, `Environment:${env.length === 0 ? "\t<none>" : ""}`);
  for (const variable of env) describeVariable(out, variable, { container, pod });
}

function describeSource(out: DescribeWriter, { configMapRef, secretRef, prefix = "" }: EnvFromSource): void {
  const type = configMapRef === undefined ? "Secret" : "ConfigMap";
  const { name = "", optional = false } = configMapRef ?? secretRef ?? {};
  out.line(3, `${name}\t${type}${prefix === "" ? "" : ` with prefix '${prefix}'`}\tOptional: ${optional}`);
}

interface Place {
  readonly container: Container;
  readonly pod: Pod | undefined;
}

function describeVariable(out: DescribeWriter, { name, value = "", valueFrom }: EnvVar, place: Place): void {
  if (valueFrom !== undefined) {
    const text = referenceText(valueFrom, place);
    if (text !== undefined) out.line(3, `${name}:\t${text}`);
    return;
  }
  for (const [index, line] of value.split("\n").entries())
    out.line(3, `${index === 0 ? `${name}:` : ""}\t${line}`);
}

function referenceText(
  { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef }: EnvVarSource,
  place: Place,
): string | undefined {
  if (fieldRef !== undefined) {
    return `${fieldValue(place.pod, fieldRef.fieldPath)} (${fieldRef.apiVersion ?? "v1"}:${fieldRef.fieldPath})`;
  }
  if (resourceFieldRef !== undefined) {
    const { resource, divisor = "0" } = resourceFieldRef;
    return `${resourceValue(place.container, resource, divisor)} (${resource})`;
  }
  if (secretKeyRef !== undefined) {
    return `<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name ?? ""}'>\tOptional: ${secretKeyRef.optional === true}`;
  }
  if (configMapKeyRef === undefined) return undefined;
  const { key, name = "", optional = false } = configMapKeyRef;
  return `<set to the key '${key}' of config map '${name}'>\tOptional: ${optional}`;
}

/** What a field of the pod is; templates have no pod, and fields of the status are only known to the node. */
function fieldValue(pod: Pod | undefined, path: string): string {
  const { name = "", namespace = "", uid = "" } = pod?.metadata ?? {};
  const known: Readonly<Record<string, string>> = {
    "metadata.name": name,
    "metadata.namespace": namespace,
    "metadata.uid": uid,
  };
  return known[path] ?? "";
}

/** `limits.cpu` in units of the divisor, rounded up. */
function resourceValue({ resources }: Container, path: string, divisor: string): string {
  const [list, name = ""] = path.split(".");
  const amount = (list === "limits" ? resources?.limits : resources?.requests)?.[name];
  if (name !== "cpu") return String(Math.ceil(wholeValue(amount) / (wholeValue(divisor) || 1)));
  return String(Math.ceil(milliValue(amount) / (milliValue(divisor) || 1000)));
}
