import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import { describeContainers } from "./describe-containers.ts";
import { describeAnnotations, describeLabels } from "./describe-metadata.ts";
import { describeScheduling } from "./describe-scheduling.ts";
import { describeVolumes } from "./describe-volumes.ts";
import type { DescribeWriter } from "./describe-writer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go DescribePodTemplate, 1.33 */
export function describeTemplate(
  out: DescribeWriter,
  { metadata = {}, spec = { containers: [] } }: PodTemplateSpec,
): void {
  const { annotations = {}, labels } = metadata;
  const { initContainers = [], containers, serviceAccountName, priorityClassName, volumes } = spec;
  out.line(0, "Pod Template:");
  describeLabels(out, "  Labels", labels);
  if (Object.keys(annotations).length > 0) describeAnnotations(out, "  Annotations", annotations);
  out.optional("  Service Account", serviceAccountName);
  const part = { statuses: [], isTemplate: true };
  if (initContainers.length > 0)
    describeContainers(out, { ...part, title: "Init Containers", containers: initContainers });
  describeContainers(out, { ...part, title: "Containers", containers });
  describeVolumes(out, volumes, true);
  out.optional("  Priority Class Name", priorityClassName);
  describeScheduling(out, spec, "  ");
}
