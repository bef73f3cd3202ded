import type { ReplicaSet } from "kubernetes-types/apps/v1";
import type { Pod } from "kubernetes-types/core/v1";
import type { LabelSelector } from "kubernetes-types/meta/v1";
import type { Task } from "../../../kernel/task.ts";
import { formatSelector } from "../../../wire/label-selector.ts";
import { listObjects } from "../resources/fetch.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";
import { complete } from "./complete.ts";
import { describeConditions } from "./describe-conditions.ts";
import { describeAnnotations, describeController, describeLabels } from "./describe-metadata.ts";
import { describeTemplate } from "./describe-template.ts";
import type { DescribeWriter } from "./describe-writer.ts";
import type { Describer } from "./describer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeReplicaSet, 1.33 */
export const replicaSet: Describer = {
  *describe({ session, out, found }) {
    const { metadata, spec, status } = complete<ReplicaSet>(found.object);
    out.field("Name", metadata.name);
    out.field("Namespace", metadata.namespace);
    out.field("Selector", formatSelector(spec.selector));
    describeLabels(out, "Labels", metadata.labels);
    describeAnnotations(out, "Annotations", metadata.annotations);
    describeController(out, metadata);
    out.field("Replicas", `${status.replicas} current / ${spec.replicas ?? 0} desired`);
    yield* describePodCounts(session, out, found.object);
    describeTemplate(out, spec.template ?? {});
    describeConditions(out, status.conditions);
  },
};

/** `Pods Status:  3 Running / 0 Waiting / 0 Succeeded / 0 Failed`, of the pods that the object controls. */
export function* describePodCounts(session: Session, out: DescribeWriter, object: KubeObject): Task<void> {
  const { spec } = object as { readonly spec?: { readonly selector?: LabelSelector } };
  const resource = (yield* session.mapper()).byWord("pods");
  const namespace = object.metadata?.namespace ?? "";
  const target = {
    is: "list",
    resource,
    namespace,
    labelSelector: formatSelector(spec?.selector),
    fieldSelector: "",
  } as const;
  const pods = (yield* listObjects(session, target)) as unknown as readonly Pod[];
  const isOwned = ({ metadata }: Pod): boolean =>
    metadata?.ownerReferences?.some(
      ({ uid, controller }) => controller === true && uid === object.metadata?.uid,
    ) ?? false;
  const count = (phase: string): number =>
    pods.filter((pod) => isOwned(pod) && pod.status?.phase === phase).length;
  out.field(
    "Pods Status",
    `${count("Running")} Running / ${count("Pending")} Waiting / ${count("Succeeded")} Succeeded / ${count("Failed")} Failed`,
  );
}
