import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import { forbiddenField, type FieldError } from "../../api/field-error.ts";
import type { RuleContext } from "../../api/rules.ts";
import { validateAnnotations } from "../../api/validate-metadata.ts";
import { validateLabelMap } from "../selector-validation.ts";
import { podAnnotationErrors, profileMatchErrors } from "./pod-annotation-validation.ts";
import { validatePodSpec } from "./pod-spec-validation.ts";

/** @models pkg/apis/core/validation/validation.go ValidatePodTemplateSpec, 1.33 */
export function validateTemplateSpec(
  field: string,
  { metadata = {}, spec }: PodTemplateSpec,
  { minor }: Pick<RuleContext, "minor">,
): readonly FieldError[] {
  const { labels = {}, annotations = {} } = metadata;
  const pod = spec ?? { containers: [] };
  const errors: FieldError[] = [
    ...validateLabelMap(`${field}.labels`, labels),
    ...validateAnnotations(`${field}.annotations`, annotations),
    ...podAnnotationErrors(`${field}.annotations`, annotations, pod),
    ...validatePodSpec(`${field}.spec`, pod, { podName: "", isPod: false, minor }),
    ...profileMatchErrors(`${field}.spec`, annotations, pod),
  ];
  if ((pod.ephemeralContainers ?? []).length === 0) return errors;
  const why = "ephemeral containers not allowed in pod template";
  return [...errors, forbiddenField(`${field}.spec.ephemeralContainers`, why)];
}
