import type { Deployment, ReplicaSet } from "kubernetes-types/apps/v1";
import type { Task } from "../../../kernel/task.ts";
import { formatSelector } from "../../../wire/label-selector.ts";
import { listObjects } from "../resources/fetch.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";
import type { Describer } from "./describer.ts";
import { describeAnnotations, describeLabels } from "./describe-metadata.ts";
import { describeTemplate } from "./describe-template.ts";
import { longTime, type DescribeWriter } from "./describe-writer.ts";
import { revisionOf, sameTemplate } from "../rollout/revisions.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeDeployment, 1.33 */
export const deployment: Describer = {
  *describe({ session, out, found }) {
    const object = found.object as unknown as Deployment;
    const { metadata, spec, status } = object;
    out.line(0, `Name:\t${metadata?.name ?? ""}`);
    out.line(0, `Namespace:\t${metadata?.namespace ?? ""}`);
    out.line(0, `CreationTimestamp:\t${longTime(metadata?.creationTimestamp)}`);
    describeLabelsAndSelector(out, object);
    const {
      updatedReplicas = 0,
      replicas = 0,
      availableReplicas = 0,
      unavailableReplicas = 0,
    } = status ?? {};
    out.line(
      0,
      `Replicas:\t${spec?.replicas ?? 0} desired | ${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable`,
    );
    out.line(0, `StrategyType:\t${spec?.strategy?.type ?? ""}`);
    out.line(0, `MinReadySeconds:\t${spec?.minReadySeconds ?? 0}`);
    const rolling = spec?.strategy?.rollingUpdate;
    if (rolling !== undefined) {
      out.line(
        0,
        `RollingUpdateStrategy:\t${String(rolling.maxUnavailable)} max unavailable, ${String(rolling.maxSurge)} max surge`,
      );
    }
    describeTemplate(out, spec?.template);
    describeConditions(out, object);
    yield* describeReplicaSets(session, out, object);
  },
};

function describeLabelsAndSelector(out: DescribeWriter, { metadata, spec }: Deployment): void {
  describeLabels(out, "Labels", metadata?.labels);
  describeAnnotations(out, "Annotations", metadata?.annotations);
  out.line(0, `Selector:\t${formatSelector(spec?.selector)}`);
}

function describeConditions(out: DescribeWriter, { status }: Deployment): void {
  const conditions = status?.conditions ?? [];
  if (conditions.length === 0) return;
  out.line(0, "Conditions:\n  Type\tStatus\tReason");
  out.line(1, "----\t------\t------");
  for (const { type, status: state, reason = "" } of conditions) out.line(1, `${type} \t${state}\t${reason}`);
}

function* describeReplicaSets(session: Session, out: DescribeWriter, deployment: Deployment): Task<void> {
  const owned = yield* replicaSetsOf(session, deployment as unknown as KubeObject);
  const current = owned.find((set) => sameTemplate(set, deployment));
  const old = owned.filter((set) => set !== current);
  out.line(0, `OldReplicaSets:\t${replicaSetTexts(old)}`);
  out.line(0, `NewReplicaSet:\t${replicaSetTexts(current === undefined ? [] : [current])}`);
}

/** The replica sets that a deployment owns, by revision. */
export function* replicaSetsOf(
  session: Session,
  { metadata, ...object }: KubeObject,
): Task<readonly ReplicaSet[]> {
  const { spec } = object as unknown as Pick<Deployment, "spec">;
  const resource = (yield* session.mapper()).byWord("replicasets");
  const target = {
    is: "list",
    resource,
    namespace: metadata?.namespace ?? "",
    labelSelector: formatSelector(spec?.selector),
    fieldSelector: "",
  } as const;
  const sets = (yield* listObjects(session, target)) as unknown as readonly ReplicaSet[];
  const owned = sets.filter(
    ({ metadata: own }) => own?.ownerReferences?.some(({ uid }) => uid === metadata?.uid) === true,
  );
  return owned.toSorted((one, other) => revisionOf(one) - revisionOf(other));
}

function replicaSetTexts(sets: readonly ReplicaSet[]): string {
  const texts = sets.map(
    ({ metadata, spec, status }) =>
      `${metadata?.name ?? ""} (${status?.replicas ?? 0}/${spec?.replicas ?? 0} replicas created)`,
  );
  return texts.length === 0 ? "<none>" : texts.join(", ");
}
