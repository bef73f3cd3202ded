import type { JobSpec, JobStatus } from "kubernetes-types/batch/v1";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface Job extends Stored {
  readonly spec: JobSpec;
  readonly status: JobStatus;
}

export const jobs: Resource<Job> = {
  group: "batch",
  version: "v1",
  kind: "Job",
  plural: "jobs",
  singular: "job",
  categories: ["all"],
  namespaced: true,
};
