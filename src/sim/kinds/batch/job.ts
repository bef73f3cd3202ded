import type { LabelSelector } from "kubernetes-types/meta/v1";
import type { Defaults } from "../../api/defaults.ts";
import type { Kind } from "../../api/kind.ts";
import { prepareTemplate } from "../core/gated-fields.ts";
import { templateDefaults } from "../core/pod-spec-defaults.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { jobs, type Job } from "./jobs.ts";

const int32Max = 2_147_483_647;

/** What the spec of a job has in every version. */
const oldSpecDefaults: Defaults = {
  template: { within: templateDefaults, create: true },
  completions: ({ parallelism }) => ((parallelism ?? undefined) === undefined ? 1 : undefined),
  parallelism: 1,
  backoffLimit: ({ backoffLimitPerIndex }) =>
    (backoffLimitPerIndex ?? undefined) === undefined ? 6 : int32Max,
};

/** @models pkg/apis/batch/v1/defaults.go SetDefaults_Job, 1.33 */
export const jobSpecDefaults: Defaults = {
  ...oldSpecDefaults,
  completionMode: "NonIndexed",
  suspend: false,
  podFailurePolicy: {
    within: { rules: { each: { onPodConditions: { each: { status: "True" } } } } },
  },
  podReplacementPolicy: ({ podFailurePolicy }) =>
    (podFailurePolicy ?? undefined) === undefined ? "TerminatingOrFailed" : "Failed",
  manualSelector: () => false,
};

const { manualSelector: _, podReplacementPolicy: __, podFailurePolicy: ___, ...spec22 } = jobSpecDefaults;

/** The labels by which a job finds its pods; the short ones are older than the rule that names have a domain. */
export const jobLabels = {
  uid: "batch.kubernetes.io/controller-uid",
  name: "batch.kubernetes.io/job-name",
  legacyUid: "controller-uid",
  legacyName: "job-name",
} as const;

/**
 * A new job gets a selector of its own, and its pods the labels that it selects, unless it says that it brings both.
 * @models pkg/registry/batch/job/strategy.go generateSelector, 1.33
 */
function prepareWith(isPrefixed: boolean) {
  return (object: Job, old: Job | undefined): Job => {
    if (old !== undefined) return prepareTemplate(object, old);
    const prepared = prepareTemplate(object, old);
    return withTemplateLabels(
      prepared.spec.manualSelector === true ? prepared : withSelector(prepared, isPrefixed),
    );
  };
}

/** A job without labels takes those of its pods, with those that it gave them. */
function withTemplateLabels(object: Job): Job {
  const { metadata, spec } = object;
  const { labels } = spec.template.metadata ?? {};
  const isLabelled = Object.keys(metadata.labels ?? {}).length > 0;
  return labels === undefined || isLabelled ? object : { ...object, metadata: { ...metadata, labels } };
}

function withSelector(object: Job, isPrefixed: boolean): Job {
  const { metadata, spec } = object;
  const { uid, name } = metadata;
  const legacy = { [jobLabels.legacyName]: name, [jobLabels.legacyUid]: uid };
  const prefixed = { [jobLabels.name]: name, [jobLabels.uid]: uid };
  const labels = {
    ...legacy,
    ...(isPrefixed ? prefixed : {}),
    ...spec.template.metadata?.labels,
  };
  const selected = { [isPrefixed ? jobLabels.uid : jobLabels.legacyUid]: uid };
  const selector: LabelSelector = {
    ...spec.selector,
    matchLabels: { ...selected, ...spec.selector?.matchLabels },
  };
  const template = { ...spec.template, metadata: { ...spec.template.metadata, labels } };
  return { ...object, spec: { ...spec, selector, template } };
}

export const job: Kind = {
  ...defineLazyKind(jobs, {
    subresources: ["status"],
    hasGeneration: true,
    defaultPropagation: "Orphan",
    defaults: { spec: { create: true, within: jobSpecDefaults } },
    initialStatus: () => ({}),
    prepare: prepareWith(true),
    unknownField: (field) => `field label ${JSON.stringify(field)} not supported for Job`,
    fields: { "status.successful": ({ status }) => String(status.succeeded ?? 0) },
  }),
  differences: [
    { until: 26, prepare: prepareWith(false) as unknown as NonNullable<Kind["prepare"]> },
    { until: 28, defaults: { spec: { create: true, within: spec22 } } },
    { until: 20, defaults: { spec: { create: true, within: oldSpecDefaults } } },
  ],
};
