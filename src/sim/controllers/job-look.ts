import type { JobCondition, JobStatus } from "kubernetes-types/batch/v1";
import { rfc3339, type Instant } from "../kernel/time.ts";
import type { Job } from "../kinds/batch/jobs.ts";
import type { Pod } from "../kinds/core/pod.ts";
import type { Action } from "./action.ts";
import type { BackOffRecord } from "./job-back-off.ts";
import type { Intervals } from "./job-indexes.ts";

export const trackingFinalizer = "batch.kubernetes.io/job-tracking";

/** The annotations by which pods of an indexed job are told apart. */
export const indexAnnotation = {
  index: "batch.kubernetes.io/job-completion-index",
  failures: "batch.kubernetes.io/job-index-failure-count",
  ignored: "batch.kubernetes.io/job-index-ignored-failure-count",
} as const;

/** What a look at a job finds, and what comes of it. */
export interface JobLook {
  readonly job: Job;
  readonly now: Instant;
  readonly pods: readonly Pod[];
  /** Those that run or will. */
  readonly active: readonly Pod[];
  /** How many will be left, with those that come and without those that go. */
  activeCount: number;
  ready: number;
  terminating: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Those whose end has not been counted yet. */
  readonly newSucceeded: readonly Pod[];
  readonly newFailed: readonly Pod[];
  readonly record: BackOffRecord;
  readonly indexes: IndexLook | undefined;
  /** Creations were refused at the last look. */
  readonly wasRefused: boolean;
  /** Something was. */
  readonly isRetry: boolean;
  /** The end that the job is coming to. */
  finished: JobCondition | undefined;
  conditions: readonly JobCondition[];
  startTime: string | undefined;
  readonly actions: Action[];
}

/** What is known of the indexes of an indexed job. */
export interface IndexLook {
  readonly completions: number;
  readonly succeededBefore: Intervals;
  readonly succeeded: Intervals;
  /** Undefined without a back-off limit per index. */
  readonly failed: Intervals | undefined;
  /** Failed pods that stay until their replacement has taken over their count. */
  readonly delayed: ReadonlyMap<number, Pod>;
}

export function isSuspended({ spec }: Job): boolean {
  return spec.suspend === true;
}

export function isTracked({ metadata }: Pod): boolean {
  return metadata.finalizers?.includes(trackingFinalizer) ?? false;
}

/** The index of a pod; -1 for none. */
export function indexOf({ metadata }: Pod): number {
  const text = metadata.annotations?.[indexAnnotation.index];
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/** A number that an annotation holds; 0 if it holds none. */
export function countOf({ metadata }: Pod, annotation: string): number {
  const text = metadata.annotations?.[annotation] ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** Pods are replaced when they have failed, not already when they are being deleted. */
export function replacesFailedOnly({ spec }: Job): boolean {
  return spec.podReplacementPolicy === "Failed" || spec.podFailurePolicy !== undefined;
}

export function isPodFailed(job: Job, { metadata, status }: Pod): boolean {
  if (status.phase === "Failed") return true;
  if (replacesFailedOnly(job)) return false;
  return metadata.deletionTimestamp !== undefined && status.phase !== "Succeeded";
}

export function isTerminating({ metadata, status: { phase } }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined && phase !== "Failed" && phase !== "Succeeded";
}

export function jobCondition(type: string, reason: string, message: string, now: Instant): JobCondition {
  const time = rfc3339(now);
  return { type, status: "True", lastProbeTime: time, lastTransitionTime: time, reason, message };
}

export function conditionOf({ conditions }: JobStatus | JobLook, type: string): JobCondition | undefined {
  return conditions?.find((one) => one.type === type);
}

const ownName = "kubernetes.io/job-controller";

/** Somebody else runs it. */
export function isForeign({ spec }: Job): boolean {
  return (spec.managedBy ?? ownName) !== ownName;
}

/** A job has ended when it is complete or has failed. */
export function endOf({ status }: Job): JobCondition | undefined {
  return status.conditions?.find(
    (one) => (one.type === "Complete" || one.type === "Failed") && one.status === "True",
  );
}
