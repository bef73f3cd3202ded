import { parseRfc3339, second } from "../kernel/time.ts";
import { jobs, type Job } from "../kinds/batch/jobs.ts";
import type { Action } from "./action.ts";
import type { View } from "./controller.ts";
import { endOf } from "./job-look.ts";

/**
 * Deletes a job with all its pods some time after its end.
 * @models pkg/controller/ttlafterfinished/ttlafterfinished_controller.go processJob, 1.33
 */
export function expireJob(job: Job, view: View): readonly Action[] {
  const { ttlSecondsAfterFinished } = job.spec;
  const end = endOf(job)?.lastTransitionTime;
  if (ttlSecondsAfterFinished === undefined || end === undefined) return [];
  if (job.metadata.deletionTimestamp !== undefined) return [];
  const left = (parseRfc3339(end) ?? view.now) + ttlSecondsAfterFinished * second - view.now;
  if (left > 0) return [{ do: "after", duration: left }];
  return [{ do: "delete", resource: jobs, object: job, options: { propagationPolicy: "Foreground" } }];
}
