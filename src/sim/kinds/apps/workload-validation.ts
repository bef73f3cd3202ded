import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import type { LabelSelector } from "kubernetes-types/meta/v1";
import {
  forbiddenField,
  GoText,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import type { RuleContext } from "../../api/rules.ts";
import { jsonEqual } from "../../wire/json.ts";
import { labelTest } from "../../wire/label-selector.ts";
import { validateTemplateSpec } from "../core/pod-template-validation.ts";
import { goMap } from "../go-syntax.ts";
import { goLabelSelector, validateLabelSelector } from "../selector-validation.ts";

const unlike = "`selector` does not match template `labels`";

/** A selector as refusals show it. */
export function shownSelector(selector: LabelSelector | undefined): GoText | string {
  return selector ? new GoText(goLabelSelector(selector)) : "null";
}

/** A selector that is there, is right, and selects something. */
export function selectorErrors(selector: LabelSelector | undefined, type: string): readonly FieldError[] {
  if (!selector) return [required("spec.selector")];
  return [...validateLabelSelector("spec.selector", selector), ...emptyErrors(selector, type)];
}

export function emptyErrors(selector: LabelSelector, type: string): readonly FieldError[] {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  if (Object.keys(matchLabels).length + matchExpressions.length > 0) return [];
  return [invalidValue("spec.selector", shownSelector(selector), `empty selector is invalid for ${type}`)];
}

/** Whether metav1.LabelSelectorAsSelector takes it. */
export function isUsableSelector(selector: LabelSelector | undefined): boolean {
  return !selector || validateLabelSelector("", selector).length === 0;
}

/** The pods of the template are those that the selector selects. Nothing selects nothing. */
export function fitErrors(
  selector: LabelSelector | undefined,
  { metadata }: PodTemplateSpec,
  { emptyFits }: { readonly emptyFits: boolean },
): readonly FieldError[] {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  const isEmpty = Boolean(selector) && Object.keys(matchLabels).length + matchExpressions.length === 0;
  if (isEmpty && emptyFits) return [];
  const labels = metadata?.labels;
  if (selector && labelTest(selector)(labels)) return [];
  return [invalidValue("spec.template.metadata.labels", new GoText(goMap(labels)), unlike)];
}

/** What must go on running is always restarted, and has no deadline. */
export function endlessErrors({ spec }: PodTemplateSpec, type: string): readonly FieldError[] {
  const { restartPolicy = "", activeDeadlineSeconds } = spec ?? {};
  const field = "spec.template.spec";
  const why = `activeDeadlineSeconds in ${type} is not Supported`;
  return [
    ...(restartPolicy === "Always" ? [] : [unsupported(`${field}.restartPolicy`, restartPolicy, ["Always"])]),
    ...(activeDeadlineSeconds === undefined ? [] : [forbiddenField(`${field}.activeDeadlineSeconds`, why)]),
  ];
}

interface ReplicatedSpec {
  readonly selector?: LabelSelector;
  readonly template?: PodTemplateSpec;
}

/**
 * What deployments and replica sets ask of their templates.
 * @models pkg/apis/apps/validation/validation.go ValidatePodTemplateSpecForReplicaSet, 1.33
 */
export function replicatedTemplateErrors(
  { selector, template = {} }: ReplicatedSpec,
  context: RuleContext,
): readonly FieldError[] {
  if (!isUsableSelector(selector)) {
    return [invalidValue("spec.selector", shownSelector(selector), "invalid label selector")];
  }
  return [
    ...fitErrors(selector, template, { emptyFits: true }),
    ...validateTemplateSpec("spec.template", template, context),
    ...endlessErrors(template, "ReplicaSet"),
  ];
}

/** A selector never changes. */
export function selectorChangeErrors(
  now: LabelSelector | undefined,
  before: LabelSelector | undefined,
): readonly FieldError[] {
  if (jsonEqual(now, before)) return [];
  return [invalidValue("spec.selector", shownSelector(now), "field is immutable")];
}
