import type { Deployment, ReplicaSet } from "kubernetes-types/apps/v1";
import type { Task } from "../../../kernel/task.ts";
import { formatSelector } from "../../../wire/label-selector.ts";
import { replicaSetsOf, sameTemplate } from "../rollout/revisions.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";
import { complete, type Complete } from "./complete.ts";
import { describeConditions } from "./describe-conditions.ts";
import { describeAnnotations, describeLabels } from "./describe-metadata.ts";
import { describeTemplate } from "./describe-template.ts";
import { longTime, type DescribeWriter } from "./describe-writer.ts";
import type { Describer } from "./describer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeDeployment, 1.33 */
export const deployment: Describer = {
  *describe({ session, out, found }) {
    const object = complete<Deployment>(found.object);
    const { metadata, spec, status } = object;
    out.field("Name", metadata.name);
    out.field("Namespace", metadata.namespace);
    out.field("CreationTimestamp", longTime(metadata.creationTimestamp));
    describeLabels(out, "Labels", metadata.labels);
    describeAnnotations(out, "Annotations", metadata.annotations);
    out.field("Selector", formatSelector(spec.selector));
    out.field("Replicas", replicasText(object));
    describeStrategy(out, object);
    describeTemplate(out, spec.template);
    describeConditions(out, status.conditions);
    yield* describeReplicaSets(session, out, found.object);
  },
};

function replicasText({ spec, status }: Complete<Deployment>): string {
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status;
  const counts = `${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available`;
  return `${spec.replicas ?? 0} desired | ${counts} | ${unavailableReplicas} unavailable`;
}

function describeStrategy(out: DescribeWriter, { spec }: Complete<Deployment>): void {
  out.field("StrategyType", spec.strategy?.type);
  out.field("MinReadySeconds", spec.minReadySeconds ?? 0);
  const rolling = spec.strategy?.rollingUpdate;
  if (rolling === undefined) return;
  out.field(
    "RollingUpdateStrategy",
    `${String(rolling.maxUnavailable)} max unavailable, ${String(rolling.maxSurge)} max surge`,
  );
}

function* describeReplicaSets(session: Session, out: DescribeWriter, object: KubeObject): Task<void> {
  const owned = yield* replicaSetsOf(session, object);
  if (owned.length === 0) return;
  const current = owned.find((set) => sameTemplate(set, object as unknown as Deployment));
  out.field("OldReplicaSets", replicaSetTexts(owned.filter((set) => set !== current)));
  out.field("NewReplicaSet", replicaSetTexts(current === undefined ? [] : [current]));
}

function replicaSetTexts(sets: readonly ReplicaSet[]): string {
  const texts = sets.map(
    ({ metadata, spec, status }) =>
      `${metadata?.name ?? ""} (${status?.replicas ?? 0}/${spec?.replicas ?? 0} replicas created)`,
  );
  return texts.length === 0 ? "<none>" : texts.join(", ");
}
