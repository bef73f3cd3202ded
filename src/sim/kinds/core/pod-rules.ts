import type { Rules } from "../../api/rules.ts";
import { validateEphemeralContainersUpdate } from "./ephemeral-containers-update.ts";
import { podColumns } from "./pod-columns.ts";
import type { Pod } from "./pod.ts";
import { validatePodResize } from "./pod-resize-validation.ts";
import { validatePodStatus } from "./pod-status-validation.ts";
import { validatePodUpdate } from "./pod-update.ts";
import { validatePodCreate } from "./pod-validation.ts";
import { podWarnings } from "./pod-warnings.ts";

/** Checks of the subresources that change a pod's spec. */
const updates: Readonly<Record<string, typeof validatePodUpdate | undefined>> = {
  ephemeralcontainers: validateEphemeralContainersUpdate,
  resize: validatePodResize,
};

export const podRules: Rules<Pod> = {
  validate: (object, old, context) => {
    if (old === undefined) return validatePodCreate(object, context);
    const check = updates[context.subresource ?? ""] ?? validatePodUpdate;
    return check(object, old, context);
  },
  validateStatus: validatePodStatus,
  warnings: (object, old, context) => podWarnings(object, old, context),
  columns: podColumns,
};
