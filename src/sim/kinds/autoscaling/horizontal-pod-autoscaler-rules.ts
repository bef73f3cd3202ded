import type { Column } from "../../api/column.ts";
import type { FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { ageColumn } from "../columns.ts";
import { notNegative } from "../validation.ts";
import { validateAutoscaler } from "./hpa-validation.ts";
import type { HorizontalPodAutoscaler } from "./horizontal-pod-autoscaler.ts";
import { targetsCell } from "./metric-cells.ts";

/** @models pkg/printers/internalversion/printers.go printHorizontalPodAutoscaler, 1.33 */
const columns: readonly Column<HorizontalPodAutoscaler>[] = [
  { name: "Reference", cell: ({ spec: { scaleTargetRef: target } }) => `${target.kind}/${target.name}` },
  { name: "Targets", since: 30, cell: (object) => targetsCell(object, { isNamed: true }) },
  { name: "Targets", until: 29, cell: (object) => targetsCell(object, { isNamed: false }) },
  { name: "MinPods", cell: ({ spec }) => String(spec.minReplicas ?? "<unset>") },
  { name: "MaxPods", cell: ({ spec }) => spec.maxReplicas },
  { name: "Replicas", cell: ({ status }) => status.currentReplicas ?? 0 },
  ageColumn,
];

function validateStatus({ status }: HorizontalPodAutoscaler): readonly FieldError[] {
  return [
    ...notNegative("status.currentReplicas", status.currentReplicas),
    ...notNegative("status.desiredReplicas", status.desiredReplicas),
  ];
}

export const horizontalPodAutoscalerRules: Rules<HorizontalPodAutoscaler> = {
  validate: validateAutoscaler,
  validateStatus,
  columns,
};
