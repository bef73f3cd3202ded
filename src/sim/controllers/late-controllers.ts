import { defineModule, type Module } from "../kernel/module.ts";
import { second } from "../kernel/time.ts";
import { statefulSets, type StatefulSet } from "../kinds/apps/stateful-sets.ts";
import { cronJobs, type CronJob } from "../kinds/batch/cron-jobs.ts";
import { jobs, type Job } from "../kinds/batch/jobs.ts";
import { persistentVolumeClaims } from "../kinds/core/persistent-volume-claims.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { podDisruptionBudgets, type PodDisruptionBudget } from "../kinds/policy/pod-disruption-budgets.ts";
import { labelTest } from "../wire/label-selector.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { Action } from "./action.ts";
import { orphanPods, orphanRevisions, watchOrphans } from "./claim.ts";
import {
  controller,
  target,
  watch,
  watchOwned,
  type Controller,
  type Memory,
  type View,
} from "./controller.ts";
import type * as CronLoop from "./cron-job.ts";
import type * as Loops from "./late-loops.ts";

const loops: Module<typeof Loops> = defineModule("controllers/late", () => import("./late-loops.ts"));
const cronLoop: Module<typeof CronLoop> = defineModule("controllers/cron-job", () => import("./cron-job.ts"));

type Look<L> = (loaded: L, object: never, view: View, memory: Memory) => readonly Action[];

/** The loop of a controller whose code comes with the first object that it looks at. */
function late<L>(module: Module<L>, look: Look<L>): Pick<Controller, "late" | "reconcile"> {
  const reconcile = (loaded: unknown, object: Stored, view: View, memory: Memory): readonly Action[] =>
    look(loaded as L, object as never, view, memory);
  return { late: { module, reconcile }, reconcile: () => [] };
}

/** How long a job waits for further changes of its pods. @models pkg/controller/job/job_controller.go syncJobBatchPeriod, 1.33 */
const jobBatch = second;

const finalizer = "batch.kubernetes.io/job-tracking";

/** Of pods only those that a job's finalizer may still hold without need. */
function concernsJobs(before: Stored | undefined, after: Stored | undefined): boolean {
  if ((after ?? before)?.kind === jobs.kind) return true;
  if (after?.metadata.finalizers?.includes(finalizer) !== true) return false;
  return (
    before === undefined ||
    before.metadata.ownerReferences !== after.metadata.ownerReferences ||
    before.metadata.finalizers !== after.metadata.finalizers ||
    before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp
  );
}

function hasEnded(job: Job | undefined): boolean {
  return job?.status.conditions?.some(({ type }) => type === "Complete" || type === "Failed") ?? true;
}

const jobController: Controller = controller({
  name: "job-controller",
  resources: [jobs, pods] as readonly Resource[],
  indexes: [orphanPods],
  concerns: concernsJobs,
  settle: (before, after) =>
    before !== undefined &&
    after?.kind === jobs.kind &&
    before.metadata.generation === after.metadata.generation
      ? jobBatch
      : 0,
  watches: [
    watchOwned(jobs, pods, jobBatch),
    watchOrphans(jobs, orphanPods, ({ spec }) => labelTest(spec.selector)),
    // The pods of a job that is gone or has ended are counted by nobody.
    watch(jobs, (before, after, view) => {
      if (before === undefined || !hasEnded(after)) return [];
      return view.controlledBy(pods, before.metadata.uid).map((pod) => target(pods, pod));
    }),
  ],
  ...late(loops, ({ reconcileJob, releaseOrphan }, object: Job | Pod, view, memory) =>
    object.kind === jobs.kind
      ? reconcileJob(object as Job, view, memory)
      : releaseOrphan(object as Pod, view),
  ),
});

const ttlAfterFinished: Controller = controller<Job>({
  name: "ttl-after-finished-controller",
  resources: [jobs],
  concerns: (_, after) => after?.spec.ttlSecondsAfterFinished !== undefined && hasEnded(after),
  ...late(loops, ({ expireJob }, job: Job, view) => expireJob(job, view)),
});

const cronJobController: Controller = controller<CronJob>({
  name: "cronjob-controller",
  resources: [cronJobs],
  watches: [watchOwned(cronJobs, jobs)],
  ...late(cronLoop, ({ reconcileCronJob }, object: CronJob, view, memory) =>
    reconcileCronJob(object, view, memory),
  ),
});

const statefulSetController: Controller = controller<StatefulSet>({
  name: "statefulset-controller",
  resources: [statefulSets],
  indexes: [orphanPods, orphanRevisions],
  watches: [
    watchOwned(statefulSets, pods),
    watchOrphans(statefulSets, orphanPods, ({ spec }) => labelTest(spec.selector)),
    // Nobody looks because of a claim, but its state is read.
    watch(persistentVolumeClaims, () => []),
  ],
  ...late(loops, ({ reconcileStatefulSet }, set: StatefulSet, view, memory) =>
    reconcileStatefulSet(set, view, memory),
  ),
});

function isDisrupted({ status }: Pod): boolean {
  return (
    status.conditions?.some(({ type, status: is }) => type === "DisruptionTarget" && is === "True") ?? false
  );
}

const disruptionController: Controller = controller({
  name: "disruption-controller",
  component: "controllermanager",
  resources: [podDisruptionBudgets, pods] as readonly Resource[],
  concerns: (_, after) => after?.kind !== pods.kind || isDisrupted(after as Pod),
  watches: [
    watch(pods, (before, after, view) =>
      budgetsOf(before, view)
        .concat(budgetsOf(after, view))
        .map((budget) => target(podDisruptionBudgets, budget)),
    ),
  ],
  ...late(loops, ({ reconcileBudget, clearStaleDisruption }, object: Pod | PodDisruptionBudget, view) =>
    object.kind === pods.kind
      ? clearStaleDisruption(object as Pod, view)
      : reconcileBudget(object as PodDisruptionBudget, view),
  ),
});

/** Of several budgets of one pod, upstream looks at the first one that it finds. */
function budgetsOf(pod: Pod | undefined, view: View): PodDisruptionBudget[] {
  if (pod === undefined) return [];
  const { namespace, labels } = pod.metadata;
  const all = view.list(podDisruptionBudgets, namespace);
  return all.filter(({ spec }) => labelTest(spec.selector)(labels));
}

/** Control loops around kinds that most clusters have no object of. Their code comes with the first one. */
export const lateControllers: readonly Controller[] = [
  cronJobController,
  disruptionController,
  jobController,
  statefulSetController,
  ttlAfterFinished,
];
