import type { ObjectReference } from "kubernetes-types/core/v1";
import { civil, minute, parseRfc3339, rfc3339, second, type Instant } from "../kernel/time.ts";
import { cronJobs, type CronJob } from "../kinds/batch/cron-jobs.ts";
import { wrongSchedule } from "../kinds/batch/cron-schedule.ts";
import { jobs, type Job } from "../kinds/batch/jobs.ts";
import { jsonEqual } from "../wire/json.ts";
import { apiVersionOf } from "../wire/resource.ts";
import type { Action, EventText } from "./action.ts";
import { controllerReference, type Memory, type View } from "./controller.ts";
import { dueAt, missedMax, pauseBefore } from "./cron-time.ts";
import { parseSchedule, type Schedule } from "./cron-schedule.ts";
import { endOf } from "./job-look.ts";
import { offsetAt, timeZone, type TimeZone } from "./time-zone.ts";

const timestampAnnotation = "batch.kubernetes.io/cronjob-scheduled-timestamp";

/** What a look at a CronJob makes of it. */
interface Look {
  readonly job: CronJob;
  readonly children: readonly Job[];
  readonly now: Instant;
  /** The starts that have not ended, as the status lists them. */
  active: readonly ObjectReference[];
  lastScheduleTime: string | undefined;
  lastSuccessfulTime: string | undefined;
  readonly actions: Action[];
}

/**
 * Creates jobs by the clock.
 * @models pkg/controller/cronjob/cronjob_controllerv2.go syncCronJob, 1.33
 */
export function reconcileCronJob(job: CronJob, view: View, memory: Memory): readonly Action[] {
  const { status, metadata } = job;
  const look: Look = {
    job,
    children: view.controlledBy(jobs, metadata.uid),
    now: view.now,
    active: status.active ?? [],
    lastScheduleTime: status.lastScheduleTime,
    lastSuccessfulTime: status.lastSuccessfulTime,
    actions: [],
  };
  countChildren(look);
  const isWaiting = metadata.deletionTimestamp === undefined && job.spec.suspend !== true;
  const clock = metadata.deletionTimestamp === undefined ? clockOf(look) : undefined;
  if (clock !== undefined && isWaiting) keepTime(look, clock, memory);
  cleanUp(look);
  return [...look.actions, ...report(look)];
}

function tell(look: Look, type: EventText["type"], reason: string, message: string): void {
  look.actions.push({ do: "event", object: look.job, event: { type, reason, message } });
}

function countChildren(look: Look): void {
  for (const child of look.children) {
    const end = endOf(child);
    const isListed = look.active.some(({ uid }) => uid === child.metadata.uid);
    if (end === undefined && !isListed) list(look, child);
    if (end === undefined) continue;
    if (isListed) {
      look.active = look.active.filter(({ uid }) => uid !== child.metadata.uid);
      tell(
        look,
        "Normal",
        "SawCompletedJob",
        `Saw completed job: ${child.metadata.name}, condition: ${end.type}`,
      );
    }
    const { completionTime } = child.status;
    if (
      end.type === "Complete" &&
      completionTime !== undefined &&
      completionTime > (look.lastSuccessfulTime ?? "")
    ) {
      look.lastSuccessfulTime = completionTime;
    }
  }
  const uids = new Set(look.children.map(({ metadata }) => metadata.uid));
  for (const { uid, name } of look.active.filter((one) => !uids.has(one.uid ?? ""))) {
    tell(look, "Normal", "MissingJob", `Active job went missing: ${name}`);
    look.active = look.active.filter((one) => one.uid !== uid);
  }
}

/** A job that we have just created is listed now, when its uid is known; others are none of ours. */
function list(look: Look, child: Job): void {
  const { name, namespace, uid, resourceVersion, annotations } = child.metadata;
  const time = parseRfc3339(annotations?.[timestampAnnotation] ?? "");
  const isOurs =
    time !== undefined && name === nameAt(look.job, time) && rfc3339(time) > (look.lastScheduleTime ?? "");
  if (!isOurs) {
    tell(look, "Warning", "UnexpectedJob", `Saw a job that the controller did not create or forgot: ${name}`);
    return;
  }
  const reference = {
    kind: jobs.kind,
    namespace,
    name,
    uid,
    apiVersion: apiVersionOf(jobs),
    resourceVersion,
  };
  look.active = [...look.active, reference];
  look.lastScheduleTime = rfc3339(time);
}

interface Clock {
  readonly zone: TimeZone;
  readonly schedule: Schedule;
}

function clockOf(look: Look): Clock | undefined {
  const { schedule: text, timeZone: name = "" } = look.job.spec;
  const [, prefix, rest = text] = /^(?:CRON_)?TZ=(\S*) (.*)$/.exec(text) ?? [];
  const zone = timeZone(prefix ?? name);
  if (zone === undefined) {
    const message = `not simulated: the time zone ${JSON.stringify(prefix ?? name)}; its clock is not known here`;
    tell(look, "Warning", "NotSimulated", message);
    return undefined;
  }
  const wrong = wrongSchedule(text);
  if (wrong === undefined) return { zone, schedule: parseSchedule(rest.trim(), zone) };
  const message = `unparseable schedule: ${JSON.stringify(text)} : ${wrong}`;
  tell(look, "Warning", "UnparseableSchedule", message);
  return undefined;
}

/** Starts what is due, and looks again when the next start is. */
function keepTime(look: Look, clock: Clock, memory: Memory): void {
  const { job, now } = look;
  const { schedule, timeZone: zone = "" } = job.spec;
  const rhythm = `${zone} ${schedule}`;
  const isNew = memory.kept !== undefined && memory.kept !== rhythm;
  memory.keep(rhythm);
  // By a schedule that has just changed nothing has been missed.
  if (!isNew && startIfDue(look, clock)) return;
  look.actions.push({ do: "after", duration: pauseBefore(job, clock.schedule, now) });
}

/** Whether a job is created; then its coming is the next occasion to look. */
function startIfDue(look: Look, { schedule, zone }: Clock): boolean {
  const { job, now } = look;
  const due = dueAt(job, schedule, { now, isBounded: true });
  if (typeof due === "string") {
    tell(look, "Warning", "InvalidSchedule", `invalid schedule: ${job.spec.schedule} : ${due}`);
    return false;
  }
  const { time, missed } = due;
  if (time === undefined) return false;
  if (missed > missedMax) tell(look, "Warning", "TooManyMissedTimes", tooManyText);
  const { startingDeadlineSeconds, concurrencyPolicy } = job.spec;
  if (startingDeadlineSeconds !== undefined && time + startingDeadlineSeconds * second < now) {
    tell(look, "Warning", "MissSchedule", `Missed scheduled time to start a job: ${rfc1123(time)}`);
    return false;
  }
  const isStarted = look.active.some(({ name }) => name === nameAt(job, time));
  if (isStarted || look.lastScheduleTime === rfc3339(time)) return false;
  if (concurrencyPolicy === "Forbid" && look.active.length > 0) {
    tell(look, "Normal", "JobAlreadyActive", forbiddenText);
    return false;
  }
  if (concurrencyPolicy === "Replace") replaceActive(look);
  look.actions.push(creation(job, time, zone));
  return true;
}

const tooManyText =
  "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew";
const forbiddenText = "Not starting job because prior execution is running and concurrency policy is Forbid";

function replaceActive(look: Look): void {
  for (const { uid } of look.active) {
    const child = look.children.find(({ metadata }) => metadata.uid === uid);
    if (child !== undefined) look.actions.push(deletion(look.job, child));
  }
  look.active = [];
}

function deletion(job: CronJob, object: Job): Action {
  const report = {
    about: job,
    done: { type: "Normal", reason: "SuccessfulDelete", message: "Deleted job {name}" },
    failed: { type: "Warning", reason: "FailedDelete", message: "Deleted job: {error}" },
  } as const;
  return { do: "delete", resource: jobs, object, options: { propagationPolicy: "Background" }, report };
}

/** @models pkg/controller/cronjob/utils.go getJobFromTemplate2, 1.33 */
function creation(job: CronJob, time: Instant, zone: TimeZone): Action {
  const { metadata = {}, spec } = job.spec.jobTemplate;
  const { labels, annotations } = metadata;
  const object = {
    apiVersion: apiVersionOf(jobs),
    kind: jobs.kind,
    metadata: {
      name: nameAt(job, time),
      namespace: job.metadata.namespace,
      ...(labels === undefined ? {} : { labels }),
      annotations: { ...annotations, [timestampAnnotation]: localTime(time, zone) },
      ownerReferences: [controllerReference(cronJobs, job)],
    },
    spec,
  };
  const report = {
    about: job,
    done: { type: "Normal", reason: "SuccessfulCreate", message: "Created job {name}" },
    failed: { type: "Warning", reason: "FailedCreate", message: "Error creating job: {error}" },
  } as const;
  return { do: "create", resource: jobs, object, report };
}

/** A start's job is named after its minute, so that it is made once. */
function nameAt({ metadata }: CronJob, time: Instant): string {
  return `${metadata.name}-${Math.floor(time / minute)}`;
}

function localTime(time: Instant, zone: TimeZone): string {
  const offset = offsetAt(zone, time) / minute;
  const text = rfc3339((time + offset * minute) as Instant);
  if (offset === 0) return text;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
    pad(part),
  );
  return `${text.slice(0, -1)}${offset < 0 ? "-" : "+"}${hours}:${minutes}`;
}

const weekdays = "Sun Mon Tue Wed Thu Fri Sat".split(" ");
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `Sat, 31 Jan 2026 09:00:00 +0000` */
function rfc1123(time: Instant): string {
  const { year, month, day, hour, minute: minutes, second: seconds, weekday } = civil(time);
  const clock = [hour, minutes, seconds].map((part) => pad(part)).join(":");
  return `${weekdays[weekday]}, ${pad(day)} ${months[month - 1]} ${year} ${clock} +0000`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** Of the jobs that have ended, only the latest stay. @models pkg/controller/cronjob/cronjob_controllerv2.go cleanupFinishedJobs, 1.33 */
function cleanUp(look: Look): void {
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = look.job.spec;
  for (const [type, limit] of [
    ["Complete", successfulJobsHistoryLimit],
    ["Failed", failedJobsHistoryLimit],
  ] as const) {
    const ended = look.children.filter((child) => endOf(child)?.type === type).toSorted(byStart);
    if (limit === undefined) continue;
    const excess = ended.slice(0, Math.max(0, ended.length - limit));
    const staying = excess.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    look.actions.push(...staying.map((child) => deletion(look.job, child)));
  }
}

function byStart(left: Job, right: Job): number {
  const [one, other] = [left.status.startTime ?? "9", right.status.startTime ?? "9"];
  if (one !== other) return one < other ? -1 : 1;
  return left.metadata.name < right.metadata.name ? -1 : 1;
}

function report({ job, active, lastScheduleTime, lastSuccessfulTime }: Look): readonly Action[] {
  const status = {
    ...(active.length === 0 ? {} : { active: [...active] }),
    ...(lastScheduleTime === undefined ? {} : { lastScheduleTime }),
    ...(lastSuccessfulTime === undefined ? {} : { lastSuccessfulTime }),
  };
  if (jsonEqual(status, job.status)) return [];
  return [{ do: "status", resource: cronJobs, object: { ...job, status } as CronJob }];
}
