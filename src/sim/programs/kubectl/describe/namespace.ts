import type { Namespace } from "kubernetes-types/core/v1";
import type { Describer } from "./describer.ts";
import { describeAnnotations, describeLabels } from "./describe-metadata.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeNamespace, 1.33 */
export const namespace: Describer = {
  *describe({ out, found }) {
    const { metadata, status } = found.object as unknown as Namespace;
    out.line(0, `Name:\t${metadata?.name ?? ""}`);
    describeLabels(out, "Labels", metadata?.labels);
    describeAnnotations(out, "Annotations", metadata?.annotations);
    out.line(0, `Status:\t${status?.phase ?? ""}`);
    const conditions = status?.conditions ?? [];
    if (conditions.length > 0) {
      out.flush();
      out.line(0, "Conditions:\n  Type\tStatus\tLastTransitionTime\tReason\tMessage");
      out.line(1, "----\t------\t------------------\t------\t-------");
      for (const { type, status: state, lastTransitionTime = "", reason = "", message = "" } of conditions) {
        out.line(1, `${type} \t${state} \t${lastTransitionTime} \t${reason} \t${message}`);
      }
    }
    out.line(0, "\nNo resource quota.");
    out.line(0, "\nNo LimitRange resource.");
  },
  events: "none",
};
