import { forbiddenField, type FieldError } from "../../api/field-error.ts";
import type { RuleContext } from "../../api/rules.ts";
import { imageSpaceErrors } from "./container-validation.ts";
import { podAnnotationErrors, profileMatchErrors } from "./pod-annotation-validation.ts";
import { validatePodSpec } from "./pod-spec-validation.ts";
import type { Pod } from "./pod.ts";

/** @models pkg/apis/core/validation/validation.go validatePodMetadataAndSpec, 1.33 */
export function validatePod(
  { metadata, spec }: Pod,
  { minor }: Pick<RuleContext, "minor">,
): readonly FieldError[] {
  return [
    ...podAnnotationErrors("metadata.annotations", metadata.annotations ?? {}, spec),
    ...validatePodSpec("spec", spec, { podName: metadata.name, isPod: true, minor }),
    ...accountErrors(spec),
    ...(["containers", "initContainers"] as const).flatMap((list) =>
      (spec[list] ?? []).flatMap((container, index) => imageSpaceErrors(`spec.${list}[${index}]`, container)),
    ),
  ];
}

function accountErrors({ serviceAccountName = "", volumes = [] }: Pod["spec"]): readonly FieldError[] {
  if (serviceAccountName !== "") return [];
  const why = "must not be specified when serviceAccountName is not set";
  return volumes.flatMap(({ projected }, volume) =>
    (projected?.sources ?? []).flatMap(({ serviceAccountToken }, index) => {
      const place = `spec.volumes[${volume}].projected.sources[${index}].serviceAccountToken`;
      return serviceAccountToken === undefined ? [] : [forbiddenField(place, why)];
    }),
  );
}

/** @models pkg/apis/core/validation/validation.go ValidatePodCreate, 1.33 */
export function validatePodCreate(pod: Pod, context: RuleContext): readonly FieldError[] {
  const { spec, metadata } = pod;
  const errors: FieldError[] = [...validatePod(pod, context)];
  if ((spec.ephemeralContainers ?? []).length > 0) {
    errors.push(forbiddenField("spec.ephemeralContainers", "cannot be set on create"));
  }
  if ((spec.nodeName ?? "") !== "" && (spec.schedulingGates ?? []).length > 0) {
    const why = "cannot be set until all schedulingGates have been cleared";
    errors.push(forbiddenField("spec.nodeName", why));
  }
  return [...errors, ...profileMatchErrors("spec", metadata.annotations ?? {}, spec)];
}
