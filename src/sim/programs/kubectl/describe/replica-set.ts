import type { ReplicaSet } from "kubernetes-types/apps/v1";
import type { Pod } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import { formatSelector } from "../../../wire/label-selector.ts";
import type { LabelSelector } from "kubernetes-types/meta/v1";
import { listObjects } from "../resources/fetch.ts";
import type { Session } from "../session.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import type { Describer } from "./describer.ts";
import { describeAnnotations, describeController, describeLabels } from "./describe-metadata.ts";
import { describeTemplate } from "./describe-template.ts";
import type { DescribeWriter } from "./describe-writer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeReplicaSet, 1.33 */
export const replicaSet: Describer = {
  *describe({ session, out, found }) {
    const { metadata, spec, status } = found.object as unknown as ReplicaSet;
    out.line(0, `Name:\t${metadata?.name ?? ""}`);
    out.line(0, `Namespace:\t${metadata?.namespace ?? ""}`);
    out.line(0, `Selector:\t${formatSelector(spec?.selector)}`);
    describeLabels(out, "Labels", metadata?.labels);
    describeAnnotations(out, "Annotations", metadata?.annotations);
    describeController(out, metadata);
    out.line(0, `Replicas:\t${status?.replicas ?? 0} current / ${spec?.replicas ?? 0} desired`);
    yield* describePodCounts(session, out, found.object);
    describeTemplate(out, spec?.template);
    const conditions = status?.conditions ?? [];
    if (conditions.length === 0) return;
    out.line(0, "Conditions:\n  Type\tStatus\tReason");
    out.line(1, "----\t------\t------");
    for (const { type, status: state, reason = "" } of conditions)
      out.line(1, `${type} \t${state}\t${reason}`);
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
  const counts: Record<string, number> = { Running: 0, Pending: 0, Succeeded: 0, Failed: 0 };
  for (const { metadata, status } of pods) {
    const isOwned = metadata?.ownerReferences?.some(
      ({ uid, controller }) => controller === true && uid === object.metadata?.uid,
    );
    if (isOwned === true && status?.phase !== undefined)
      counts[status.phase] = (counts[status.phase] ?? 0) + 1;
  }
  out.line(
    0,
    `Pods Status:\t${counts["Running"]} Running / ${counts["Pending"]} Waiting / ${counts["Succeeded"]} Succeeded / ${counts["Failed"]} Failed`,
  );
}
