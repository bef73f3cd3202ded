import type { Namespace, NamespaceCondition } from "kubernetes-types/core/v1";
import { complete } from "./complete.ts";
import type { DescribeWriter } from "./describe-writer.ts";
import type { Describer } from "./describer.ts";
import { describeAnnotations, describeLabels } from "./describe-metadata.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeNamespace, 1.33 */
export const namespace: Describer = {
  *describe({ out, found }) {
    const { metadata, status } = complete<Namespace>(found.object);
    out.field("Name", metadata.name);
    describeLabels(out, "Labels", metadata.labels);
    describeAnnotations(out, "Annotations", metadata.annotations);
    out.field("Status", status.phase);
    describeConditions(out, status.conditions);
    out.line(0, "\nNo resource quota.");
    out.line(0, "\nNo LimitRange resource.");
  },
  events: "none",
};

function describeConditions(out: DescribeWriter, conditions: readonly NamespaceCondition[] = []): void {
  if (conditions.length === 0) return;
  out.flush();
  out.line(0, "Conditions:\n  Type\tStatus\tLastTransitionTime\tReason\tMessage");
  out.line(1, "----\t------\t------------------\t------\t-------");
  for (const { type, status, lastTransitionTime = "", reason = "", message = "" } of conditions) {
    out.line(1, `${type} \t${status} \t${lastTransitionTime} \t${reason} \t${message}`);
  }
}
