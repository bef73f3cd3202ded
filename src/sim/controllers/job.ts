import type { JobCondition } from "kubernetes-types/batch/v1";
import { jobs, type Job } from "../kinds/batch/jobs.ts";
import type { Pod } from "../kinds/core/pod.ts";
import { labelTest } from "../wire/label-selector.ts";
import type { Action } from "./action.ts";
import { claim, orphanPods, type Claimed } from "./claim.ts";
import type { Memory, View } from "./controller.ts";
import { nextRecord, type BackOffRecord } from "./job-back-off.ts";
import { countIndexes } from "./job-indexes.ts";
import { indexLook } from "./job-index-look.ts";
import {
  conditionOf,
  endOf,
  indexOf,
  isForeign,
  isPodFailed,
  isSuspended,
  isTerminating,
  isTracked,
  jobCondition,
  trackingFinalizer,
  type JobLook,
} from "./job-look.ts";
import { judge, metRule } from "./job-policy.ts";
import { manageJob, remainingActiveTime, removePods } from "./job-scaling.ts";
import { startOf, track } from "./job-tracking.ts";
import { isActive, isReady } from "./pod-state.ts";

/**
 * Runs pods until enough of them have succeeded.
 * @models pkg/controller/job/job_controller.go syncJob, 1.33
 */
export function reconcileJob(job: Job, view: View, memory: Memory): readonly Action[] {
  if (isForeign(job)) return [];
  if (endOf(job) !== undefined) {
    memory.keep(undefined);
    return [];
  }
  const owner = {
    object: job,
    resource: jobs,
    selects: labelTest(job.spec.selector),
    finalizers: [trackingFinalizer],
  };
  const claimed = claim(owner, orphanPods, view);
  const look = lookAt(job, claimed, { view, memory });
  look.finished = comingEnd(look);
  if (look.finished !== undefined) removePods(look, look.active, false);
  else advance(look);
  if (look.newSucceeded.length + look.newFailed.length > 0) memory.keep(look.record);
  const tracked = track(look);
  // Who may not create says first what there is.
  return look.wasRefused
    ? [...claimed.actions, ...tracked, ...look.actions]
    : [...claimed.actions, ...look.actions, ...tracked];
}

function lookAt(
  job: Job,
  claimed: Claimed<Pod>,
  { view, memory }: { readonly view: View; readonly memory: Memory },
): JobLook {
  const { uid } = job.metadata;
  const pods = claimed.objects.map((pod) => withFinalizer(pod, uid));
  const active = pods.filter(isActive);
  const { uncountedTerminatedPods: noted = {}, succeeded = 0, failed = 0 } = job.status;
  const isNew =
    (uids: readonly string[] | undefined) =>
    (pod: Pod): boolean =>
      isTracked(pod) && uids?.includes(pod.metadata.uid) !== true && isValid(job, pod);
  const newSucceeded = pods
    .filter(({ status }) => status.phase === "Succeeded")
    .filter(isNew(noted.succeeded));
  const newFailed = pods.filter((pod) => isPodFailed(job, pod)).filter(isNew(noted.failed));
  const counted = newFailed.filter((pod) => judge(job, pod).counts);
  const indexes = indexLook(job, pods, active);
  const record = (memory.kept as BackOffRecord | undefined) ?? { failures: 0, last: undefined };
  const wasRefused = memory.refusals.some(({ action }) => action.do === "create");
  return {
    job,
    now: view.now,
    pods,
    active,
    activeCount: active.length,
    ready: active.filter(isReady).length,
    terminating: pods.filter(isTerminating).length,
    succeeded:
      indexes === undefined
        ? succeeded + newSucceeded.length + (noted.succeeded ?? []).length
        : countIndexes(indexes.succeeded),
    failed: failed + counted.length + (noted.failed ?? []).length,
    newSucceeded,
    newFailed,
    record: nextRecord(record, { succeeded: newSucceeded, failed: newFailed }),
    indexes,
    wasRefused,
    isRetry: memory.refusals.length > 0,
    finished: undefined,
    conditions: job.status.conditions ?? [],
    startTime: startOf(job, view.now),
    actions: [],
  };
}

/** Those that are adopted just now get their finalizer with it. */
function withFinalizer(pod: Pod, owner: string): Pod {
  const isOwned = pod.metadata.ownerReferences?.some(({ uid }) => uid === owner) === true;
  if (isOwned || isTracked(pod)) return pod;
  const finalizers = [...(pod.metadata.finalizers ?? []), trackingFinalizer];
  return { ...pod, metadata: { ...pod.metadata, finalizers } };
}

function isValid({ spec }: Job, pod: Pod): boolean {
  if (spec.completionMode !== "Indexed") return true;
  const index = indexOf(pod);
  return index >= 0 && index < (spec.completions ?? 0);
}

/** The end that the job has come to already, or comes to now. */
function comingEnd(look: JobLook): JobCondition | undefined {
  const { job, pods, now } = look;
  const known = conditionOf(look, "SuccessCriteriaMet") ?? conditionOf(look, "FailureTarget");
  if (known?.status === "True") return known;
  const failed = pods.filter((pod) => isPodFailed(job, pod)).map((pod) => judge(job, pod).failsJob);
  const message = failed.find((text) => text !== undefined);
  if (message !== undefined) return jobCondition("FailureTarget", "PodFailurePolicy", message, now);
  return limitReached(look) ?? indexesDone(look);
}

function limitReached(look: JobLook): JobCondition | undefined {
  const { job, now } = look;
  const limit = job.spec.backoffLimit ?? 6;
  if (look.failed > limit || hasRestartedTooOften(look, limit)) {
    return jobCondition(
      "FailureTarget",
      "BackoffLimitExceeded",
      "Job has reached the specified backoff limit",
      now,
    );
  }
  const left = remainingActiveTime(look);
  if (left === undefined) return undefined;
  if (left > 0) return void look.actions.push({ do: "after", duration: left });
  return jobCondition(
    "FailureTarget",
    "DeadlineExceeded",
    "Job was active longer than specified deadline",
    now,
  );
}

/** @models pkg/controller/job/job_controller.go pastBackoffLimitOnFailure, 1.33 */
function hasRestartedTooOften({ job, pods }: JobLook, limit: number): boolean {
  if (job.spec.template.spec?.restartPolicy !== "OnFailure") return false;
  const running = pods.filter(({ status: { phase } }) => phase === "Running" || phase === "Pending");
  const restarts = running
    .flatMap(({ status }) => [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])])
    .reduce((total, { restartCount }) => total + restartCount, 0);
  return limit === 0 ? restarts > 0 : restarts >= limit;
}

function indexesDone({ job, indexes, now }: JobLook): JobCondition | undefined {
  if (indexes === undefined) return undefined;
  const { completions, failed, succeeded } = indexes;
  const lost = countIndexes(failed ?? []);
  const { maxFailedIndexes, successPolicy } = job.spec;
  if (failed !== undefined && maxFailedIndexes !== undefined && lost > maxFailedIndexes) {
    const message = "Job has exceeded the specified maximal number of failed indexes";
    return jobCondition("FailureTarget", "MaxFailedIndexesExceeded", message, now);
  }
  if (lost > 0 && lost + countIndexes(succeeded) >= completions) {
    return jobCondition("FailureTarget", "FailedIndexes", "Job has failed indexes", now);
  }
  const rule = metRule(successPolicy, succeeded, completions);
  return rule === undefined ? undefined : jobCondition("SuccessCriteriaMet", "SuccessPolicy", rule, now);
}

/** No end yet: pods come and go, until there have been enough. */
function advance(look: JobLook): void {
  const { job, now } = look;
  const isManaged = job.metadata.deletionTimestamp === undefined;
  if (isManaged) manageJob(look);
  const { completions } = job.spec;
  const needed = completions ?? 1;
  if (look.succeeded >= needed && look.activeCount === 0) {
    const message = "Reached expected number of succeeded pods";
    look.finished = jobCondition("SuccessCriteriaMet", "CompletionsReached", message, now);
  } else if (isManaged) noteSuspension(look);
}

function noteSuspension(look: JobLook): void {
  const { job, now, conditions } = look;
  const suspends = isSuspended(job);
  const status = suspends ? "True" : "False";
  const current = conditionOf(look, "Suspended");
  if (current?.status === status || (current === undefined && !suspends)) return;
  const [reason, message] = suspends ? ["JobSuspended", "Job suspended"] : ["JobResumed", "Job resumed"];
  const next = { ...jobCondition("Suspended", reason, message, now), status };
  look.conditions =
    current === undefined ? [...conditions, next] : conditions.map((one) => (one === current ? next : one));
  const event = { type: "Normal", reason: suspends ? "Suspended" : "Resumed", message } as const;
  look.actions.push({ do: "event", object: job, event });
  if (!suspends) look.startTime = next.lastTransitionTime;
}
