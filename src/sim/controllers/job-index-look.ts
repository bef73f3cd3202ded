import type { Job } from "../kinds/batch/jobs.ts";
import type { Pod } from "../kinds/core/pod.ts";
import { finishedAt } from "./job-back-off.ts";
import { hasIndex, parseIntervals, withIndexes, type Intervals } from "./job-indexes.ts";
import { countOf, indexAnnotation, indexOf, isPodFailed, isTracked, type IndexLook } from "./job-look.ts";
import { judge } from "./job-policy.ts";

/**
 * What has become of the indexes of an indexed job; undefined if it has none.
 * @models pkg/controller/job/indexed_job_utils.go calculateSucceededIndexes, 1.33
 */
export function indexLook(job: Job, pods: readonly Pod[], active: readonly Pod[]): IndexLook | undefined {
  const { completionMode, completions = 0, backoffLimitPerIndex } = job.spec;
  if (completionMode !== "Indexed") return undefined;
  const tracked = pods.filter((pod) => isTracked(pod) && indexOf(pod) >= 0 && indexOf(pod) < completions);
  const succeededBefore = parseIntervals(job.status.completedIndexes, completions);
  const won = tracked.filter(({ status }) => status.phase === "Succeeded").map(indexOf);
  const succeeded = withIndexes(succeededBefore, won);
  if (backoffLimitPerIndex === undefined) {
    return { completions, succeededBefore, succeeded, failed: undefined, delayed: new Map() };
  }
  const lost = tracked.filter((pod) => isIndexFailed(job, pod, backoffLimitPerIndex)).map(indexOf);
  const failed = withIndexes(parseIntervals(job.status.failedIndexes, completions), lost);
  const delayed = delayedPods(
    tracked.filter((pod) => isPodFailed(job, pod)),
    { succeeded, failed, active },
  );
  return { completions, succeededBefore, succeeded, failed, delayed };
}

function isIndexFailed(job: Job, pod: Pod, limit: number): boolean {
  if (!isPodFailed(job, pod)) return false;
  const { action, counts } = judge(job, pod);
  return action === "FailIndex" || (counts && countOf(pod, indexAnnotation.failures) >= limit);
}

interface Others {
  readonly succeeded: Intervals;
  readonly failed: Intervals;
  readonly active: readonly Pod[];
}

/** @models pkg/controller/job/indexed_job_utils.go getPodsWithDelayedDeletionPerIndex, 1.33 */
function delayedPods(lost: readonly Pod[], { succeeded, failed, active }: Others): ReadonlyMap<number, Pod> {
  const busy = new Set(active.map(indexOf));
  const delayed = new Map<number, Pod>();
  for (const pod of lost) {
    const index = indexOf(pod);
    if (busy.has(index) || hasIndex(succeeded, index) || hasIndex(failed, index)) continue;
    const known = delayed.get(index);
    const isLater =
      known === undefined || (failures(known) <= failures(pod) && finishedAt(pod) >= finishedAt(known));
    if (isLater) delayed.set(index, pod);
  }
  return delayed;
}

function failures(pod: Pod): number {
  return countOf(pod, indexAnnotation.failures) + countOf(pod, indexAnnotation.ignored);
}
