import type { Container, PodSpec, PodTemplateSpec } from "kubernetes-types/core/v1";
import { jobs, type Job } from "../kinds/batch/jobs.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import type { Incoming } from "../wire/object.ts";
import type { Action } from "./action.ts";
import { countOf, indexAnnotation, indexOf, isTracked, trackingFinalizer } from "./job-look.ts";
import { judge } from "./job-policy.ts";
import { rankForDeletion } from "./pod-ranking.ts";
import { podFromTemplate } from "./pod-template.ts";
import type { Instant } from "../kernel/time.ts";

/** A pod of a job that is not indexed. */
export function jobPod(job: Job): Incoming {
  return podFromTemplate(job, jobs, tracked(job.spec.template));
}

function tracked(template: PodTemplateSpec): PodTemplateSpec {
  const finalizers = template.metadata?.finalizers ?? [];
  if (finalizers.includes(trackingFinalizer)) return template;
  return { ...template, metadata: { ...template.metadata, finalizers: [...finalizers, trackingFinalizer] } };
}

/** The pod of one index; it takes over the count of failures of the one that it replaces. */
export function indexedPod(job: Job, index: number, replaced: Pod | undefined): Incoming {
  const { metadata, spec = { containers: [] } } = tracked(job.spec.template);
  const counts = job.spec.backoffLimitPerIndex === undefined ? {} : failureCounts(job, replaced);
  const own = { [indexAnnotation.index]: String(index) };
  const template = {
    metadata: {
      ...metadata,
      annotations: { ...metadata?.annotations, ...own, ...counts },
      labels: { ...metadata?.labels, ...own },
    },
    spec: { ...withIndexVariable(spec), hostname: `${job.metadata.name}-${index}` },
  };
  const pod = podFromTemplate(job, jobs, template);
  return { ...pod, metadata: { ...pod.metadata, generateName: prefixOf(job, index) } };
}

const generatedNameMax = 58;

function prefixOf({ metadata: { name } }: Job, index: number): string {
  const suffix = `-${index}-`;
  return name.slice(0, generatedNameMax - suffix.length) + suffix;
}

/** @models pkg/controller/job/indexed_job_utils.go getNewIndexFailureCounts, 1.33 */
function failureCounts(job: Job, replaced: Pod | undefined): Readonly<Record<string, string>> {
  if (replaced === undefined) return { [indexAnnotation.failures]: "0" };
  const isCounted = judge(job, replaced).counts;
  const failures = countOf(replaced, indexAnnotation.failures) + (isCounted ? 1 : 0);
  const ignored = countOf(replaced, indexAnnotation.ignored) + (isCounted ? 0 : 1);
  return {
    [indexAnnotation.failures]: String(failures),
    ...(ignored === 0 ? {} : { [indexAnnotation.ignored]: String(ignored) }),
  };
}

const indexVariable = "JOB_COMPLETION_INDEX";

function withIndexVariable(spec: PodSpec): PodSpec {
  const fieldPath = `metadata.labels['${indexAnnotation.index}']`;
  const add = (container: Container): Container =>
    container.env?.some(({ name }) => name === indexVariable) === true
      ? container
      : {
          ...container,
          env: [...(container.env ?? []), { name: indexVariable, valueFrom: { fieldRef: { fieldPath } } }],
        };
  const { initContainers } = spec;
  return {
    ...spec,
    containers: spec.containers.map(add),
    ...(initContainers === undefined ? {} : { initContainers: initContainers.map(add) }),
  };
}

/** Lets a pod go; undefined if nothing holds it. */
export function untrack(pod: Pod): Action | undefined {
  if (!isTracked(pod)) return undefined;
  const isLast = pod.metadata.finalizers?.length === 1;
  // An empty list is not stored.
  const metadata = isLast
    ? { finalizers: null }
    : { "$deleteFromPrimitiveList/finalizers": [trackingFinalizer] };
  const body = { metadata };
  return { do: "patch", resource: pods, object: pod, patch: { type: "strategic", body } };
}

/**
 * The pods that there are too many of: of an indexed job first those whose index is wrong or taken.
 * @models pkg/controller/job/job_controller.go activePodsForRemoval, 1.33
 */
export function surplusPods(
  { spec }: Job,
  active: readonly Pod[],
  { atLeast, now }: { readonly atLeast: number; readonly now: Instant },
): readonly Pod[] {
  const ranked = rankForDeletion(active, [], now);
  const wrong = spec.completionMode === "Indexed" ? repeatedPods(ranked, spec.completions ?? 0) : [];
  const left = ranked.filter((pod) => !wrong.includes(pod));
  return [...wrong, ...left.slice(0, Math.max(0, atLeast - wrong.length))];
}

/** Of several pods with one index, the one that matters most stays: the last in the ranking. */
function repeatedPods(ranked: readonly Pod[], completions: number): readonly Pod[] {
  const staying = new Map(ranked.map((pod) => [indexOf(pod), pod]));
  return ranked.filter((pod) => {
    const index = indexOf(pod);
    return index < 0 || index >= completions || staying.get(index) !== pod;
  });
}
