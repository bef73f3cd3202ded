import { millisecond, parseRfc3339, second, type Instant } from "../kernel/time.ts";
import type { CronJob } from "../kinds/batch/cron-jobs.ts";
import type { Schedule } from "./cron-schedule.ts";

/** A clock that is a little slow must not miss a start. */
const padding = 100 * millisecond;
/** So many missed starts are worth a warning. */
export const missedMax = 100;

/** What a look at the clock says of a CronJob. */
export interface Due {
  readonly earliest: Instant;
  /** The latest start that has not been made; undefined if there is none. */
  readonly time: Instant | undefined;
  readonly missed: number;
}

/** @models pkg/controller/cronjob/utils.go mostRecentScheduleTime, 1.33 */
export function dueAt(
  job: CronJob,
  schedule: Schedule,
  { now, isBounded }: { now: Instant; isBounded: boolean },
): Due | string {
  const earliest = earliestOf(job, now, isBounded);
  const first = schedule(earliest);
  const next = first === undefined ? undefined : schedule(first);
  if (first === undefined || next === undefined)
    return "time difference between two schedules is less than 1 second";
  if (now < first) return { earliest, time: undefined, missed: 0 };
  if (now < next) return { earliest, time: first, missed: 0 };
  const between = Math.round((next - first) / second) * second;
  const missed = Math.floor(Math.floor((now - first) / second) / (between / second)) + 1;
  let time: Instant | undefined;
  let candidate = schedule((first + (missed - 2) * between) as Instant);
  // The estimate is short of the truth where starts are irregular.
  for (let steps = 0; candidate !== undefined && candidate <= now && steps < stepsMax; steps++) {
    time = candidate;
    candidate = schedule(candidate);
  }
  return { earliest, time, missed };
}

const stepsMax = 10_000;

function earliestOf({ metadata, status, spec }: CronJob, now: Instant, isBounded: boolean): Instant {
  const last = parseRfc3339(status.lastScheduleTime ?? metadata.creationTimestamp) ?? now;
  const { startingDeadlineSeconds } = spec;
  if (!isBounded || startingDeadlineSeconds === undefined) return last;
  return Math.max(last, now - startingDeadlineSeconds * second) as Instant;
}

/** How long until the next look. @models pkg/controller/cronjob/utils.go nextScheduleTimeDuration, 1.33 */
export function pauseBefore(job: CronJob, schedule: Schedule, now: Instant): number {
  const due = dueAt(job, schedule, { now, isBounded: false });
  const last = typeof due === "string" ? now : (due.time ?? (due.missed === 0 ? due.earliest : now));
  const next = schedule(last) ?? now;
  return next + padding - now;
}
