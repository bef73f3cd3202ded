import type { ObjectMeta } from "kubernetes-types/meta/v1";
import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import { jsonEqual } from "../../../wire/json.ts";

export const revisionKey = "deployment.kubernetes.io/revision";
const hashKey = "pod-template-hash";

interface Templated {
  readonly metadata?: ObjectMeta;
  readonly spec?: { readonly template?: PodTemplateSpec };
}

/** The revision of a replica set or deployment; 0 if it has none yet. */
export function revisionOf({ metadata }: { readonly metadata?: ObjectMeta }): number {
  return Number(metadata?.annotations?.[revisionKey] ?? 0);
}

/** Two pod templates are the same, but for the hash that tells replica sets apart. */
export function sameTemplate(one: Templated, other: Templated): boolean {
  return jsonEqual(withoutHash(one), withoutHash(other));
}

/** The template as the deployment has it. */
export function withoutHash({ spec }: Templated): PodTemplateSpec | undefined {
  const template = spec?.template;
  if (template === undefined) return undefined;
  const { [hashKey]: _, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}
