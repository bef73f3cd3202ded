import type { JobStatus } from "kubernetes-types/batch/v1";
import { duplicate, invalidValue, required, wrongField, type FieldError } from "../../api/field-error.ts";
import type { RuleContext } from "../../api/rules.ts";
import { jsonEqual } from "../../wire/json.ts";
import { notNegative } from "../validation.ts";
import { overlapOf, readIndexes } from "./index-intervals.ts";
import type { Job } from "./jobs.ts";

type Status = JobStatus & { readonly terminating?: number };
type ConditionType = "Complete" | "Failed" | "FailureTarget" | "SuccessCriteriaMet";

function holds({ status }: Job, type: ConditionType): boolean {
  return status.conditions?.some((one) => one.type === type && one.status === "True") ?? false;
}

function isFinished(job: Job): boolean {
  return holds(job, "Complete") || holds(job, "Failed");
}

/** A new status beside the old one. */
interface Change {
  readonly job: Job;
  readonly old: Job;
  readonly status: Status;
  readonly before: Status;
  readonly changed: (...names: readonly (keyof Status | ConditionType | "finished")[]) => boolean;
}

function changeOf(job: Job, old: Job): Change {
  const [status, before] = [job.status as Status, old.status as Status];
  const isChanged = (name: keyof Status | ConditionType | "finished"): boolean => {
    if (name === "finished") return isFinished(job) !== isFinished(old);
    if (/^[A-Z]/.test(name)) return holds(job, name as ConditionType) !== holds(old, name as ConditionType);
    return !jsonEqual(status[name as keyof Status], before[name as keyof Status]);
  };
  return { job, old, status, before, changed: (...names) => names.some((name) => isChanged(name)) };
}

/**
 * What a job's status may say. Most is only looked at when it changes, so that a status that was wrong can be mended.
 * @models pkg/apis/batch/validation/validation.go ValidateJobUpdateStatus, 1.33
 */
export function validateJobStatus(
  job: Job,
  old: Job | undefined,
  { minor }: RuleContext,
): readonly FieldError[] {
  const status = job.status as Status;
  const counts = (["active", "succeeded", "failed", "ready", "terminating"] as const).flatMap((name) =>
    notNegative(`status.${name}`, status[name]),
  );
  const errors = [...counts, ...podErrors("status.uncountedTerminatedPods", status)];
  if (old === undefined) return errors;
  const change = changeOf(job, old);
  const strict =
    minor >= 32
      ? [...conditionErrors(change), ...timeErrors(change), ...finishedErrors(change), ...indexErrors(change)]
      : [];
  const later = minor >= 32 ? transitionErrors(change) : [];
  return [...errors, ...strict, ...criteriaErrors(change), ...later, ...criteriaChangeErrors(change)];
}

function podErrors(field: string, { uncountedTerminatedPods: pods }: Status): readonly FieldError[] {
  const seen = new Set<string>();
  return (["succeeded", "failed"] as const).flatMap((list) =>
    (pods?.[list] ?? []).flatMap((uid, index) => {
      const place = `${field}.${list}[${index}]`;
      if (uid === "") return [invalidValue(place, uid, "must not be empty")];
      if (seen.has(uid)) return [duplicate(place, uid)];
      seen.add(uid);
      return [];
    }),
  );
}

const conditions = "status.conditions";

function conditionErrors({ job, changed }: Change): readonly FieldError[] {
  if (!holds(job, "Complete")) return [];
  const pairs = [
    ["Failed", "cannot set Complete=True and Failed=true conditions"],
    ["FailureTarget", "cannot set Complete=True and FailureTarget=true conditions"],
  ] as const;
  return pairs
    .filter(([type]) => holds(job, type) && changed("Complete", type))
    .map(([, why]) => wrongField(conditions, why));
}

/** Times as Go's messages print them. */
function shownTime(time: string): string {
  return time.replace("T", " ").replace("Z", " +0000 UTC");
}

function timeErrors({ job, status, changed }: Change): readonly FieldError[] {
  const { startTime, completionTime } = status;
  const isComplete = holds(job, "Complete");
  const field = "status.completionTime";
  const errors: FieldError[] = [];
  const wrong = (why: string): FieldError => plain(field, shownTime(completionTime ?? ""), why);
  if (changed("Complete", "completionTime")) {
    if (completionTime !== undefined && !isComplete) {
      errors.push(wrong("cannot set completionTime when there is no Complete=True condition"));
    }
    if (completionTime === undefined && isComplete) {
      errors.push(required(field, "completionTime is required for Complete jobs"));
    }
  }
  const isEarly = startTime !== undefined && completionTime !== undefined && completionTime < startTime;
  if (changed("startTime", "completionTime") && isEarly) {
    errors.push(wrong("completionTime cannot be set before startTime"));
  }
  return errors;
}

/** A value that is not quoted. */
function plain(field: string, value: string, why: string): FieldError {
  return { field, reason: "FieldValueInvalid", message: `Invalid value: ${value}: ${why}` };
}

/** A job is told to end before it ends. */
const forerunners = [
  ["Failed", "FailureTarget", "failedIndexes"],
  ["Complete", "SuccessCriteriaMet", "SuccessCriteriaMet"],
] as const;

function forerunnerErrors({ job, changed }: Change): readonly FieldError[] {
  return forerunners.flatMap(([end, before, other]) => {
    if (!holds(job, end) || holds(job, before) || !changed(end, other)) return [];
    const why = `cannot set ${end}=True condition without the ${before}=true condition`;
    return [wrongField(conditions, why)];
  });
}

function finishedErrors(change: Change): readonly FieldError[] {
  const { job, status, changed } = change;
  const errors = forerunnerErrors(change);
  if (!isFinished(job)) return errors;
  const { active = 0, terminating = 0, uncountedTerminatedPods: pods } = status;
  const isUncounted = [pods?.failed, pods?.succeeded].some((list) => list !== undefined && list.length > 0);
  const counted = (name: string, count: number): FieldError =>
    invalidValue(`status.${name}`, count, `${name}>0 is invalid for finished job`);
  const uncounted = "uncountedTerminatedPods needs to be empty for finished job";
  const checks = [
    [active > 0, "active", counted("active", active)],
    [
      status.startTime === undefined,
      "startTime",
      required("status.startTime", "startTime is required for finished job"),
    ],
    [isUncounted, "uncountedTerminatedPods", wrongField("status.uncountedTerminatedPods", uncounted)],
    [terminating > 0, "terminating", counted("terminating", terminating)],
  ] as const;
  const found = checks.filter(([isWrong, name]) => isWrong && changed("finished", name));
  return [...errors, ...found.map(([, , error]) => error)];
}

function indexErrors(change: Change): readonly FieldError[] {
  const { job, status, changed } = change;
  const { completions = 0 } = job.spec;
  const { completedIndexes = "", failedIndexes = "", ready = 0, active = 0 } = status;
  const [done, failed] = [
    readIndexes(completedIndexes, completions),
    readIndexes(failedIndexes, completions),
  ];
  const errors: FieldError[] = [...doneErrors(change, done), ...failedErrors(change, failed)];
  const overlap = "wrong" in done || "wrong" in failed ? undefined : overlapOf(done, failed);
  if (overlap !== undefined && changed("failedIndexes", "completedIndexes")) {
    const why = `failedIndexes and completedIndexes overlap at index: ${overlap}`;
    errors.push(invalidValue("status.failedIndexes", failedIndexes, why));
  }
  if (ready <= active || !changed("ready", "active")) return errors;
  return [...errors, invalidValue("status.ready", ready, "cannot set more ready pods than active")];
}

type Indexes = ReturnType<typeof readIndexes>;

function doneErrors({ job, status, changed }: Change, indexes: Indexes): readonly FieldError[] {
  const { completions, completionMode } = job.spec;
  const { completedIndexes = "" } = status;
  const field = "status.completedIndexes";
  if (!changed("completedIndexes")) return [];
  const errors: FieldError[] = [];
  if (completions !== undefined && "wrong" in indexes) {
    errors.push(invalidValue(field, completedIndexes, `error parsing completedIndexes: ${indexes.wrong}`));
  }
  if (completedIndexes === "" || completionMode === "Indexed") return errors;
  const why = "cannot set non-empty completedIndexes when non-indexed completion mode";
  return [...errors, invalidValue(field, completedIndexes, why)];
}

function failedErrors({ job, status, changed }: Change, indexes: Indexes): readonly FieldError[] {
  const { failedIndexes } = status;
  const field = "status.failedIndexes";
  if (failedIndexes === undefined || !changed("failedIndexes")) return [];
  if (job.spec.backoffLimitPerIndex === undefined) {
    const why = "cannot set non-null failedIndexes when backoffLimitPerIndex is null";
    return [invalidValue(field, failedIndexes, why)];
  }
  if (!("wrong" in indexes)) return [];
  return [invalidValue(field, failedIndexes, `error parsing failedIndexes: ${indexes.wrong}`)];
}

function criteriaErrors({ job }: Change): readonly FieldError[] {
  const [isMet, isFailed, isAimed, isComplete] = [
    holds(job, "SuccessCriteriaMet"),
    holds(job, "Failed"),
    holds(job, "FailureTarget"),
    holds(job, "Complete"),
  ];
  const hasPolicy = (job.spec as { readonly successPolicy?: object }).successPolicy !== undefined;
  const rules = [
    [isMet && isFailed, "cannot set SuccessCriteriaMet=True and Failed=true conditions"],
    [isMet && isAimed, "cannot set SuccessCriteriaMet=True and FailureTarget=true conditions"],
    [
      hasPolicy && !isMet && isComplete,
      "cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True",
    ],
  ] as const;
  return rules.filter(([isWrong]) => isWrong).map(([, why]) => wrongField(conditions, why));
}

/** What was once met stays so. */
function criteriaChangeErrors({ job, old }: Change): readonly FieldError[] {
  const [isMet, wasMet] = [holds(job, "SuccessCriteriaMet"), holds(old, "SuccessCriteriaMet")];
  if (wasMet && !isMet) {
    return [wrongField(conditions, "cannot disable the SuccessCriteriaMet=True condition")];
  }
  if (!holds(old, "Complete") || wasMet || !isMet) return [];
  const why = "cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions";
  return [wrongField(conditions, why)];
}

function transitionErrors(change: Change): readonly FieldError[] {
  const { job, old, status, before } = change;
  const { completionMode, completions, parallelism } = job.spec;
  const isElastic = completionMode === "Indexed" && completions === parallelism;
  const decreased = (["failed", "succeeded"] as const).filter(
    (name) => (status[name] ?? 0) < (before[name] ?? 0),
  );
  return [
    ...(["Failed", "Complete", "FailureTarget"] as const)
      .filter((type) => holds(old, type) && !holds(job, type))
      .map((type) => wrongField(conditions, `cannot disable the terminal ${type}=True condition`)),
    ...decreased
      .filter((name) => name === "failed" || !isElastic)
      .map((name) =>
        invalidValue(`status.${name}`, status[name] ?? 0, `cannot decrease the ${name} counter`),
      ),
    ...timeChangeErrors(change),
  ];
}

function timeChangeErrors({ job, status, before }: Change): readonly FieldError[] {
  const { completionTime, startTime } = status;
  const errors: FieldError[] = [];
  const isMoved = before.completionTime !== undefined && completionTime !== before.completionTime;
  if (completionTime !== undefined && isMoved) {
    const why = "completionTime cannot be mutated";
    errors.push(plain("status.completionTime", shownTime(completionTime), why));
  }
  if (before.startTime !== undefined && startTime !== before.startTime && job.spec.suspend !== true) {
    errors.push(required("status.startTime", "startTime cannot be removed for unsuspended job"));
  }
  return errors;
}
