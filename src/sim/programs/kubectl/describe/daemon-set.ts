import type { DaemonSet } from "kubernetes-types/apps/v1";
import { formatLabels, formatSelector } from "../../../wire/label-selector.ts";
import { complete } from "./complete.ts";
import { describeAnnotations, describeLabels } from "./describe-metadata.ts";
import { describeTemplate } from "./describe-template.ts";
import type { Describer } from "./describer.ts";
import { describePodCounts } from "./replica-set.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeDaemonSet, 1.33 */
export const daemonSet: Describer = {
  *describe({ session, out, found }) {
    const { metadata, spec, status } = complete<DaemonSet>(found.object);
    out.field("Name", metadata.name);
    out.field("Namespace", metadata.namespace);
    out.field("Selector", formatSelector(spec.selector));
    out.field("Node-Selector", formatLabels(spec.template.spec?.nodeSelector));
    describeLabels(out, "Labels", metadata.labels);
    describeAnnotations(out, "Annotations", metadata.annotations);
    out.line(0, `Desired Number of Nodes Scheduled: ${status.desiredNumberScheduled}`);
    out.line(0, `Current Number of Nodes Scheduled: ${status.currentNumberScheduled}`);
    out.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status.updatedNumberScheduled ?? 0}`);
    out.line(0, `Number of Nodes Scheduled with Available Pods: ${status.numberAvailable ?? 0}`);
    out.line(0, `Number of Nodes Misscheduled: ${status.numberMisscheduled}`);
    yield* describePodCounts(session, out, found.object);
    describeTemplate(out, spec.template);
  },
};
