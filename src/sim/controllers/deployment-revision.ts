import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import { replicaSets, type ReplicaSet } from "../kinds/apps/replica-set.ts";
import { deployments, type Deployment } from "../kinds/apps/deployment.ts";
import { conditionOf, setCondition } from "./deployment-conditions.ts";
import { controllerReference } from "./controller.ts";
import {
  allSets,
  annotation,
  hashLabel,
  isRolling,
  maxSurge,
  sizeAnnotations,
  specReplicas,
  type Draft,
} from "./deployment-draft.ts";
import { templateHash } from "./template-hash.ts";
import { jsonEqual } from "../wire/json.ts";

const historyAnnotation = "deployment.kubernetes.io/revision-history";
const historyMax = 2000;

const notCopied: ReadonlySet<string> = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  "deprecated.deployment.rollback.to",
  historyAnnotation,
  ...Object.values(annotation),
]);

/** The set with the deployment's template, hash aside; the oldest if there are several. */
export function findNewSet(deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined {
  return sets.find(({ spec }) =>
    jsonEqual(withoutHash(spec.template), withoutHash(deployment.spec.template)),
  );
}

function withoutHash(template: PodTemplateSpec): PodTemplateSpec {
  const { [hashLabel]: _, ...labels } = template.metadata?.labels ?? {};
  const { creationTimestamp: __, ...metadata } = template.metadata ?? {};
  return { ...template, metadata: { ...metadata, labels } };
}

export function revisionOf({ metadata }: ReplicaSet): number {
  return Number(metadata.annotations?.[annotation.revision] ?? 0);
}

/**
 * Brings the new set's revision and annotations up to date, and makes the set if it has to be and is not there.
 * @models pkg/controller/deployment/sync.go getNewReplicaSet, 1.33
 */
export function syncNewSet(draft: Draft, canCreate: boolean): void {
  const revision = String(Math.max(0, ...draft.oldSets.map(revisionOf)) + 1);
  if (draft.newSet !== undefined) adjustNewSet(draft, draft.newSet, revision);
  else if (canCreate) createNewSet(draft, revision);
}

function adjustNewSet(draft: Draft, set: ReplicaSet, latest: string): void {
  const { deployment } = draft;
  const { minReadySeconds } = deployment.spec;
  const revision = String(Math.max(revisionOf(set), Number(latest)));
  const annotations = {
    ...set.metadata.annotations,
    ...copied(deployment),
    [annotation.revision]: revision,
    ...earlierRevisions(set, Number(revision)),
  };
  const isRight =
    jsonEqual(annotations, set.metadata.annotations) && set.spec.minReadySeconds === minReadySeconds;
  if (!isRight) {
    const spec = { ...set.spec, ...(minReadySeconds === undefined ? {} : { minReadySeconds }) };
    const next: ReplicaSet = { ...set, metadata: { ...set.metadata, annotations }, spec };
    draft.actions.push({ do: "update", resource: replicaSets, object: next });
    draft.newSet = next;
  }
  draft.revision = revision;
  if (
    conditionOf(draft, "Progressing") !== undefined ||
    deployment.spec.progressDeadlineSeconds === undefined
  )
    return;
  const message = `Found new replica set "${set.metadata.name}"`;
  setCondition(draft, { type: "Progressing", status: "True", reason: "FoundNewReplicaSet", message });
}

/** A set that is rolled back to remembers under which revisions it has been before, as far as there is room. */
function earlierRevisions(set: ReplicaSet, next: number): Readonly<Record<string, string>> {
  const known = set.metadata.annotations?.[annotation.revision];
  if (known === undefined || Number(known) >= next) return {};
  const history = set.metadata.annotations?.[historyAnnotation] ?? "";
  const earlier = [...history.split(",").filter((one) => one !== ""), known];
  while (earlier.length > 1 && earlier.join(",").length > historyMax) earlier.shift();
  return { [historyAnnotation]: earlier.join(",") };
}

function createNewSet(draft: Draft, revision: string): void {
  const { deployment } = draft;
  const set = newSetOf(draft, revision);
  const { name } = set.metadata;
  const { replicas } = set.spec;
  const scaled = `Scaled up replica set ${name} from 0 to ${replicas}`;
  draft.actions.push({
    do: "create",
    resource: replicaSets,
    object: withoutStatus(set),
    report: {
      about: deployment,
      ...(replicas > 0 ? { done: { type: "Normal", reason: "ScalingReplicaSet", message: scaled } } : {}),
      failed: {
        type: "Warning",
        reason: "ReplicaSetCreateError",
        message: `Failed to create new replica set "${name}": {error}`,
      },
    },
  });
  draft.newSet = set;
  draft.revision = revision;
  if (deployment.spec.progressDeadlineSeconds === undefined) return;
  const message = `Created new replica set "${name}"`;
  setCondition(draft, { type: "Progressing", status: "True", reason: "NewReplicaSetCreated", message });
}

function newSetOf(draft: Draft, revision: string): ReplicaSet {
  const { deployment } = draft;
  const { template, selector, minReadySeconds } = deployment.spec;
  const hash = templateHash(template, draft.collisionCount);
  const labels = { ...template.metadata?.labels, [hashLabel]: hash };
  const metadata = {
    name: `${deployment.metadata.name}-${hash}`,
    namespace: deployment.metadata.namespace,
    labels,
    annotations: { ...copied(deployment), ...sizeAnnotations(deployment), [annotation.revision]: revision },
    ownerReferences: [controllerReference(deployments, deployment)],
  };
  const spec = {
    replicas: newSetReplicas(draft, 0),
    ...(minReadySeconds === undefined ? {} : { minReadySeconds }),
    selector: { ...selector, matchLabels: { ...selector.matchLabels, [hashLabel]: hash } },
    template: { ...template, metadata: { ...template.metadata, labels } },
  };
  // It has no uid and no version yet: the server gives them.
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata,
    spec,
    status: { replicas: 0 },
  } as unknown as ReplicaSet;
}

function withoutStatus({ apiVersion, kind, metadata, spec }: ReplicaSet): Omit<ReplicaSet, "status"> {
  return { apiVersion, kind, metadata, spec };
}

/**
 * How large the new set may be by now: as much as the surge leaves room for.
 * @models pkg/controller/deployment/util/deployment_util.go NewRSNewReplicas, 1.33
 */
export function newSetReplicas(draft: Draft, current: number): number {
  const { deployment } = draft;
  const { replicas } = deployment.spec;
  if (!isRolling(deployment)) return replicas;
  const room = replicas + maxSurge(deployment) - specReplicas(allSets(draft));
  return room <= 0 ? current : current + Math.min(room, replicas - current);
}

function copied({ metadata }: Deployment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(metadata.annotations ?? {}).filter(([key]) => !notCopied.has(key)),
  );
}
