import type { Container, PodSpec } from "kubernetes-types/core/v1";
import { CommandError } from "../../cobra/command.ts";
import type { KubeObject } from "../resources/kube-object.ts";

interface Templated {
  readonly spec?: PodSpec & { readonly template?: { readonly spec?: PodSpec } };
}

/** The spec of a pod, or of the pods of a workload. */
export function podSpecOf(object: KubeObject): PodSpec {
  const { spec } = object as Templated;
  const found = object.kind === "Pod" ? spec : spec?.template?.spec;
  if (found === undefined) {
    throw new CommandError(
      `the object is not a pod or does not have a pod template: *v1.${object.kind ?? ""}`,
    );
  }
  return found;
}

/** The object with another pod spec in the same place. */
export function withPodSpec(object: KubeObject, podSpec: PodSpec): KubeObject {
  if (object.kind === "Pod") return { ...object, spec: podSpec } as KubeObject;
  const { spec } = object as Templated;
  return { ...object, spec: { ...spec, template: { ...spec?.template, spec: podSpec } } } as KubeObject;
}

/** Changes containers (and init containers) one by one. */
export function mapContainers(object: KubeObject, change: (container: Container) => Container): KubeObject {
  const spec = podSpecOf(object);
  const initContainers = spec.initContainers?.map((container) => change(container));
  return withPodSpec(object, {
    ...spec,
    containers: spec.containers.map((container) => change(container)),
    ...(initContainers === undefined ? {} : { initContainers }),
  });
}

/** `*` or a name with `*` in it. */
export function matchesName(pattern: string, name: string): boolean {
  const escaped = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${escaped.join(".*")}$`).test(name);
}
