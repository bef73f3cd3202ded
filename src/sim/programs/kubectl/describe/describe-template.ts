import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import { describeContainers } from "./describe-containers.ts";
import { describeAnnotations, describeLabels } from "./describe-metadata.ts";
import { describeScheduling } from "./describe-scheduling.ts";
import { describeVolumes } from "./describe-volumes.ts";
import type { DescribeWriter } from "./describe-writer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go DescribePodTemplate, 1.33 */
export function describeTemplate(out: DescribeWriter, template: PodTemplateSpec | undefined): void {
  out.line(0, "Pod Template:");
  if (template === undefined) {
    out.line(1, "<unset>");
    return;
  }
  const { metadata, spec } = template;
  describeLabels(out, "  Labels", metadata?.labels);
  if (Object.keys(metadata?.annotations ?? {}).length > 0)
    describeAnnotations(out, "  Annotations", metadata?.annotations);
  const account = spec?.serviceAccountName ?? "";
  if (account !== "") out.line(0, `  Service Account:\t${account}`);
  const part = { statuses: [], isTemplate: true };
  if ((spec?.initContainers ?? []).length > 0) {
    describeContainers(out, { ...part, title: "Init Containers", containers: spec?.initContainers ?? [] });
  }
  describeContainers(out, { ...part, title: "Containers", containers: spec?.containers ?? [] });
  describeVolumes(out, spec?.volumes, true);
  if ((spec?.priorityClassName ?? "") !== "")
    out.line(0, `  Priority Class Name:\t${spec?.priorityClassName ?? ""}`);
  describeScheduling(out, spec, "  ");
}
