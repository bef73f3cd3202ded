import { rfc3339, second } from "../kernel/time.ts";
import { nodes } from "../kinds/core/node.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import type { Action } from "./action.ts";
import { controller, target, watch, type Controller } from "./controller.ts";
import { isFinished } from "./pod-state.ts";
import { podsByNode } from "./pods-by-node.ts";

const quarantine = 40 * second;
const checkPeriod = 20 * second;

/**
 * Removes pods whose node no longer exists, 40 s after that was first seen.
 * @models pkg/controller/podgc/gc_controller.go gcOrphaned, 1.33
 */
export const podGarbageCollector: Controller = controller<Pod>({
  name: "pod-garbage-collector-controller",
  account: "pod-garbage-collector",
  resources: [pods],
  indexes: [podsByNode],
  concerns: (before, after) => after !== undefined && before?.spec.nodeName !== after.spec.nodeName,
  watches: [
    watch(nodes, (before, after, view) => {
      if (before === undefined || after !== undefined) return [];
      return view.by(podsByNode, before.metadata.name).map((pod) => target(pods, pod));
    }),
  ],

  reconcile(pod, view, memory) {
    const { nodeName = "" } = pod.spec;
    if (nodeName === "" || view.get(nodes, "", nodeName) !== undefined) return [];
    const due = memory.since("orphaned") + quarantine;
    if (due > view.now)
      return [{ do: "after", duration: Math.ceil((due - view.now) / checkPeriod) * checkPeriod }];
    return remove(pod, rfc3339(view.now));
  },
});

function remove(pod: Pod, now: string): readonly Action[] {
  const condition = {
    type: "DisruptionTarget",
    status: "True",
    reason: "DeletionByPodGC",
    message: "PodGC: node no longer exists",
    lastTransitionTime: now,
  };
  const body = { status: { phase: "Failed", conditions: [condition] } };
  const failed: Action = {
    do: "patch",
    resource: pods,
    object: pod,
    patch: { type: "strategic", body, subresource: "status" },
  };
  const deleted: Action = { do: "delete", resource: pods, object: pod, options: { gracePeriodSeconds: 0 } };
  return isFinished(pod) ? [deleted] : [failed, deleted];
}
