import { acted, Cases, del, differs, dry, get, maker, patch, post, put, table } from "./cases.ts";

const jobs = "/apis/batch/v1/namespaces/k1/jobs";
const cronJobs = "/apis/batch/v1/namespaces/k1/cronjobs";
const job = maker("batch/v1", "Job");
const cronJob = maker("batch/v1", "CronJob");
const containers = [{ name: "c", image: "busybox:1", command: ["true"] }];
const template = (more: object = {}, metadata?: object): object => ({ template: { ...(metadata === undefined ? {} : { metadata }), spec: { restartPolicy: "Never", containers, ...more } } });
const spec = (more: object = {}): object => ({ spec: { ...template(), ...more } });
const cron = (more: object = {}): object => ({ spec: { schedule: "*/5 * * * *", jobTemplate: spec(), ...more } });
const failurePolicy = (...rules: readonly object[]): object => spec({ podFailurePolicy: { rules } });
const ignored = { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget" }] };

export function writeBatch(): void {
  const cases = new Cases();
  writeJobs(cases);
  writeJobUpdates(cases);
  writeCronJobs(cases);
  cases.write("batch/recorded/batch.json");
}

function writeJobs(cases: Cases): void {
  const bad = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`job refused: ${name}`, post(jobs, job("bad", fields, metadata), dry));
  const good = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`job: ${name}`, post(jobs, job("good", fields, metadata), dry));

  good("the least", spec());
  good("indexed", spec({ completionMode: "Indexed", completions: 3, parallelism: 2 }));
  good("indexed with limits per index", spec({ completionMode: "Indexed", completions: 5, backoffLimitPerIndex: 1, maxFailedIndexes: 2 }));
  good("a work queue", spec({ parallelism: 3 }));
  good("completions alone", spec({ completions: 3 }));
  good("suspended with a deadline", spec({ suspend: true, activeDeadlineSeconds: 10, ttlSecondsAfterFinished: 0 }));
  good("a failure policy", failurePolicy(ignored, { action: "FailJob", onExitCodes: { operator: "In", values: [1, 2] } }));
  good("a success policy", spec({ completionMode: "Indexed", completions: 3, successPolicy: { rules: [{ succeededIndexes: "0-1", succeededCount: 1 }] } }));
  good("managed by another", spec({ managedBy: "example.com/other" }));
  good("labels of the template", { spec: template({}, { labels: { app: "a" } }) });
  good("a replacement policy", spec({ podReplacementPolicy: "Failed" }));
  good("a long name", spec(), { name: "a".repeat(63) });
  good("indexed with a long name", spec({ completionMode: "Indexed", completions: 1, parallelism: 1, suspend: true }), { name: "a".repeat(60) });

  bad("no spec", {});
  bad("no restart policy", { spec: { template: { spec: { containers } } } });
  bad("restart Always", { spec: template({ restartPolicy: "Always" }) });
  bad("no containers", { spec: template({ containers: [] }) });
  bad("negative numbers", spec({ parallelism: -1, completions: -1, backoffLimit: -1, activeDeadlineSeconds: -1, ttlSecondsAfterFinished: -1 }));
  bad("a selector of its own", spec({ selector: { matchLabels: { a: "b" } } }));
  bad("a manual selector that does not match", { spec: { manualSelector: true, selector: { matchLabels: { a: "b" } }, ...template() } });
  bad("a manual selector without selector", { spec: { manualSelector: true, ...template() } });
  bad("a completion mode", spec({ completionMode: "Other" }));
  bad("indexed without completions", spec({ completionMode: "Indexed" }));
  bad("indexed with too much", spec({ completionMode: "Indexed", completions: 200_000, parallelism: 200_000 }));
  bad("limits per index without mode", spec({ backoffLimitPerIndex: 1 }));
  bad("failed indexes alone", spec({ completionMode: "Indexed", completions: 3, maxFailedIndexes: 5 }));
  bad("failed indexes of a big job", spec({ completionMode: "Indexed", completions: 100_001, backoffLimitPerIndex: 1 }));
  cases.add("job refused: a name that is too long", differs(post(jobs, job("bad", spec(), { name: "a".repeat(64) }), dry), "labels made of the name are checked"));
  bad("a replacement policy", spec({ podReplacementPolicy: "Other" }));
  bad("a replacement policy with failure policy", spec({ podReplacementPolicy: "TerminatingOrFailed", podFailurePolicy: { rules: [ignored] } }));
  bad("managed by nobody", spec({ managedBy: "other" }));
  bad("a long manager", spec({ managedBy: `example.com/${"a".repeat(64)}` }));
  bad("a failure policy with OnFailure", { spec: { ...template({ restartPolicy: "OnFailure" }), podFailurePolicy: { rules: [ignored] } } });
  bad("failure rules", failurePolicy(
    { action: "Other" }, { ...ignored, onExitCodes: { operator: "In", values: [1] } },
    { action: "FailJob", onExitCodes: { operator: "Other", values: [] } },
    { action: "FailJob", onExitCodes: { operator: "In", values: [0, 2, 1] } },
    { action: "FailJob", onExitCodes: { operator: "In", containerName: "none", values: [1, 1] } },
    { action: "FailIndex", onExitCodes: { operator: "In", values: [1] } },
    { action: "Count", onPodConditions: [{ type: "bad type!", status: "Other" }, { type: "" }] }));
  bad("a success policy without index", spec({ completions: 3, successPolicy: { rules: [{ succeededCount: 1 }] } }));
  bad("success rules", spec({ completionMode: "Indexed", completions: 3, successPolicy: { rules: [{}, { succeededIndexes: "0-5" }, { succeededIndexes: "a" }, { succeededIndexes: "2-1" }, { succeededIndexes: "0-1", succeededCount: 3 }, { succeededCount: 4 }, { succeededCount: -1 }, { succeededIndexes: "" }] } }));
  bad("a success policy without rules", spec({ completionMode: "Indexed", completions: 3, successPolicy: { rules: [] } }));
}

function writeJobUpdates(cases: Cases): void {
  const at = `${jobs}/j`;
  const suspended = (more: object = {}): object => spec({ suspend: true, ...more });
  const kept = (name: string, first: object, ...changes: readonly object[]): void =>
    cases.add(`job update: ${name}`, post(jobs, job("j", first)), ...changes.map((change) => patch(at, change, { dryRun: "All" })), del(at, { propagationPolicy: "Background" }));
  const changed = (name: string, first: object, change: object): void =>
    cases.add(`job update: ${name}`, post(jobs, job("j", first)), acted(patch(at, change, { dryRun: "All" })), del(at, { propagationPolicy: "Background" }));
  changed("parallelism, deadline, backoff", suspended(), { spec: { parallelism: 3, activeDeadlineSeconds: 20, backoffLimit: 1, ttlSecondsAfterFinished: 3 } });
  kept("completions", suspended({ completions: 2 }), { spec: { completions: 3 } });
  kept("elastic", suspended({ completionMode: "Indexed", completions: 2, parallelism: 2 }), { spec: { completions: 3, parallelism: 3 } }, { spec: { completions: 3 } });
  kept("the mode", suspended({ completions: 1 }), { spec: { completionMode: "Indexed" } });
  kept("the template", suspended(), { spec: { template: { spec: { containers: [{ name: "c", image: "busybox:2" }] } } } });
  kept("the template's scheduling", suspended(), { spec: { template: { metadata: { annotations: { a: "b" } }, spec: { nodeSelector: { a: "b" }, tolerations: [{ operator: "Exists" }] } } } });
  kept("the selector", suspended(), { spec: { selector: { matchLabels: { x: "y" } } } });
  kept("backoff per index", suspended({ completionMode: "Indexed", completions: 2, backoffLimitPerIndex: 1 }), { spec: { backoffLimitPerIndex: 2 } });
  changed("failed indexes", suspended({ completionMode: "Indexed", completions: 2, backoffLimitPerIndex: 1 }), { spec: { maxFailedIndexes: 1 } });
  kept("the policies", suspended({ completionMode: "Indexed", completions: 2 }), { spec: { podFailurePolicy: { rules: [ignored] } } }, { spec: { successPolicy: { rules: [{ succeededCount: 1 }] } } }, { spec: { managedBy: "example.com/x" } });
  changed("the replacement policy", suspended(), { spec: { podReplacementPolicy: "Failed" } });
  changed("status", suspended(), { status: { active: 1 } });
  const managed = suspended({ managedBy: "example.com/other", completions: 2 });
  const status = (name: string, ...changes: readonly object[]): void =>
    cases.add(`job status: ${name}`, post(jobs, job("j", managed)), ...changes.map((change) => patch(`${at}/status`, { status: change })), table(at), del(at, { propagationPolicy: "Background" }));
  status("counts", { active: 1, startTime: "2024-01-01T00:00:00Z" }, { active: -1, succeeded: -1, failed: -1, ready: -1, terminating: -1 }, { ready: 5 }, { active: 3 });
  status("completion", { completionTime: "2024-01-01T00:00:00Z" }, { startTime: "2024-01-02T00:00:00Z", completionTime: "2024-01-01T00:00:00Z" }, { conditions: [{ type: "Complete", status: "True" }] }, { conditions: [{ type: "Failed", status: "True" }, { type: "Complete", status: "True" }] });
  status("indexes", { completedIndexes: "0" }, { failedIndexes: "0" }, { uncountedTerminatedPods: { succeeded: ["a", "a"], failed: ["a"] } });
  status("finished", { startTime: "2024-01-01T00:00:00Z", completionTime: "2024-01-01T01:00:00Z", succeeded: 2, conditions: [{ type: "SuccessCriteriaMet", status: "True" }, { type: "Complete", status: "True" }] }, { conditions: [] }, { completionTime: null });
  cases.add("job tables", post(jobs, job("a", suspended())), post(jobs, job("b", suspended({ completions: 5, parallelism: 2 }))), post(jobs, job("d", managed)), table(`${jobs}/d`), acted(get(jobs, { fieldSelector: "status.successful=0", limit: "1" })), get(jobs, { fieldSelector: "spec.other=0" }), ...["a", "b", "d"].map((name) => del(`${jobs}/${name}`, { propagationPolicy: "Background" })));
}

function writeCronJobs(cases: Cases): void {
  const bad = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`cron job refused: ${name}`, post(cronJobs, cronJob("bad", fields, metadata), dry));
  const good = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`cron job: ${name}`, post(cronJobs, cronJob("good", fields, metadata), dry));
  good("the least", cron());
  good("everything", cron({ timeZone: "Europe/Berlin", concurrencyPolicy: "Forbid", suspend: true, startingDeadlineSeconds: 10, successfulJobsHistoryLimit: 0, failedJobsHistoryLimit: 5 }));
  for (const schedule of ["@hourly", "@every 1h30m", "0 0 1 jan *", "0-10/2,30 * ? * MON-FRI", "TZ=UTC 0 0 * * *", "CRON_TZ=Europe/Berlin 0 0 * * *", "0 0 * * 7"]) good(`schedule ${schedule}`, cron({ schedule }));
  for (const schedule of ["", "bad", "* * * *", "60 * * * *", "* * * 13 *", "*/0 * * * *", "a * * * *", "5-1 * * * *", "@never", "@every x", "1-2-3 * * * *", "* * 0 * *", "TZ=Nowhere/City * * * * *", "* * * * * *", "-1 * * * *"]) bad(`schedule ${schedule}`, cron({ schedule }));
  for (const timeZone of ["", "Local", "local", "Nowhere/City", "../x", " UTC", "Europe/berlin", "/UTC"]) bad(`time zone ${timeZone}`, cron({ timeZone }));
  bad("both time zones", cron({ schedule: "TZ=UTC * * * * *", timeZone: "UTC" }));
  bad("no spec", {});
  bad("negative numbers", cron({ startingDeadlineSeconds: -1, successfulJobsHistoryLimit: -1, failedJobsHistoryLimit: -1 }));
  bad("a policy", cron({ concurrencyPolicy: "Other" }));
  bad("a name that is too long", cron(), { name: "a".repeat(53) });
  bad("the job's template", cron({ jobTemplate: { metadata: { labels: { "bad key!": "x" } }, spec: { parallelism: -1, manualSelector: true, template: { spec: { containers: [] } } } } }));
  const at = `${cronJobs}/c`;
  const off = cron({ suspend: true });
  cases.add("cron job updates", post(cronJobs, cronJob("c", off)), patch(at, { spec: { schedule: "@daily" } }), patch(at, { spec: { timeZone: "Asia/Tokyo" } }), patch(at, { spec: { timeZone: "no" } }), patch(at, { spec: { schedule: "TZ=UTC 1 1 1 1 1" } }), put(at, cronJob("c", off)), patch(`${at}/status`, { spec: { suspend: false }, status: { lastScheduleTime: "2024-01-01T00:00:00Z", active: [{ kind: "Job", name: "x", namespace: "k1", apiVersion: "batch/v1", uid: "u" }] } }), table(at), del(at));
  cases.add("cron job tables", post(cronJobs, cronJob("a", off)), post(cronJobs, cronJob("b", cron({ suspend: true, timeZone: "UTC" }))), table(cronJobs), del(`${cronJobs}/a`), del(`${cronJobs}/b`));
}
