import type { JobCondition, JobStatus, UncountedTerminatedPods } from "kubernetes-types/batch/v1";
import { millisecond, rfc3339 } from "../kernel/time.ts";
import { jobs, type Job } from "../kinds/batch/jobs.ts";
import type { Pod } from "../kinds/core/pod.ts";
import { jsonEqual } from "../wire/json.ts";
import type { Action, EventText } from "./action.ts";
import { countIndexes, formatIntervals, hasIndex, withIndexes } from "./job-indexes.ts";
import { conditionOf, indexOf, isPodFailed, isTracked, jobCondition, type JobLook } from "./job-look.ts";
import { judge } from "./job-policy.ts";
import { untrack } from "./job-pods.ts";

const uncountedMax = 500;
const rest = 10 * millisecond;

/** How many pods have ended: counted for good, or noted because a finalizer still holds them. */
interface Counts {
  readonly succeeded: number;
  readonly failed: number;
  readonly uncounted: UncountedTerminatedPods;
}

/**
 * Counts pods that have ended, each once: notes them in the status, then lets them go, and counts them when they are
 * gone or free. The end of the job is told when all are counted.
 * @models pkg/controller/job/job_controller.go trackJobStatusAndRemoveFinalizers, 1.33
 */
export function track(look: JobLook): readonly Action[] {
  const known = settled(look);
  const ended = endedPods(look, known.uncounted);
  const uncounted = {
    ...listed("succeeded", [...(known.uncounted.succeeded ?? []), ...ended.succeeded.map(uidOf)]),
    ...listed("failed", [...(known.uncounted.failed ?? []), ...ended.failed.map(uidOf)]),
  };
  const conditions = noteEnd(look);
  const isNoted =
    Object.keys(uncounted).length === 0 && ended.free.length === 0 && conditions === look.conditions;
  const end = isNoted && look.terminating === 0 ? finalCondition(look) : undefined;
  const status = statusOf(look, { ...known, uncounted }, [
    ...conditions,
    ...(end === undefined ? [] : [end]),
  ]);
  return [
    ...written(look, status, end),
    ...ended.free.flatMap((pod) => untrack(pod) ?? []),
    // What was refused is tried again when the queue says so.
    ...(isNoted || look.isRetry ? [] : [{ do: "after", duration: rest } as const]),
  ];
}

/** What was noted before is counted as soon as no finalizer holds it. */
function settled({ job, pods }: JobLook): Counts {
  const held = new Set(pods.filter(isTracked).map(uidOf));
  const { succeeded = 0, failed = 0, uncountedTerminatedPods = {} } = job.status;
  const [won = [], lost = []] = [uncountedTerminatedPods.succeeded, uncountedTerminatedPods.failed];
  const [keptWon, keptLost] = [won.filter((uid) => held.has(uid)), lost.filter((uid) => held.has(uid))];
  return {
    succeeded: succeeded + won.length - keptWon.length,
    failed: failed + lost.length - keptLost.length,
    uncounted: { ...listed("succeeded", keptWon), ...listed("failed", keptLost) },
  };
}

function listed(name: "succeeded" | "failed", uids: readonly string[]): UncountedTerminatedPods {
  return uids.length === 0 ? {} : { [name]: [...uids] };
}

interface Ended {
  /** To be noted as such. */
  readonly succeeded: readonly Pod[];
  readonly failed: readonly Pod[];
  /** To be let go. */
  readonly free: readonly Pod[];
}

function endedPods(look: JobLook, noted: UncountedTerminatedPods): Ended {
  const { job, indexes, pods } = look;
  const known = new Set([...(noted.succeeded ?? []), ...(noted.failed ?? [])]);
  const free = pods.filter((pod) => isTracked(pod) && isFree(look, pod)).slice(0, uncountedMax);
  const isValid = (pod: Pod): boolean =>
    indexes === undefined || (indexOf(pod) >= 0 && indexOf(pod) < indexes.completions);
  const fresh = free.filter((pod) => !known.has(pod.metadata.uid) && isValid(pod));
  const isLost = look.finished !== undefined && look.finished.type !== "SuccessCriteriaMet";
  const succeeded = fresh.filter(({ status }) => status.phase === "Succeeded");
  const failed = fresh.filter(
    (pod) => pod.status.phase !== "Succeeded" && (isPodFailed(job, pod) || isLost) && judge(job, pod).counts,
  );
  // Succeeded indexes are counted by themselves.
  return { succeeded: indexes === undefined ? succeeded : [], failed, free };
}

/** @models pkg/controller/job/job_controller.go canRemoveFinalizer, 1.33 */
function isFree({ job, finished, indexes }: JobLook, pod: Pod): boolean {
  const isOver = job.metadata.deletionTimestamp !== undefined || finished !== undefined;
  if (isOver || pod.status.phase === "Succeeded") return true;
  return isPodFailed(job, pod) && indexes?.delayed.get(indexOf(pod)) !== pod;
}

/** The condition that announces the end comes before the finalizers go. */
function noteEnd(look: JobLook): readonly JobCondition[] {
  const { finished, conditions } = look;
  const isNews =
    finished !== undefined &&
    (finished.type === "FailureTarget" || finished.type === "SuccessCriteriaMet") &&
    conditionOf(look, finished.type) === undefined;
  return isNews ? [...conditions, finished] : conditions;
}

function finalCondition({ finished, now }: JobLook): JobCondition | undefined {
  if (finished === undefined) return undefined;
  const type = finished.type === "SuccessCriteriaMet" ? "Complete" : "Failed";
  return jobCondition(type, finished.reason ?? "", finished.message ?? "", now);
}

function statusOf(look: JobLook, counts: Counts, conditions: readonly JobCondition[]): JobStatus {
  const { job, indexes, startTime } = look;
  const { conditions: _, startTime: __, active: ___, ...before } = job.status;
  const { succeeded: ____, failed: _____, completedIndexes: ______, ...others } = before;
  const succeeded = indexes === undefined ? counts.succeeded : countIndexes(completed(look));
  const positive = Object.entries({ active: look.activeCount, succeeded, failed: counts.failed });
  const complete = conditions.find(({ type }) => type === "Complete");
  const completedText = indexes === undefined ? "" : formatIntervals(completed(look));
  return {
    ...(conditions.length === 0 ? {} : { conditions: [...conditions] }),
    ...(startTime === undefined ? {} : { startTime }),
    ...(complete?.lastTransitionTime === undefined ? {} : { completionTime: complete.lastTransitionTime }),
    ...others,
    ...Object.fromEntries(positive.filter(([, count]) => count > 0)),
    ...(completedText === "" ? {} : { completedIndexes: completedText }),
    ...(indexes?.failed === undefined ? {} : { failedIndexes: formatIntervals(indexes.failed) }),
    terminating: look.terminating,
    uncountedTerminatedPods: counts.uncounted,
    ready: look.ready,
  };
}

function completed({ indexes, newSucceeded }: JobLook): ReturnType<typeof withIndexes> {
  if (indexes === undefined) return [];
  const fresh = newSucceeded.map(indexOf).filter((index) => !hasIndex(indexes.succeededBefore, index));
  return withIndexes(indexes.succeededBefore, fresh);
}

function written(
  { job, wasRefused, actions }: JobLook,
  status: JobStatus,
  end: JobCondition | undefined,
): readonly Action[] {
  if (jsonEqual(status, job.status)) return [];
  const creates = actions.some((action) => action.do === "create");
  const object: Job = { ...job, status };
  const report = end === undefined ? {} : { report: { about: job, done: endEvent(end) } };
  const tooMany =
    end?.type === "Complete" && (status.succeeded ?? 0) > (job.spec.completions ?? Number.MAX_SAFE_INTEGER);
  return [
    {
      do: "status",
      resource: jobs,
      object,
      ...report,
      ...(creates && !wasRefused ? { ifCreated: true } : {}),
    },
    ...(tooMany ? [{ do: "event", object: job, event: tooManyEvent } as const] : []),
  ];
}

const tooManyEvent: EventText = {
  type: "Warning",
  reason: "TooManySucceededPods",
  message: "Too many succeeded pods running after completion count reached",
};

function endEvent({ type, reason = "", message = "" }: JobCondition): EventText {
  if (type === "Complete") return { type: "Normal", reason: "Completed", message: "Job completed" };
  return { type: "Warning", reason, message };
}

function uidOf({ metadata }: Pod): string {
  return metadata.uid;
}

/** `2026-01-31T09:00:00Z`, if the job has not started before. */
export function startOf({ status, spec }: Job, now: JobLook["now"]): string | undefined {
  return status.startTime ?? (spec.suspend === true ? undefined : rfc3339(now));
}
