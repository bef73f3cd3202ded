import { ageColumn, templateColumns } from "../columns.ts";
import { validateWorkload } from "./workload-validation.ts";
import { templateWarnings } from "./template-warnings.ts";
import type { Rules } from "../../api/rules.ts";
import type { ReplicaSet } from "./replica-set.ts";

export const replicaSetRules: Rules<ReplicaSet> = {
  validate: ({ spec }, old) => validateWorkload(spec, old?.spec, "replicaset"),
  warnings: ({ spec }, old) => templateWarnings(spec, old?.spec),
  columns: [
    { name: "Desired", type: "integer", cell: ({ spec }) => spec.replicas },
    { name: "Current", type: "integer", cell: ({ status }) => status.replicas },
    { name: "Ready", type: "integer", cell: ({ status }) => status.readyReplicas ?? 0 },
    ageColumn,
    ...templateColumns,
  ],
};
