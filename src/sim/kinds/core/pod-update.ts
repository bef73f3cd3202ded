import type { PodSpec, Toleration } from "kubernetes-types/core/v1";
import { forbiddenField, type FieldError } from "../../api/field-error.ts";
import { jsonEqual, without } from "../../wire/json.ts";
import type { Pod } from "./pod.ts";

const frozen =
  "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`," +
  "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations)," +
  "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

/**
 * The few fields of a running pod that may change. (The real message goes on with a diff of two Go structs.)
 * @models pkg/apis/core/validation/validation.go ValidatePodUpdate, 1.33
 */
export function validatePodUpdate(pod: Pod, old: Pod): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (pod.spec.containers.length !== old.spec.containers.length) {
    return [forbiddenField("spec.containers", "pod updates may not add or remove containers")];
  }
  if ((pod.spec.initContainers?.length ?? 0) !== (old.spec.initContainers?.length ?? 0)) {
    return [forbiddenField("spec.initContainers", "pod updates may not add or remove containers")];
  }
  if (!onlyAdds(pod.spec.tolerations ?? [], old.spec.tolerations ?? [])) {
    errors.push(
      forbiddenField(
        "spec.tolerations",
        "existing toleration can not be modified except its tolerationSeconds",
      ),
    );
  }
  if (!jsonEqual(withoutChangeable(pod.spec, old.spec), old.spec))
    errors.push(forbiddenField("spec", frozen));
  return errors;
}

function onlyAdds(after: readonly Toleration[], before: readonly Toleration[]): boolean {
  const isSame = (a: Toleration, b: Toleration): boolean =>
    jsonEqual({ ...a, tolerationSeconds: 0 }, { ...b, tolerationSeconds: 0 });
  return before.every((toleration) => after.some((other) => isSame(other, toleration)));
}

/** The new spec with what may change set back to what it was. */
function withoutChangeable(spec: Pod["spec"], old: PodSpec): PodSpec {
  const rest = without(spec, ["activeDeadlineSeconds", "tolerations"]);
  const images = (now: PodSpec["containers"], then: PodSpec["containers"]): PodSpec["containers"] =>
    now.map((container, index) => {
      const image = then[index]?.image;
      return image === undefined || image === container.image ? container : { ...container, image };
    });
  return {
    ...rest,
    ...(old.activeDeadlineSeconds === undefined ? {} : { activeDeadlineSeconds: old.activeDeadlineSeconds }),
    ...(old.tolerations === undefined ? {} : { tolerations: old.tolerations }),
    containers: images(spec.containers, old.containers),
    ...(spec.initContainers === undefined
      ? {}
      : { initContainers: images(spec.initContainers, old.initContainers ?? []) }),
  };
}
