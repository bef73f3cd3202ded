import type { PodSpec } from "kubernetes-types/core/v1";
import { isObject, jsonEqual } from "../../wire/json.ts";

/** Fields of a pod that a real node acts on and that nothing acts on here, as paths from the pod's spec. */
const ofPods: readonly string[] = [
  "hostPID",
  "hostIPC",
  "shareProcessNamespace",
  "runtimeClassName",
  "dnsConfig",
  "setHostnameAsFQDN",
  "overhead",
  "readinessGates",
  "securityContext.fsGroup",
  "securityContext.runAsNonRoot",
  "securityContext.supplementalGroups",
  "securityContext.sysctls",
];

/** And of a container, from the container. */
const ofContainers: readonly string[] = [
  "volumeDevices",
  "securityContext.privileged",
  "securityContext.capabilities",
  "securityContext.readOnlyRootFilesystem",
  "securityContext.runAsNonRoot",
];

/**
 * Says which fields of a new or changed pod spec have no effect here, one warning each, so that nobody takes a pod that
 * runs for a proof. `path` is that of the spec: `spec.template.spec`.
 */
export function unsimulatedFields(path: string, spec: PodSpec, old: PodSpec | undefined): readonly string[] {
  if (old !== undefined && jsonEqual(spec, old)) return [];
  const found = present(spec, ofPods).map((field) => `${path}.${field}`);
  for (const list of ["initContainers", "containers"] as const) {
    for (const [index, container] of (spec[list] ?? []).entries()) {
      found.push(...present(container, ofContainers).map((field) => `${path}.${list}[${index}].${field}`));
    }
  }
  return found.map((field) => `not simulated: ${field} has no effect in Drydock`);
}

function present(object: object, paths: readonly string[]): string[] {
  return paths.filter((path) => {
    let value: unknown = object;
    for (const name of path.split(".")) value = isObject(value) ? value[name] : undefined;
    return value !== undefined && value !== false;
  });
}
