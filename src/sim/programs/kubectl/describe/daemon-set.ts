import type { DaemonSet } from "kubernetes-types/apps/v1";
import { formatLabels, formatSelector } from "../../../wire/label-selector.ts";
import type { Describer } from "./describer.ts";
import { describeAnnotations, describeLabels } from "./describe-metadata.ts";
import { describeTemplate } from "./describe-template.ts";
import { describePodCounts } from "./replica-set.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeDaemonSet, 1.33 */
export const daemonSet: Describer = {
  *describe({ session, out, found }) {
    const { metadata, spec, status } = found.object as unknown as DaemonSet;
    out.line(0, `Name:\t${metadata?.name ?? ""}`);
    out.line(0, `Namespace:\t${metadata?.namespace ?? ""}`);
    out.line(0, `Selector:\t${formatSelector(spec?.selector)}`);
    out.line(0, `Node-Selector:\t${formatLabels(spec?.template?.spec?.nodeSelector)}`);
    describeLabels(out, "Labels", metadata?.labels);
    describeAnnotations(out, "Annotations", metadata?.annotations);
    out.line(0, `Desired Number of Nodes Scheduled: ${status?.desiredNumberScheduled ?? 0}`);
    out.line(0, `Current Number of Nodes Scheduled: ${status?.currentNumberScheduled ?? 0}`);
    out.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status?.updatedNumberScheduled ?? 0}`);
    out.line(0, `Number of Nodes Scheduled with Available Pods: ${status?.numberAvailable ?? 0}`);
    out.line(0, `Number of Nodes Misscheduled: ${status?.numberMisscheduled ?? 0}`);
    yield* describePodCounts(session, out, found.object);
    describeTemplate(out, spec?.template);
  },
};
