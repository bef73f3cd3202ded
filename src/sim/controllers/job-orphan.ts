import { jobs } from "../kinds/batch/jobs.ts";
import type { Pod } from "../kinds/core/pod.ts";
import { apiVersionOf } from "../wire/resource.ts";
import type { Action } from "./action.ts";
import type { View } from "./controller.ts";
import { endOf, isForeign } from "./job-look.ts";
import { untrack } from "./job-pods.ts";

/**
 * Lets go of a pod whose job is gone or has ended: nobody counts it any more.
 * @models pkg/controller/job/job_controller.go handleSingleOrphanPod, 1.33
 */
export function releaseOrphan(pod: Pod, view: View): readonly Action[] {
  const release = untrack(pod);
  if (release === undefined || isCounted(pod, view)) return [];
  return [release];
}

function isCounted(pod: Pod, view: View): boolean {
  const { namespace, ownerReferences } = pod.metadata;
  const owner = ownerReferences?.find(({ controller }) => controller === true);
  if (owner === undefined) return false;
  // What others control is theirs.
  if (owner.kind !== jobs.kind || owner.apiVersion !== apiVersionOf(jobs)) return true;
  const job = view.get(jobs, namespace, owner.name);
  if (job?.metadata.uid !== owner.uid) return false;
  return endOf(job) === undefined || isForeign(job);
}
