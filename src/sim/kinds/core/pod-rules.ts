import { podColumns } from "./pod-columns.ts";
import { validatePodSpec } from "./pod-spec-validation.ts";
import { validatePodUpdate } from "./pod-update.ts";
import { unsimulatedFields } from "./unsimulated-fields.ts";
import type { Rules } from "../../api/rules.ts";
import type { Pod } from "./pod.ts";

export const podRules: Rules<Pod> = {
  validate: (object, old) => [
    ...validatePodSpec("spec", object.spec),
    ...(old === undefined ? [] : validatePodUpdate(object, old)),
  ],
  warnings: (object, old) => unsimulatedFields("spec", object.spec, old?.spec),
  columns: podColumns,
};
