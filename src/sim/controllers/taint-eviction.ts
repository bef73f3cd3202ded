import type { Taint, Toleration } from "kubernetes-types/core/v1";
import { rfc3339, second } from "../kernel/time.ts";
import { nodes } from "../kinds/core/node.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { tolerates } from "../wire/toleration.ts";
import type { Action } from "./action.ts";
import { controller, target, watch, type Controller } from "./controller.ts";
import { podsByNode } from "./pods-by-node.ts";

const label = "evicted";

/**
 * Deletes pods from nodes with NoExecute taints, as soon as they no longer tolerate them.
 * @models pkg/controller/tainteviction/taint_eviction.go processPodOnNode, 1.33
 */
export const taintEvictionController: Controller = controller<Pod>({
  name: "taint-eviction-controller",
  account: "node-controller",
  resources: [pods],
  indexes: [podsByNode],
  // Status changes of pods come all the time and never matter here.
  concerns: (before, after) =>
    after !== undefined &&
    (after.spec.nodeName ?? "") !== "" &&
    (before === undefined ||
      before.spec.nodeName !== after.spec.nodeName ||
      before.spec.tolerations !== after.spec.tolerations),
  watches: [
    watch(nodes, (before, after, view) => {
      if (after === undefined || before?.spec.taints === after.spec.taints) return [];
      if (fatal(before?.spec.taints).length + fatal(after.spec.taints).length === 0) return [];
      return view.by(podsByNode, after.metadata.name).map((pod) => target(pods, pod));
    }),
  ],

  reconcile(pod, view, memory) {
    const node = view.get(nodes, "", pod.spec.nodeName ?? "");
    const grace = graceSeconds(fatal(node?.spec.taints), pod.spec.tolerations ?? []);
    if (pod.metadata.deletionTimestamp !== undefined) return [];
    if (grace === undefined) return memory.had(label) ? [say(pod, "Cancelling deletion of Pod")] : [];
    const due = memory.since(label) + grace * second;
    return due > view.now ? [{ do: "after", duration: due - view.now }] : evict(pod, rfc3339(view.now));
  },
});

function fatal(taints: readonly Taint[] | undefined): readonly Taint[] {
  return (taints ?? []).filter(({ effect }) => effect === "NoExecute");
}

/** How long a pod may stay; undefined is for ever, as without such taints. */
function graceSeconds(taints: readonly Taint[], tolerations: readonly Toleration[]): number | undefined {
  const matching = taints.map((taint) => tolerations.filter((one) => tolerates(one, taint)));
  if (matching.some((some) => some.length === 0)) return 0;
  const limits = matching.flat().flatMap(({ tolerationSeconds }) => tolerationSeconds ?? []);
  return limits.length === 0 ? undefined : Math.max(0, Math.min(...limits));
}

function evict(pod: Pod, now: string): readonly Action[] {
  const condition = {
    type: "DisruptionTarget",
    status: "True",
    reason: "DeletionByTaintManager",
    message: "Taint manager: deleting due to NoExecute taint",
    lastTransitionTime: now,
  };
  const body = { status: { conditions: [condition] } };
  return [
    say(pod, "Marking for deletion Pod"),
    { do: "patch", resource: pods, object: pod, patch: { type: "strategic", body, subresource: "status" } },
    { do: "delete", resource: pods, object: pod },
  ];
}

function say(pod: Pod, what: string): Action {
  const message = `${what} ${pod.metadata.namespace}/${pod.metadata.name}`;
  return { do: "event", object: pod, event: { type: "Normal", reason: "TaintManagerEviction", message } };
}
