import { parseRfc3339, second } from "../kernel/time.ts";
import type { Pod } from "../kinds/core/pod.ts";
import type { Incoming } from "../wire/object.ts";
import { finishedAt, remainingBackOff } from "./job-back-off.ts";
import { mergeIntervals, missingIndexes, withIndexes } from "./job-indexes.ts";
import {
  countOf,
  indexAnnotation,
  indexOf,
  isSuspended,
  isTerminating,
  replacesFailedOnly,
  type IndexLook,
  type JobLook,
} from "./job-look.ts";
import { indexedPod, jobPod, surplusPods, untrack } from "./job-pods.ts";
import { createOwnedPod, deleteOwnedPod } from "./owned-pod.ts";
import { isReady } from "./pod-state.ts";

const burst = 500;
/** The least time between two looks at a job that waits. */
const leastPause = second;

/**
 * Brings the number of a job's pods towards what it asks for; either creates or deletes, never both at once.
 * @models pkg/controller/job/job_controller.go manageJob, 1.33
 */
export function manageJob(look: JobLook): void {
  const { job, active, now } = look;
  const wanted = isSuspended(job) ? 0 : wantedPods(look);
  const doomed = surplusPods(job, active, { atLeast: Math.max(0, active.length - wanted), now });
  if (isSuspended(job) || doomed.length > 0) return removePods(look, doomed.slice(0, burst), true);
  const going = replacesFailedOnly(job) ? look.terminating : 0;
  const missing = Math.min(wanted - going - active.length, burst);
  if (missing > 0) addPods(look, missing);
}

function wantedPods({ job, active, succeeded }: JobLook): number {
  const { completions, parallelism = 1 } = job.spec;
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(completions - succeeded, parallelism));
}

/** Deletes pods; those that are not wanted any more do not count as failed, unless the job as a whole has failed. */
export function removePods(look: JobLook, doomed: readonly Pod[], isUncounted: boolean): void {
  for (const pod of doomed) {
    const release = isUncounted ? untrack(pod) : undefined;
    if (release !== undefined) look.actions.push(release);
    look.actions.push(deleteOwnedPod(look.job, pod));
  }
  look.activeCount -= doomed.length;
  look.terminating += doomed.length;
  look.ready -= doomed.filter(isReady).length;
}

function addPods(look: JobLook, missing: number): void {
  const { job, indexes, now } = look;
  const isPerIndex = job.spec.backoffLimitPerIndex !== undefined;
  const pause = isPerIndex ? 0 : remainingBackOff(look.record, now);
  if (pause > 0) return wait(look, pause);
  if (indexes === undefined) {
    return create(
      look,
      Array.from({ length: missing }, () => jobPod(job)),
    );
  }
  const due = dueIndexes(look, indexes, missing);
  if (due.indexes.length === 0 && due.pause > 0) return wait(look, due.pause);
  create(
    look,
    due.indexes.map((index) => indexedPod(job, index, indexes.delayed.get(index))),
  );
}

function create(look: JobLook, objects: readonly Incoming[]): void {
  look.actions.push(...objects.map((object) => createOwnedPod(look.job, object)));
  look.activeCount += objects.length;
}

/** A job that waits says that none of its pods is active, as upstream does. */
function wait(look: JobLook, pause: number): void {
  look.actions.push({ do: "after", duration: Math.max(pause, leastPause) });
  look.activeCount = 0;
}

interface Due {
  readonly indexes: readonly number[];
  /** How long until the first of the others may come. */
  readonly pause: number;
}

function dueIndexes({ job, active, pods, now }: JobLook, look: IndexLook, count: number): Due {
  const { completions, delayed } = look;
  const going = replacesFailedOnly(job) ? pods.filter(isTerminating) : [];
  const busy = [...active, ...going].map(indexOf).filter((index) => index >= 0);
  const present = mergeIntervals(withIndexes(look.succeeded, busy), look.failed ?? []);
  const missing = missingIndexes(present, { count, completions });
  if (job.spec.backoffLimitPerIndex === undefined) return { indexes: missing, pause: 0 };
  const waits = missing.map((index) => {
    const pod = delayed.get(index);
    if (pod === undefined) return { index, pause: 0 };
    const failures = countOf(pod, indexAnnotation.failures) + countOf(pod, indexAnnotation.ignored) + 1;
    return { index, pause: remainingBackOff({ failures, last: finishedAt(pod) }, now) };
  });
  const indexes = waits.filter(({ pause }) => pause === 0).map(({ index }) => index);
  return { indexes, pause: waits.length === 0 ? 0 : Math.min(...waits.map(({ pause }) => pause)) };
}

/** How long the job may still be active; undefined if nothing limits it. */
export function remainingActiveTime({ job, now, startTime }: JobLook): number | undefined {
  const { activeDeadlineSeconds } = job.spec;
  const start = startTime === undefined ? undefined : parseRfc3339(startTime);
  if (activeDeadlineSeconds === undefined || start === undefined || isSuspended(job)) return undefined;
  return start + activeDeadlineSeconds * second - now;
}
