import type { Column } from "../../api/column.ts";
import {
  forbiddenField,
  GoText,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import type { RuleContext, Rules } from "../../api/rules.ts";
import { formatLabels, mapTest } from "../../wire/label-selector.ts";
import { ageColumn, containerImages, containerNames } from "../columns.ts";
import { goMap } from "../go-syntax.ts";
import { notNegative } from "../validation.ts";
import { replicatedCounts, statusCountErrors } from "../apps/status-validation.ts";
import { templateWarnings } from "./pod-warnings.ts";
import { validateTemplateSpec } from "./pod-template-validation.ts";
import type { ReplicationController } from "./replication-controllers.ts";

/** @models pkg/printers/internalversion/printers.go printReplicationController, 1.33 */
const columns: readonly Column<ReplicationController>[] = [
  { name: "Desired", type: "integer", cell: ({ spec }) => spec.replicas },
  { name: "Current", type: "integer", cell: ({ status }) => status.replicas },
  { name: "Ready", type: "integer", cell: ({ status }) => status.readyReplicas ?? 0 },
  ageColumn,
  { name: "Containers", wide: true, cell: ({ spec }) => containerNames(spec.template) },
  { name: "Images", wide: true, cell: ({ spec }) => containerImages(spec.template) },
  { name: "Selector", wide: true, cell: ({ spec }) => formatLabels(spec.selector) },
];

/** @models pkg/apis/core/validation/validation.go ValidateReplicationControllerSpec, 1.33 */
function validate(
  { spec }: ReplicationController,
  old: ReplicationController | undefined,
  context: RuleContext,
): readonly FieldError[] {
  const { selector = {}, replicas, minReadySeconds, template } = spec;
  const isEmpty = Object.keys(selector).length === 0;
  const errors = [
    ...notNegative("spec.minReadySeconds", minReadySeconds),
    ...(isEmpty ? [required("spec.selector")] : []),
    ...notNegative("spec.replicas", replicas),
    ...(template === undefined ? [required("spec.template")] : templateErrors(spec, context)),
  ];
  // An update is checked as a whole, and once more as an update.
  return old === undefined ? errors : [...errors, ...errors];
}

function templateErrors(
  { selector, template = {} }: ReplicationController["spec"],
  context: RuleContext,
): readonly FieldError[] {
  const { metadata, spec } = template;
  const errors: FieldError[] = [];
  const isEmpty = Object.keys(selector ?? {}).length === 0;
  if (!isEmpty && !mapTest(selector)(metadata?.labels)) {
    const why = "`selector` does not match template `labels`";
    errors.push(invalidValue("spec.template.metadata.labels", new GoText(goMap(metadata?.labels)), why));
  }
  errors.push(...validateTemplateSpec("spec.template", template, context));
  const { restartPolicy = "", activeDeadlineSeconds } = spec ?? {};
  if (restartPolicy !== "Always") {
    errors.push(unsupported("spec.template.spec.restartPolicy", restartPolicy, ["Always"]));
  }
  if (activeDeadlineSeconds !== undefined) {
    const why = "activeDeadlineSeconds in ReplicationController is not Supported";
    errors.push(forbiddenField("spec.template.spec.activeDeadlineSeconds", why));
  }
  return errors;
}

export const replicationControllerRules: Rules<ReplicationController> = {
  validate,
  validateStatus: ({ status }) => statusCountErrors(status, replicatedCounts),
  warnings: ({ spec }, old, context) =>
    templateWarnings("spec.template", { template: spec.template, old: old?.spec.template }, context),
  columns,
};
