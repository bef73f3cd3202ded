import type { CronJobSpec, CronJobStatus } from "kubernetes-types/batch/v1";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface CronJob extends Stored {
  readonly spec: CronJobSpec;
  readonly status: CronJobStatus;
}

export const cronJobs: Resource<CronJob> = {
  group: "batch",
  version: "v1",
  kind: "CronJob",
  plural: "cronjobs",
  singular: "cronjob",
  shortNames: ["cj"],
  categories: ["all"],
  namespaced: true,
};
