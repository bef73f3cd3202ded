import { invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import type { RuleContext } from "../../api/rules.ts";
import { shownSelector } from "../apps/workload-validation.ts";
import { notNegative } from "../validation.ts";
import { wrongSchedule } from "./cron-schedule.ts";
import type { CronJob } from "./cron-jobs.ts";
import { validateJobSpec } from "./job-spec-validation.ts";
import { isTimeZone } from "./time-zones.ts";

const nameMax = 52;
const policies = ["Allow", "Forbid", "Replace"];

/** @models pkg/apis/batch/validation/validation.go ValidateCronJobCreate, ValidateCronJobUpdate, 1.33 */
export function validateCronJob(
  { spec, metadata }: CronJob,
  old: CronJob | undefined,
  context: RuleContext,
): readonly FieldError[] {
  const { concurrencyPolicy: policy = "", jobTemplate, timeZone } = spec;
  const errors: FieldError[] = [
    ...scheduleErrors("spec.schedule", spec, old?.spec),
    ...notNegative("spec.startingDeadlineSeconds", spec.startingDeadlineSeconds),
    ...(old === undefined || old.spec.timeZone !== timeZone ? zoneErrors("spec.timeZone", timeZone) : []),
  ];
  if (policy === "") errors.push(required("spec.concurrencyPolicy"));
  else if (!policies.includes(policy)) errors.push(unsupported("spec.concurrencyPolicy", policy, policies));
  errors.push(
    ...templateErrors("spec.jobTemplate.spec", jobTemplate.spec, context),
    ...notNegative("spec.successfulJobsHistoryLimit", spec.successfulJobsHistoryLimit),
    ...notNegative("spec.failedJobsHistoryLimit", spec.failedJobsHistoryLimit),
  );
  if (old !== undefined || metadata.name.length <= nameMax) return errors;
  return [...errors, invalidValue("metadata.name", metadata.name, "must be no more than 52 characters")];
}

type Spec = CronJob["spec"];

function scheduleErrors(
  field: string,
  { schedule, timeZone }: Spec,
  old: Spec | undefined,
): readonly FieldError[] {
  if ((schedule ?? "") === "") return [required(field)];
  const wrong = wrongSchedule(schedule);
  const errors: FieldError[] = wrong === undefined ? [] : [invalidValue(field, schedule, wrong)];
  if (!schedule.includes("TZ")) return errors;
  const hadZone = old?.schedule.includes("TZ") ?? false;
  if (!hadZone) {
    const why = "cannot use TZ or CRON_TZ in schedule, use timeZone field instead";
    return [...errors, invalidValue(field, schedule, why)];
  }
  const why = "cannot use both timeZone field and TZ or CRON_TZ in schedule";
  return timeZone === undefined ? errors : [...errors, invalidValue(field, schedule, why)];
}

const zonePart = /^[A-Za-z.\-_0-9+]{1,14}$/;

function zoneErrors(field: string, zone: string | undefined): readonly FieldError[] {
  if (zone === undefined) return [];
  if (zone === "") return [invalidValue(field, zone, "timeZone must be nil or non-empty string")];
  const isOdd = (part: string): boolean =>
    part === "." || part === ".." || part.startsWith("-") || !zonePart.test(part);
  const unknown = invalidValue(field, zone, `unknown time zone ${zone}`);
  if (zone.split("/").some((part) => isOdd(part))) return [unknown];
  const explicit = "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones";
  return [
    ...(zone.toLowerCase() === "local" ? [invalidValue(field, zone, explicit)] : []),
    ...(zone === "Local" || isTimeZone(zone) ? [] : [unknown]),
  ];
}

/** @models pkg/apis/batch/validation/validation.go ValidateJobTemplateSpec, 1.33 */
function templateErrors(
  field: string,
  given: Spec["jobTemplate"]["spec"],
  context: RuleContext,
): readonly FieldError[] {
  const spec = given ?? { template: {} };
  const errors: FieldError[] = [...validateJobSpec(field, spec, context)];
  if (spec.selector !== undefined) {
    const why = "`selector` will be auto-generated";
    errors.push(invalidValue(`${field}.selector`, shownSelector(spec.selector), why));
  }
  if (spec.manualSelector !== true) return errors;
  return [...errors, unsupported(`${field}.manualSelector`, true, ["nil", "false"])];
}
