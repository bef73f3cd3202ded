import type { ContainerStatus } from "kubernetes-types/core/v1";
import { minute, parseRfc3339, second, type Instant } from "../kernel/time.ts";
import type { Pod } from "../kinds/core/pod.ts";

/** How a job's pods have failed of late. */
export interface BackOffRecord {
  readonly failures: number;
  /** When the last of them did. */
  readonly last: Instant | undefined;
}

const first = 10 * second;
const most = 10 * minute;

/** @models pkg/controller/job/backoff_utils.go newBackoffRecord, 1.33 */
export function nextRecord(
  known: BackOffRecord,
  { succeeded, failed }: { readonly succeeded: readonly Pod[]; readonly failed: readonly Pod[] },
): BackOffRecord {
  if (succeeded.length === 0 && failed.length === 0) return known;
  const success = succeeded.length === 0 ? undefined : Math.max(...succeeded.map(finishedAt));
  const later = failed.map(finishedAt).filter((time) => success === undefined || time > success);
  const before = success === undefined ? known : { failures: 0, last: undefined };
  if (later.length === 0) return before;
  return { failures: before.failures + later.length, last: Math.max(...later) as Instant };
}

/** How long the next pod still has to wait: ten seconds, doubling with each failure. */
export function remainingBackOff({ failures, last }: BackOffRecord, now: Instant): number {
  if (failures === 0 || last === undefined) return 0;
  const pause = Math.min(most, first * 2 ** Math.min(failures - 1, 10));
  const elapsed = now - last;
  return pause < elapsed ? 0 : pause - elapsed;
}

/**
 * When a pod ended, as well as it can be told.
 * @models pkg/controller/job/backoff_utils.go getFinishedTime, 1.33
 */
export function finishedAt(pod: Pod): Instant {
  const { metadata, status } = pod;
  const unready = status.conditions?.find(({ type }) => type === "Ready");
  const deleted = timeOf(metadata.deletionTimestamp);
  const grace = (metadata.deletionGracePeriodSeconds ?? 0) * second;
  return (
    lastExit(pod) ??
    (unready?.status === "False" ? timeOf(unready.lastTransitionTime) : undefined) ??
    (deleted === undefined ? undefined : ((deleted - grace) as Instant)) ??
    timeOf(metadata.creationTimestamp) ??
    (0 as Instant)
  );
}

/** Undefined as long as one of its containers is not known to have ended. */
function lastExit({ spec, status }: Pod): Instant | undefined {
  const sidecars = new Set(
    (spec.initContainers ?? [])
      .filter(({ restartPolicy }) => restartPolicy === "Always")
      .map(({ name }) => name),
  );
  const own = (status.initContainerStatuses ?? []).filter(({ name }) => sidecars.has(name));
  const exits = [...(status.containerStatuses ?? []), ...own].map(exitOf);
  if (exits.length === 0 || exits.includes(undefined)) return undefined;
  return Math.max(...exits.map((time) => time ?? 0)) as Instant;
}

function exitOf({ state }: ContainerStatus): Instant | undefined {
  return timeOf(state?.terminated?.finishedAt);
}

function timeOf(text: string | undefined): Instant | undefined {
  return typeof text === "string" ? parseRfc3339(text) : undefined;
}
