import { expect, test } from "vitest";
import { cronJobs } from "../kinds/batch/cron-jobs.ts";
import { jobs } from "../kinds/batch/jobs.ts";
import { events } from "../kinds/core/event.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import type { Connection } from "../client/connection.ts";
import { rfc3339, second } from "../kernel/time.ts";
import { TestCluster } from "./test-cluster.ts";

type Ending = (pod: Pod) => readonly [exitCode: number, afterSeconds: number];

/** Pods are bound to nobody; they end as the test says. */
async function cluster(ending: Ending): Promise<TestCluster> {
  const made = new TestCluster();
  const kubelet = made.connect("kubelet");
  kubelet.informer(pods).onChange((before, pod) => {
    if (before !== undefined || pod === undefined) return;
    const [exitCode, after] = ending(pod);
    if (after > 0) made.kernel.after(after * second, () => end(made, kubelet, pod, exitCode));
  });
  await made.run(1);
  return made;
}

function end({ kernel }: TestCluster, kubelet: Connection, { metadata }: Pod, exitCode: number): void {
  const finishedAt = rfc3339(kernel.now);
  const state = { terminated: { exitCode, finishedAt, startedAt: finishedAt, reason: "x" } };
  const own = { name: "c", image: "i", imageID: "", ready: false, restartCount: 0, state };
  const body = { status: { phase: exitCode === 0 ? "Succeeded" : "Failed", containerStatuses: [own] } };
  const { namespace, name } = metadata;
  kubelet.patch(pods, { namespace, name }, { type: "strategic", body, subresource: "status" });
}

const template = { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i" }] } };

function texts(made: TestCluster, kind: string): readonly string[] {
  return made
    .list(events)
    .filter(({ involvedObject }) => involvedObject.kind === kind)
    .map(({ reason, message }) => `${reason} ${(message ?? "").replace(/-[a-z0-9]{5}$/, "-xxxxx")}`);
}

test("a job runs as many pods as it wants at a time until enough have succeeded", async () => {
  const made = await cluster(() => [0, 5]);
  made.create(jobs, {
    metadata: { name: "pi", namespace: "default" },
    spec: { completions: 3, parallelism: 2, template },
  });
  await made.run(3);
  expect(made.list(jobs)[0]?.status).toEqual({
    active: 2,
    ready: 0,
    startTime: "2026-01-31T09:00:02Z",
    terminating: 0,
    uncountedTerminatedPods: {},
  });
  await made.run(20);
  const [job] = made.list(jobs);
  expect(job?.status.conditions?.map(({ type, reason }) => [type, reason])).toEqual([
    ["SuccessCriteriaMet", "CompletionsReached"],
    ["Complete", "CompletionsReached"],
  ]);
  expect(job?.status).toMatchObject({ succeeded: 3, ready: 0, terminating: 0, uncountedTerminatedPods: {} });
  expect(job?.status.active).toBeUndefined();
  expect(made.list(pods).map(({ metadata }) => metadata.finalizers)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(texts(made, "Job").toSorted()).toEqual([
    "Completed Job completed",
    ...Array.from({ length: 3 }, () => "SuccessfulCreate Created pod: pi-xxxxx"),
  ]);
});

test("failed pods are replaced after ten seconds, then twenty, until the limit is exceeded", async () => {
  const made = await cluster(() => [1, 1]);
  made.create(jobs, { metadata: { name: "bad", namespace: "default" }, spec: { backoffLimit: 2, template } });
  await made.run(60);
  const created = made.list(pods).map(({ metadata }) => metadata.creationTimestamp.slice(14, 19));
  expect(created.toSorted()).toEqual(["00:02", "00:13", "00:34"]);
  const [job] = made.list(jobs);
  expect(job?.status.failed).toBe(3);
  expect(job?.status.conditions?.map(({ type, reason, message }) => [type, reason, message])).toEqual([
    ["FailureTarget", "BackoffLimitExceeded", "Job has reached the specified backoff limit"],
    ["Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit"],
  ]);
  expect(texts(made, "Job")).toContain("BackoffLimitExceeded Job has reached the specified backoff limit");
});

test("an indexed job with a limit per index goes on with the others, then fails", async () => {
  const made = await cluster((pod) => [
    pod.metadata.annotations?.["batch.kubernetes.io/job-completion-index"] === "1" ? 1 : 0,
    1,
  ]);
  const spec = {
    completions: 3,
    parallelism: 3,
    completionMode: "Indexed",
    backoffLimitPerIndex: 1,
    template,
  };
  made.create(jobs, { metadata: { name: "ix", namespace: "default" }, spec });
  await made.run(60);
  const [job] = made.list(jobs);
  expect(job?.status).toMatchObject({ completedIndexes: "0,2", failedIndexes: "1", succeeded: 2, failed: 2 });
  expect(job?.status.conditions?.at(-1)).toMatchObject({ type: "Failed", reason: "FailedIndexes" });
  const counts = made
    .list(pods)
    .map(({ metadata }) => metadata.annotations?.["batch.kubernetes.io/job-index-failure-count"]);
  expect(counts.filter((count) => count === "0")).toHaveLength(3);
  expect(counts.filter((count) => count === "1")).toHaveLength(1);
});

test("a failure policy fails the job at once, and a success policy ends it early", async () => {
  const made = await cluster(({ metadata }) => [
    metadata.name.startsWith("fp") ? 42 : 0,
    metadata.name.startsWith("sp-1") ? 0 : 1,
  ]);
  const rules = [{ action: "FailJob", onExitCodes: { operator: "In", values: [42] } }];
  made.create(jobs, {
    metadata: { name: "fp", namespace: "default" },
    spec: { podFailurePolicy: { rules }, template },
  });
  const successPolicy = { rules: [{ succeededIndexes: "0" }] };
  made.create(jobs, {
    metadata: { name: "sp", namespace: "default" },
    spec: { completions: 2, parallelism: 2, completionMode: "Indexed", successPolicy, template },
  });
  await made.run(60);
  const [fp, sp] = made.list(jobs);
  const name = made.list(pods).find(({ metadata }) => metadata.name.startsWith("fp"))?.metadata.name ?? "";
  expect(fp?.status.conditions?.at(-1)).toMatchObject({
    type: "Failed",
    reason: "PodFailurePolicy",
    message: `Container c for pod default/${name} failed with exit code 42 matching FailJob rule at index 0`,
  });
  expect(sp?.status.conditions?.[0]).toMatchObject({
    type: "SuccessCriteriaMet",
    reason: "SuccessPolicy",
    message: "Matched rules at index 0",
  });
  expect(sp?.status.conditions?.[1]).toMatchObject({ type: "Complete" });
});

test("suspending deletes the pods without counting them; resuming starts the clock anew", async () => {
  const made = await cluster(() => [0, 0]);
  made.create(jobs, {
    metadata: { name: "s", namespace: "default" },
    spec: { parallelism: 2, completions: 2, template },
  });
  await made.run(3);
  made.patch(jobs, "s", { spec: { suspend: true } });
  await made.run(3);
  expect(made.list(pods)).toEqual([]);
  expect(made.list(jobs)[0]?.status.conditions).toMatchObject([
    { type: "Suspended", status: "True", reason: "JobSuspended" },
  ]);
  expect(made.list(jobs)[0]?.status.failed).toBeUndefined();
  made.patch(jobs, "s", { spec: { suspend: false } });
  await made.run(3);
  const { status } = made.list(jobs)[0] ?? {};
  expect(status).toMatchObject({ active: 2, startTime: "2026-01-31T09:00:07Z" });
  expect(status?.conditions).toMatchObject([{ type: "Suspended", status: "False", reason: "JobResumed" }]);
  expect(texts(made, "Job")).toEqual(
    expect.arrayContaining(["Suspended Job suspended", "Resumed Job resumed"]),
  );
});

test("a deadline ends a job, and its time to live takes it away", async () => {
  const made = await cluster(() => [0, 0]);
  const spec = { activeDeadlineSeconds: 5, ttlSecondsAfterFinished: 10, template };
  made.create(jobs, { metadata: { name: "d", namespace: "default" }, spec });
  await made.run(8);
  expect(made.list(jobs)[0]?.status.conditions?.at(-1)).toMatchObject({
    type: "Failed",
    reason: "DeadlineExceeded",
  });
  await made.run(60);
  expect(made.list(jobs)).toEqual([]);
});

test("a cron job starts jobs by the clock and keeps the latest", async () => {
  const made = await cluster(() => [0, 5]);
  const spec = { schedule: "* * * * *", successfulJobsHistoryLimit: 2, jobTemplate: { spec: { template } } };
  made.create(cronJobs, { metadata: { name: "tick", namespace: "default" }, spec });
  await made.run(62);
  const [running] = made.list(cronJobs);
  expect(running?.status).toMatchObject({
    active: [{ kind: "Job", name: "tick-29497501" }],
    lastScheduleTime: "2026-01-31T09:01:00Z",
  });
  await made.run(240);
  expect(made.list(jobs).map(({ metadata }) => metadata.name)).toEqual([
    "tick-29497503",
    "tick-29497504",
    "tick-29497505",
  ]);
  expect(texts(made, "CronJob")).toEqual(
    expect.arrayContaining([
      "SuccessfulCreate Created job tick-29497501",
      "SawCompletedJob Saw completed job: tick-29497501, condition: Complete",
      "SuccessfulDelete Deleted job tick-29497501",
    ]),
  );
});

test.each([
  ["Forbid", ["tick-29497501"]],
  ["Replace", ["tick-29497502"]],
  ["Allow", ["tick-29497501", "tick-29497502"]],
])("with the policy %s a start finds the one before still running", async (concurrencyPolicy, expected) => {
  const made = await cluster(() => [0, 0]);
  const spec = { schedule: "* * * * *", concurrencyPolicy, jobTemplate: { spec: { template } } };
  made.create(cronJobs, { metadata: { name: "tick", namespace: "default" }, spec });
  await made.run(125);
  expect(made.list(jobs).map(({ metadata }) => metadata.name)).toEqual(expected);
});
