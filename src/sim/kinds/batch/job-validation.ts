import type { JobSpec } from "kubernetes-types/batch/v1";
import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import { GoText, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { dnsLabel } from "../../api/names.ts";
import type { RuleContext } from "../../api/rules.ts";
import { jsonEqual, without } from "../../wire/json.ts";
import { labelTest } from "../../wire/label-selector.ts";
import { go } from "../go/go-value.ts";
import { internalTemplate } from "../go/internal-pod.ts";
import { goMap } from "../go-syntax.ts";
import { immutable } from "../immutable.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import { fitErrors, isUsableSelector, shownSelector } from "../apps/workload-validation.ts";
import { jobLabels } from "./job.ts";
import type { Job } from "./jobs.ts";
import { validateJobSpec } from "./job-spec-validation.ts";

/** @models pkg/apis/batch/validation/validation.go ValidateJob, ValidateJobUpdate, 1.33 */
export function validateJob(object: Job, old: Job | undefined, context: RuleContext): readonly FieldError[] {
  const { spec } = object;
  const own = [
    ...generatedErrors(object, old, context),
    ...specErrors(spec, context),
    ...hostnameErrors(object),
  ];
  if (old === undefined) return own;
  return [...own, ...specErrors(spec, context), ...changeErrors(object, old)];
}

function specErrors(spec: JobSpec, context: RuleContext): readonly FieldError[] {
  const { selector, template } = spec;
  return [
    ...validateJobSpec("spec", spec, context),
    ...(selector === undefined
      ? [required("spec.selector")]
      : validateLabelSelector("spec.selector", selector)),
    ...(isUsableSelector(selector) ? fitErrors(selector, template, { emptyFits: true }) : []),
  ];
}

/**
 * Pods of a job are its own: their labels are those that the server gave.
 * @models pkg/apis/batch/validation/validation.go validateGeneratedSelector, 1.33
 */
function generatedErrors(
  { metadata, spec }: Job,
  old: Job | undefined,
  { minor }: RuleContext,
): readonly FieldError[] {
  const { manualSelector, selector, template } = spec;
  if (manualSelector === true || selector === undefined) return [];
  const { uid, name } = metadata;
  const before = old?.spec.template.metadata?.labels;
  const wasPrefixed =
    old === undefined || (before?.[jobLabels.name] !== undefined && before[jobLabels.uid] !== undefined);
  const expected: Readonly<Record<string, string>> = {
    [jobLabels.legacyUid]: uid,
    [jobLabels.legacyName]: name,
    ...(wasPrefixed && minor >= 27 ? { [jobLabels.uid]: uid, [jobLabels.name]: name } : {}),
  };
  const errors = Object.entries(expected).flatMap(([key, value]) => labelErrors(template, key, value));
  if (!isUsableSelector(selector) || labelTest(selector)(expected)) return errors;
  return [...errors, invalidValue("spec.selector", shownSelector(selector), "`selector` not auto-generated")];
}

function labelErrors({ metadata }: PodTemplateSpec, key: string, value: string): readonly FieldError[] {
  const field = `spec.template.metadata.labels[${key}]`;
  const found = metadata?.labels?.[key];
  if (found === undefined) return [required(field, `must be '${value}'`)];
  if (found === value) return [];
  return [invalidValue(field, new GoText(goMap(metadata?.labels)), `must be '${value}'`)];
}

/** The last pod of an indexed job has a hostname, too. */
function hostnameErrors({ metadata, spec }: Job): readonly FieldError[] {
  const { completionMode, completions = 0 } = spec;
  if (completionMode !== "Indexed" || completions <= 0) return [];
  const hostname = `${metadata.name}-${completions - 1}`;
  if (dnsLabel(hostname) === undefined) return [];
  const why = `will not able to create pod with invalid DNS label: ${hostname}`;
  return [invalidValue("metadata.name", metadata.name, why)];
}

/** @models pkg/apis/batch/validation/validation.go ValidateJobSpecUpdate, 1.33 */
function changeErrors({ spec }: Job, old: Job): readonly FieldError[] {
  const before = old.spec;
  type Late = { readonly managedBy?: string; readonly successPolicy?: object };
  const [now, then] = [spec as Late, before as Late];
  return [
    ...completionErrors(spec, before),
    ...immutable("spec.selector", spec.selector, before.selector, shownSelector(spec.selector)),
    ...templateErrors(spec.template, old),
    ...immutable("spec.completionMode", spec.completionMode, before.completionMode),
    ...immutable(
      "spec.podFailurePolicy",
      spec.podFailurePolicy,
      before.podFailurePolicy,
      shownOr("batch.PodFailurePolicy", spec.podFailurePolicy),
    ),
    ...immutable("spec.backoffLimitPerIndex", spec.backoffLimitPerIndex, before.backoffLimitPerIndex),
    ...immutable("spec.managedBy", now.managedBy, then.managedBy),
    ...immutable(
      "spec.successPolicy",
      now.successPolicy,
      then.successPolicy,
      shownOr("batch.SuccessPolicy", now.successPolicy),
    ),
  ];
}

function shownOr(type: string, value: object | undefined): unknown {
  return value === undefined ? undefined : go(type, value);
}

function completionErrors(spec: JobSpec, before: JobSpec): readonly FieldError[] {
  const field = "spec.completions";
  if (spec.completionMode !== "Indexed") return immutable(field, spec.completions, before.completions);
  const isFine =
    spec.completions === before.completions ||
    spec.completions === undefined ||
    spec.completions === spec.parallelism;
  const why = "can only be modified in tandem with spec.parallelism";
  return isFine ? [] : [invalidValue(field, spec.completions, why)];
}

/** Where the pods go may change as long as the job has not begun. */
function templateErrors(template: PodTemplateSpec, old: Job): readonly FieldError[] {
  const isOpen = old.spec.suspend === true && old.status.startTime === undefined;
  const before = isOpen ? withDirectivesOf(old.spec.template, template) : old.spec.template;
  if (jsonEqual(template, before)) return [];
  return [
    invalidValue(
      "spec.template",
      go("core.PodTemplateSpec", internalTemplate(template)),
      "field is immutable",
    ),
  ];
}

const directives = ["nodeSelector", "tolerations", "schedulingGates"] as const;

function withDirectivesOf(before: PodTemplateSpec, now: PodTemplateSpec): PodTemplateSpec {
  const spec = {
    ...replaced(before.spec ?? {}, now.spec ?? {}, directives),
    affinity: affinityOf(before, now),
  };
  const metadata = replaced(before.metadata ?? {}, now.metadata ?? {}, ["labels", "annotations"]);
  const kept = spec.affinity === undefined ? without(spec, ["affinity"]) : spec;
  return { ...before, metadata, spec: kept as unknown as NonNullable<PodTemplateSpec["spec"]> };
}

type Fields = Readonly<Record<string, unknown>>;

/** An object with some of its fields as another has them. */
function replaced(before: object, now: object, names: readonly string[]): Fields {
  const [old, fresh] = [before as Fields, now as Fields];
  const given = names.filter((name) => fresh[name] !== undefined).map((name) => [name, fresh[name]]);
  return { ...without(old, names), ...(Object.fromEntries(given) as Fields) };
}

function affinityOf(before: PodTemplateSpec, now: PodTemplateSpec): object | undefined {
  const others = without(before.spec?.affinity ?? {}, ["nodeAffinity"]);
  const nodeAffinity = now.spec?.affinity?.nodeAffinity;
  const affinity = { ...others, ...(nodeAffinity === undefined ? {} : { nodeAffinity }) };
  return Object.keys(affinity).length === 0 && now.spec?.affinity === undefined ? undefined : affinity;
}
