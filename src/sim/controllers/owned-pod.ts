import { pods, type Pod } from "../kinds/core/pod.ts";
import type { Incoming, Stored } from "../wire/object.ts";
import type { Action } from "./action.ts";

/** Creates a pod, and tells of it in the words that most controllers use. @models pkg/controller/controller_utils.go RealPodControl, 1.33 */
export function createOwnedPod(owner: Stored, object: Incoming): Action {
  return {
    do: "create",
    resource: pods,
    object,
    report: {
      about: owner,
      done: { type: "Normal", reason: "SuccessfulCreate", message: "Created pod: {name}" },
      failed: { type: "Warning", reason: "FailedCreate", message: "Error creating: {error}" },
    },
  };
}

export function deleteOwnedPod(owner: Stored, pod: Pod): Action {
  return {
    do: "delete",
    resource: pods,
    object: pod,
    report: {
      about: owner,
      done: { type: "Normal", reason: "SuccessfulDelete", message: "Deleted pod: {name}" },
      failed: { type: "Warning", reason: "FailedDelete", message: "Error deleting: {error}" },
    },
  };
}
