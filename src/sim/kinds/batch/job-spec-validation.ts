import type { JobSpec } from "kubernetes-types/batch/v1";
import { invalidValue, required, tooLong, unsupported, type FieldError } from "../../api/field-error.ts";
import type { RuleContext } from "../../api/rules.ts";
import { validateTemplateSpec } from "../core/pod-template-validation.ts";
import { go } from "../go/go-value.ts";
import { domainPrefixedPathErrors } from "../qualified-name.ts";
import { notNegative, oneOf } from "../validation.ts";
import { failurePolicyErrors } from "./pod-failure-policy-validation.ts";
import { successPolicyErrors } from "./success-policy-validation.ts";

type Spec = JobSpec & { readonly managedBy?: string; readonly successPolicy?: object };

const parallelismMax = 100_000;
const failedMax = 100_000;
const manyCompletions = 100_000;
const manyMax = 10_000;
const managedByMax = 63;

const counts = [
  "parallelism",
  "completions",
  "activeDeadlineSeconds",
  "backoffLimit",
  "ttlSecondsAfterFinished",
  "backoffLimitPerIndex",
  "maxFailedIndexes",
] as const;

/** @models pkg/apis/batch/validation/validation.go validateJobSpec, 1.33 */
export function validateJobSpec(field: string, spec: Spec, context: RuleContext): readonly FieldError[] {
  const { podFailurePolicy, successPolicy, managedBy } = spec;
  const errors: FieldError[] = counts.flatMap((name) => notNegative(`${field}.${name}`, spec[name]));
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    errors.push(required(`${field}.backoffLimitPerIndex`, "when maxFailedIndexes is specified"));
  }
  if (managedBy !== undefined) errors.push(...managerErrors(`${field}.managedBy`, managedBy));
  errors.push(...modeErrors(field, spec));
  if (podFailurePolicy !== undefined) errors.push(...failurePolicyErrors(`${field}.podFailurePolicy`, spec));
  if (successPolicy !== undefined) {
    const value = go("batch.SuccessPolicy", successPolicy);
    errors.push(
      ...(spec.completionMode === "Indexed"
        ? successPolicyErrors(`${field}.successPolicy`, successPolicy, spec.completions ?? 0)
        : [invalidValue(`${field}.successPolicy`, value, "requires indexed completion mode")]),
    );
  }
  return [
    ...errors,
    ...replacementErrors(`${field}.podReplacementPolicy`, spec),
    ...validateTemplateSpec(`${field}.template`, spec.template, context),
    ...restartErrors(`${field}.template.spec.restartPolicy`, spec),
  ];
}

function managerErrors(field: string, manager: string): readonly FieldError[] {
  const errors = domainPrefixedPathErrors(field, manager);
  return manager.length > managedByMax ? [...errors, tooLong(field, managedByMax)] : errors;
}

function modeErrors(field: string, spec: Spec): readonly FieldError[] {
  const { completionMode: mode = "NonIndexed" } = spec;
  if (mode === "Indexed") return indexedErrors(field, spec);
  if (mode !== "NonIndexed") return [unsupported(`${field}.completionMode`, mode, ["NonIndexed", "Indexed"])];
  return (["backoffLimitPerIndex", "maxFailedIndexes"] as const).flatMap((name) =>
    spec[name] === undefined
      ? []
      : [invalidValue(`${field}.${name}`, spec[name], "requires indexed completion mode")],
  );
}

function indexedErrors(field: string, spec: Spec): readonly FieldError[] {
  const { completions, parallelism = 0, maxFailedIndexes: failed } = spec;
  const errors: FieldError[] = [];
  if (completions === undefined) {
    errors.push(required(`${field}.completions`, "when completion mode is Indexed"));
  }
  if (parallelism > parallelismMax) {
    const why = `must be less than or equal to ${parallelismMax} when completion mode is Indexed`;
    errors.push(invalidValue(`${field}.parallelism`, parallelism, why));
  }
  if (completions !== undefined && failed !== undefined && failed > completions) {
    errors.push(
      invalidValue(`${field}.maxFailedIndexes`, failed, "must be less than or equal to completions"),
    );
  }
  if (failed !== undefined && failed > failedMax) {
    errors.push(
      invalidValue(`${field}.maxFailedIndexes`, failed, `must be less than or equal to ${failedMax}`),
    );
  }
  const isMany = (completions ?? 0) > manyCompletions && spec.backoffLimitPerIndex !== undefined;
  return isMany ? [...errors, ...manyErrors(field, spec)] : errors;
}

function manyErrors(
  field: string,
  { parallelism = 0, maxFailedIndexes: failed }: Spec,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const why = `must be less than or equal to ${manyMax} when completions are above ${manyCompletions} and used with backoff limit per index`;
  if (failed === undefined) {
    const missing = `must be specified when completions is above ${manyCompletions}`;
    errors.push(required(`${field}.maxFailedIndexes`, missing));
  }
  if (parallelism > manyMax) errors.push(invalidValue(`${field}.parallelism`, parallelism, why));
  if ((failed ?? 0) > manyMax) errors.push(invalidValue(`${field}.maxFailedIndexes`, failed, why));
  return errors;
}

function replacementErrors(
  field: string,
  { podReplacementPolicy, podFailurePolicy }: Spec,
): readonly FieldError[] {
  const known = podFailurePolicy === undefined ? ["Failed", "TerminatingOrFailed"] : ["Failed"];
  return oneOf(field, podReplacementPolicy, known);
}

function restartErrors(field: string, { template, podFailurePolicy }: Spec): readonly FieldError[] {
  const { restartPolicy: policy = "" } = template.spec ?? {};
  if (policy === "" || policy === "Always") return [required(field, 'valid values: "OnFailure", "Never"')];
  if (policy !== "OnFailure" && policy !== "Never")
    return [unsupported(field, policy, ["OnFailure", "Never"])];
  if (podFailurePolicy === undefined || policy === "Never") return [];
  return [invalidValue(field, policy, 'only "Never" is supported when podFailurePolicy is specified')];
}
