import type { Defaults } from "../../api/defaults.ts";
import type { Kind } from "../../api/kind.ts";
import { templateDefaults } from "../core/pod-spec-defaults.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { prepareTemplate, type Templated } from "../core/gated-fields.ts";
import { cronJobs, type CronJob } from "./cron-jobs.ts";

/** @models pkg/apis/batch/v1/defaults.go SetDefaults_CronJob, 1.33 */
const defaults: Defaults = {
  spec: {
    create: true,
    within: {
      jobTemplate: {
        create: true,
        within: {
          metadata: { within: { creationTimestamp: () => null }, create: true },
          spec: { create: true, within: { template: { within: templateDefaults, create: true } } },
        },
      },
      concurrencyPolicy: "Allow",
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    },
  },
};

function prepare(object: CronJob, old: CronJob | undefined): CronJob {
  const { spec } = object;
  const jobTemplate = prepareTemplate(
    spec.jobTemplate as Templated,
    old?.spec.jobTemplate as Templated | undefined,
  );
  return jobTemplate === spec.jobTemplate
    ? object
    : { ...object, spec: { ...spec, jobTemplate } as CronJob["spec"] };
}

export const cronJob: Kind = {
  ...defineLazyKind(cronJobs, {
    subresources: ["status"],
    hasGeneration: true,
    defaults,
    initialStatus: () => ({}),
    prepare,
  }),
  since: 21,
  also: [{ group: "batch", version: "v1beta1", until: 24 }],
};
