import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import type { LabelSelector } from "kubernetes-types/meta/v1";
import { GoText, invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { validateLabels, wrongKey } from "../../api/validate-metadata.ts";
import { jsonEqual } from "../../wire/json.ts";
import { labelTest } from "../../wire/label-selector.ts";
import { validateTemplate } from "../core/pod-spec-validation.ts";
import { goStringMap, notNegative } from "../validation.ts";

/** What deployments, replica sets and daemon sets have in common. */
interface WorkloadSpec {
  readonly selector?: LabelSelector;
  readonly template?: PodTemplateSpec;
  readonly replicas?: number;
  readonly minReadySeconds?: number;
  readonly revisionHistoryLimit?: number;
}

/**
 * A selector that is there, fits the template and never changes; a template whose pods can run on and on.
 * @models pkg/apis/apps/validation/validation.go ValidateDeploymentSpec, ValidateReplicaSetSpec, 1.33
 */
export function validateWorkload(
  spec: WorkloadSpec,
  old: WorkloadSpec | undefined,
  type: string,
): readonly FieldError[] {
  const { selector, template = {} } = spec;
  const errors: FieldError[] = [
    ...notNegative("spec.replicas", spec.replicas),
    ...notNegative("spec.minReadySeconds", spec.minReadySeconds),
    ...notNegative("spec.revisionHistoryLimit", spec.revisionHistoryLimit),
  ];
  if (selector === undefined) errors.push(required("spec.selector"));
  else errors.push(...validateSelector("spec.selector", selector, type));
  const labels = (template.metadata?.labels ?? {}) as Readonly<Record<string, string>>;
  if (!labelTest(selector ?? { matchLabels: { "": "" } })(labels)) {
    const why = "`selector` does not match template `labels`";
    const value = template.metadata?.labels === undefined ? "map[string]string(nil)" : goStringMap(labels);
    errors.push(invalidValue("spec.template.metadata.labels", new GoText(value), why));
  }
  errors.push(...validateTemplate("spec.template", template));
  if (old !== undefined && !jsonEqual(selector, old.selector)) {
    errors.push(invalidValue("spec.selector", new GoText(goSelector(selector)), "field is immutable"));
  }
  return errors;
}

const operators = ["In", "NotIn", "Exists", "DoesNotExist"];

function validateSelector(field: string, selector: LabelSelector, type: string): readonly FieldError[] {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  if (Object.keys(matchLabels).length + matchExpressions.length === 0) {
    const value = new GoText(goSelector(selector));
    return [invalidValue(field, value, `empty selector is invalid for ${type}`)];
  }
  const errors: FieldError[] = [...validateLabels(`${field}.matchLabels`, matchLabels)];
  for (const [index, { key, operator, values = [] }] of matchExpressions.entries()) {
    const place = `${field}.matchExpressions[${index}]`;
    const wrong = wrongKey(key);
    if (wrong !== undefined) errors.push(invalidValue(`${place}.key`, key, wrong));
    if (!operators.includes(operator)) errors.push(unsupported(`${place}.operator`, operator, operators));
    const wantsValues = operator === "In" || operator === "NotIn";
    if (wantsValues && values.length === 0) {
      errors.push(required(`${place}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
    }
  }
  return errors;
}

/** As Go prints a LabelSelector with %#v. */
function goSelector(selector: LabelSelector | undefined): string {
  if (selector === undefined) return "null";
  const { matchLabels, matchExpressions } = selector;
  const labels = matchLabels === undefined ? "map[string]string(nil)" : goStringMap(matchLabels);
  const expressions = (matchExpressions ?? []).map(({ key, operator, values }) => {
    const list =
      values === undefined
        ? "[]string(nil)"
        : `[]string{${values.map((one) => JSON.stringify(one)).join(", ")}}`;
    return `v1.LabelSelectorRequirement{Key:${JSON.stringify(key)}, Operator:${JSON.stringify(operator)}, Values:${list}}`;
  });
  const terms =
    matchExpressions === undefined
      ? "[]v1.LabelSelectorRequirement(nil)"
      : `[]v1.LabelSelectorRequirement{${expressions.join(", ")}}`;
  return `v1.LabelSelector{MatchLabels:${labels}, MatchExpressions:${terms}}`;
}
