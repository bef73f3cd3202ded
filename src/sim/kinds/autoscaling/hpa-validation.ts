import type { HPAScalingPolicy, HPAScalingRules } from "kubernetes-types/autoscaling/v2";
import { invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { notNegativeQuantity } from "../core/quantity-validation.ts";
import { oneOf } from "../validation.ts";
import type { HorizontalPodAutoscaler } from "./horizontal-pod-autoscaler.ts";
import { validateMetrics } from "./metric-validation.ts";
import { referenceErrors } from "./reference-validation.ts";

const windowMax = 3600;
const periodMax = 1800;

/** @models pkg/apis/autoscaling/validation/validation.go validateHorizontalPodAutoscalerSpec, 1.33 */
export function validateAutoscaler({ spec }: HorizontalPodAutoscaler): readonly FieldError[] {
  const { minReplicas, maxReplicas, behavior } = spec;
  const errors: FieldError[] = [];
  if (minReplicas !== undefined && minReplicas < 1) {
    errors.push(invalidValue("spec.minReplicas", minReplicas, "must be greater than or equal to 1"));
  }
  if (maxReplicas < 1) errors.push(invalidValue("spec.maxReplicas", maxReplicas, "must be greater than 0"));
  if (minReplicas !== undefined && maxReplicas < minReplicas) {
    const why = "must be greater than or equal to `minReplicas`";
    errors.push(invalidValue("spec.maxReplicas", maxReplicas, why));
  }
  return [
    ...errors,
    ...referenceErrors("spec.scaleTargetRef", spec.scaleTargetRef),
    ...validateMetrics("spec.metrics", spec.metrics ?? [], minReplicas),
    ...ruleErrors("spec.behavior.scaleUp", behavior?.scaleUp),
    ...ruleErrors("spec.behavior.scaleDown", behavior?.scaleDown),
  ];
}

type Rules = HPAScalingRules & { readonly tolerance?: string };

function ruleErrors(field: string, rules: Rules | undefined): readonly FieldError[] {
  if (rules === undefined) return [];
  const { stabilizationWindowSeconds: window, selectPolicy, policies = [], tolerance } = rules;
  const errors: FieldError[] = [];
  const place = `${field}.stabilizationWindowSeconds`;
  if (window !== undefined && window < 0) {
    errors.push(invalidValue(place, window, "must be greater than or equal to zero"));
  }
  if (window !== undefined && window > windowMax) {
    errors.push(invalidValue(place, window, `must be less than or equal to ${windowMax}`));
  }
  errors.push(...oneOf(`${field}.selectPolicy`, selectPolicy, ["Disabled", "Max", "Min"]));
  if (policies.length === 0) errors.push(required(`${field}.policies`, "must specify at least one Policy"));
  errors.push(...policies.flatMap((policy, index) => policyErrors(`${field}.policies[${index}]`, policy)));
  return tolerance === undefined
    ? errors
    : [...errors, ...notNegativeQuantity(`${field}.tolerance`, tolerance)];
}

function policyErrors(
  field: string,
  { type, value, periodSeconds: period }: HPAScalingPolicy,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (type !== "Pods" && type !== "Percent") {
    errors.push(unsupported(`${field}.type`, type ?? "", ["Percent", "Pods"]));
  }
  if (value <= 0) errors.push(invalidValue(`${field}.value`, value, "must be greater than zero"));
  if (period <= 0) errors.push(invalidValue(`${field}.periodSeconds`, period, "must be greater than zero"));
  if (period <= periodMax) return errors;
  const why = `must be less than or equal to ${periodMax}`;
  return [...errors, invalidValue(`${field}.periodSeconds`, period, why)];
}
