import type { FieldError } from "../../api/field-error.ts";
import type { RuleContext, Rules } from "../../api/rules.ts";
import { formatLabels } from "../../wire/label-selector.ts";
import { ageColumn, templateColumns } from "../columns.ts";
import { validateTemplateSpec } from "../core/pod-template-validation.ts";
import { templateWarnings } from "../core/pod-warnings.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import { notNegative } from "../validation.ts";
import type { DaemonSet } from "./daemon-set.ts";
import { collisionErrors, daemonCounts, statusCountErrors } from "./status-validation.ts";
import { validateDaemonStrategy } from "./strategy-validation.ts";
import {
  emptyErrors,
  endlessErrors,
  fitErrors,
  isUsableSelector,
  selectorChangeErrors,
} from "./workload-validation.ts";

/** @models pkg/apis/apps/validation/validation.go ValidateDaemonSetSpec, 1.33 */
function validate(
  { spec }: DaemonSet,
  old: DaemonSet | undefined,
  context: RuleContext,
): readonly FieldError[] {
  const { selector, template } = spec;
  const errors = [
    ...validateLabelSelector("spec.selector", selector),
    ...(isUsableSelector(selector) ? fitErrors(selector, template, { emptyFits: false }) : []),
    ...(selector === undefined ? [] : emptyErrors(selector, "daemonset")),
    ...validateTemplateSpec("spec.template", template, context),
    ...endlessErrors(template, "DaemonSet"),
    ...notNegative("spec.minReadySeconds", spec.minReadySeconds),
    ...validateDaemonStrategy("spec.updateStrategy", spec.updateStrategy),
    ...notNegative("spec.revisionHistoryLimit", spec.revisionHistoryLimit),
  ];
  if (old === undefined) return errors;
  // An update is checked as a whole, and once more as an update.
  return [...errors, ...errors, ...selectorChangeErrors(selector, old.spec.selector)];
}

export const daemonSetRules: Rules<DaemonSet> = {
  validate,
  validateStatus: ({ status }, old) => [
    ...statusCountErrors(status, daemonCounts),
    ...collisionErrors(status, old?.status),
  ],
  warnings: ({ spec }, old, context) =>
    templateWarnings("spec.template", { template: spec.template, old: old?.spec.template }, context),
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
