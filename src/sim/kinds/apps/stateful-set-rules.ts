import type { Rules } from "../../api/rules.ts";
import { dnsLabel } from "../../api/names.ts";
import { ageColumn, imageColumns } from "../columns.ts";
import type { StatefulSet } from "./stateful-sets.ts";
import { validateStatefulSet, validateStatefulSetStatus } from "./stateful-set-validation.ts";
import { statefulSetWarnings } from "./stateful-set-warnings.ts";

export const statefulSetRules: Rules<StatefulSet> = {
  names: dnsLabel,
  validate: validateStatefulSet,
  validateStatus: validateStatefulSetStatus,
  warnings: statefulSetWarnings,
  columns: [
    { name: "Ready", cell: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}` },
    ageColumn,
    ...imageColumns,
  ],
};
