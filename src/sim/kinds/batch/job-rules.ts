import type { Rules } from "../../api/rules.ts";
import type { Job } from "./jobs.ts";
import { jobColumns } from "./job-columns.ts";
import { validateJobStatus } from "./job-status-validation.ts";
import { validateJob } from "./job-validation.ts";
import { jobSpecWarnings, nameWarnings } from "./job-warnings.ts";

export const jobRules: Rules<Job> = {
  validate: validateJob,
  validateStatus: validateJobStatus,
  warnings: ({ metadata, spec }, old, context) => [
    ...(old === undefined ? nameWarnings(metadata.name) : []),
    ...jobSpecWarnings("spec", { spec, old: old?.spec }, context),
  ],
  columns: jobColumns,
};
