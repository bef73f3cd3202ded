import type { FieldError } from "../../api/field-error.ts";
import { forbiddenField } from "../../api/field-error.ts";
import type { RuleContext } from "../../api/rules.ts";
import { jsonEqual } from "../../wire/json.ts";
import { goDiff } from "../go/go-diff.ts";
import { annotationUpdateErrors } from "./pod-annotation-validation.ts";
import { validatePod } from "./pod-validation.ts";
import type { Pod } from "./pod.ts";

const field = "spec.ephemeralContainers";

/**
 * Containers for debugging may be added to a pod; those that are there stay as they are.
 * @models pkg/apis/core/validation/validation.go ValidatePodEphemeralContainersUpdate, 1.33
 */
export function validateEphemeralContainersUpdate(
  pod: Pod,
  old: Pod,
  context: RuleContext,
): readonly FieldError[] {
  if (old.metadata.annotations?.["kubernetes.io/config.mirror"] !== undefined) {
    return [forbiddenField("", "static pods do not support ephemeral containers")];
  }
  const now = new Map((pod.spec.ephemeralContainers ?? []).map((container) => [container.name, container]));
  const changed = (old.spec.ephemeralContainers ?? []).flatMap((container) => {
    const name = JSON.stringify(container.name);
    const next = now.get(container.name);
    if (next === undefined)
      return [forbiddenField(field, `existing ephemeral containers ${name} may not be removed\n`)];
    if (jsonEqual(container, next)) return [];
    const diff = goDiff("core.EphemeralContainer", container, next);
    return [forbiddenField(field, `existing ephemeral containers ${name} may not be changed\n${diff}`)];
  });
  const annotations = annotationUpdateErrors("metadata.annotations", pod.metadata, old.metadata);
  return [...validatePod(pod, context), ...annotations, ...changed];
}
