import type { Deployment, ReplicaSet } from "kubernetes-types/apps/v1";
import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import type { ObjectMeta } from "kubernetes-types/meta/v1";
import type { Task } from "../../../kernel/task.ts";
import { jsonEqual } from "../../../wire/json.ts";
import { formatSelector } from "../../../wire/label-selector.ts";
import { listObjects } from "../resources/fetch.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";

const revisionKey = "deployment.kubernetes.io/revision";
const hashKey = "pod-template-hash";

interface Templated {
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

/** The replica sets that a deployment owns, by revision. */
export function* replicaSetsOf(session: Session, object: KubeObject): Task<readonly ReplicaSet[]> {
  const { metadata, spec } = object as unknown as Deployment;
  const resource = (yield* session.mapper()).byWord("replicasets");
  const labelSelector = formatSelector(spec?.selector);
  const target = {
    is: "list",
    resource,
    namespace: metadata?.namespace ?? "",
    labelSelector,
    fieldSelector: "",
  } as const;
  const sets = (yield* listObjects(session, target)) as unknown as readonly ReplicaSet[];
  const owned = sets.filter(({ metadata: own }) =>
    own?.ownerReferences?.some(({ uid }) => uid === metadata?.uid),
  );
  return owned.toSorted((one, other) => revisionOf(one) - revisionOf(other));
}
