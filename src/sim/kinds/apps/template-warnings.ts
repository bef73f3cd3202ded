import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import { unsimulatedFields } from "../core/unsimulated-fields.ts";

interface Templated {
  readonly template?: PodTemplateSpec;
}

/** The warnings of a workload: those of the pods that it makes. */
export function templateWarnings(spec: Templated, old: Templated | undefined): readonly string[] {
  const pod = spec.template?.spec;
  return pod === undefined ? [] : unsimulatedFields("spec.template.spec", pod, old?.template?.spec);
}
