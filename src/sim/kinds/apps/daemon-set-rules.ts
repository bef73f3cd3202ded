import { formatLabels } from "../../wire/label-selector.ts";
import { ageColumn, templateColumns } from "../columns.ts";
import { validateDaemonStrategy } from "./strategy-validation.ts";
import { validateWorkload } from "./workload-validation.ts";
import { templateWarnings } from "./template-warnings.ts";
import type { Rules } from "../../api/rules.ts";
import type { DaemonSet } from "./daemon-set.ts";

export const daemonSetRules: Rules<DaemonSet> = {
  validate: ({ spec }, old) => [
    ...validateWorkload(spec, old?.spec, "daemonset"),
    ...validateDaemonStrategy("spec.updateStrategy", spec.updateStrategy),
  ],
  warnings: ({ spec }, old) => templateWarnings(spec, old?.spec),
  columns: [
    { name: "Desired", type: "integer", cell: ({ status }) => status.desiredNumberScheduled },
    { name: "Current", type: "integer", cell: ({ status }) => status.currentNumberScheduled },
    { name: "Ready", type: "integer", cell: ({ status }) => status.numberReady },
    { name: "Up-to-date", type: "integer", cell: ({ status }) => status.updatedNumberScheduled ?? 0 },
    { name: "Available", type: "integer", cell: ({ status }) => status.numberAvailable ?? 0 },
    { name: "Node Selector", cell: ({ spec }) => formatLabels(spec.template.spec?.nodeSelector) },
    ageColumn,
    ...templateColumns,
  ],
};
