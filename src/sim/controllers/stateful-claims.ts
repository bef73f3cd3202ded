import type { OwnerReference } from "kubernetes-types/meta/v1";
import { statefulSets, type StatefulSet } from "../kinds/apps/stateful-sets.ts";
import {
  persistentVolumeClaims,
  type PersistentVolumeClaim,
} from "../kinds/core/persistent-volume-claims.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { jsonEqual } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf, type Resource } from "../wire/resource.ts";
import type { Action } from "./action.ts";
import { controllerReference, type View } from "./controller.ts";
import { claimName, isInRange, ordinalOf, podName } from "./stateful-pods.ts";

function claimOf(set: StatefulSet, name: string, view: View): PersistentVolumeClaim | undefined {
  return view.get(persistentVolumeClaims, set.metadata.namespace, name);
}

/**
 * Creates the claims that the pod of an ordinal lacks.
 * @models pkg/controller/statefulset/stateful_pod_control.go createPersistentVolumeClaims, 1.33
 */
export function missingClaims(set: StatefulSet, ordinal: number, view: View): readonly Action[] {
  return (set.spec.volumeClaimTemplates ?? []).flatMap((template): readonly Action[] => {
    const name = claimName(set, template, ordinal);
    if (claimOf(set, name, view) !== undefined) return [];
    const [pod, owner] = [podName(set, ordinal), set.metadata.name];
    const labels = { ...template.metadata?.labels, ...set.spec.selector.matchLabels };
    const metadata = { ...template.metadata, name, namespace: set.metadata.namespace, labels };
    const report = {
      about: set,
      done: {
        type: "Normal",
        reason: "SuccessfulCreate",
        message: `create Claim ${name} Pod ${pod} in StatefulSet ${owner} success`,
      },
      failed: {
        type: "Warning",
        reason: "FailedCreate",
        message: `create Claim ${name} for Pod ${pod} in StatefulSet ${owner} failed error: {error}`,
      },
    } as const;
    const { creationTimestamp: _, ...given } = metadata;
    const object = { apiVersion: "v1", kind: "PersistentVolumeClaim", ...template, metadata: given };
    return [{ do: "create", resource: persistentVolumeClaims, object, report }];
  });
}

/** A claim of this ordinal is on its way out; the pod cannot come before it has gone. */
export function endingClaim(set: StatefulSet, ordinal: number, view: View): string | undefined {
  const names = (set.spec.volumeClaimTemplates ?? []).map((template) => claimName(set, template, ordinal));
  return names.find((name) => claimOf(set, name, view)?.metadata.deletionTimestamp !== undefined);
}

function policyOf({ spec }: StatefulSet): { readonly deletes: boolean; readonly scales: boolean } {
  const { whenDeleted, whenScaled } = spec.persistentVolumeClaimRetentionPolicy ?? {};
  return { deletes: whenDeleted === "Delete", scales: whenScaled === "Delete" };
}

/** A claim still belongs to an earlier pod of this name, and will go with it. */
export function hasStaleClaim(set: StatefulSet, ordinal: number, view: View): boolean {
  if (!policyOf(set).scales) return false;
  const pod = podName(set, ordinal);
  return (set.spec.volumeClaimTemplates ?? []).some((template) => {
    const references = claimOf(set, claimName(set, template, ordinal), view)?.metadata.ownerReferences ?? [];
    return references.some(({ kind, name }) => kind === "Pod" && name === pod);
  });
}

/**
 * Makes the claims of a pod go with the set, or with the pod when it is scaled away, as the policy says.
 * @models pkg/controller/statefulset/stateful_set_utils.go updateClaimOwnerRefForSetAndPod, 1.33
 */
export function retainClaims(set: StatefulSet, pod: Pod, view: View): readonly Action[] {
  return (set.spec.volumeClaimTemplates ?? []).flatMap((template): readonly Action[] => {
    const claim = claimOf(set, claimName(set, template, ordinalOf(pod)), view);
    if (claim === undefined) return [];
    const before = claim.metadata.ownerReferences ?? [];
    const after = referencesOf(set, pod, before);
    if (jsonEqual(after, before)) return [];
    const object = { ...claim, metadata: { ...claim.metadata, ownerReferences: [...after] } };
    return [{ do: "update", resource: persistentVolumeClaims, object }];
  });
}

function referencesOf(
  set: StatefulSet,
  pod: Pod,
  before: readonly OwnerReference[],
): readonly OwnerReference[] {
  const isOurs = (reference: OwnerReference): boolean =>
    names(reference, statefulSets, set) || names(reference, pods, pod);
  const isStale = before.some(
    (one) => isOurs(one) && one.uid !== set.metadata.uid && one.uid !== pod.metadata.uid,
  );
  if (isStale) return before;
  const others = before.filter((one) => !isOurs(one));
  const { deletes, scales } = policyOf(set);
  if ((deletes || scales) && others.some(({ controller }) => controller === true)) return others;
  const isScaledAway = !isInRange(set, pod);
  if (scales && isScaledAway) return [...others, controllerReference(pods, pod)];
  return deletes ? [...others, controllerReference(statefulSets, set)] : others;
}

function names(reference: OwnerReference, resource: Resource, { metadata }: Stored): boolean {
  const { apiVersion, kind, name } = reference;
  return apiVersion === apiVersionOf(resource) && kind === resource.kind && name === metadata.name;
}
