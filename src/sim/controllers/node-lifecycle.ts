import type { NodeCondition, PodCondition } from "kubernetes-types/core/v1";
import { parseRfc3339, rfc3339, second, type Instant } from "../kernel/time.ts";
import { leases } from "../kinds/coordination/lease.ts";
import { nodes, type Node } from "../kinds/core/node.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import type { Action } from "./action.ts";
import { controller, watch, type Controller, type View } from "./controller.ts";
import { taintNode } from "./node-taints.ts";
import { readyCondition } from "./pod-state.ts";
import { podsByNode } from "./pods-by-node.ts";

const monitorPeriod = 5 * second;
const graceAfterHeartbeat = 50 * second;
const graceAtStart = 60 * second;

/**
 * Watches the heartbeats of nodes. One that is silent for 50 s gets the status Unknown, the taints that go with it,
 * and its pods are no longer ready.
 * @models pkg/controller/nodelifecycle/node_lifecycle_controller.go monitorNodeHealth, 1.33
 */
export const nodeLifecycleController: Controller = controller<Node>({
  name: "node-lifecycle-controller",
  account: "node-controller",
  component: "node-controller",
  resources: [nodes],
  indexes: [podsByNode],
  watches: [
    // A silent node that comes back says so by its lease first; heartbeats of healthy ones need no look.
    watch(leases, (before, after, view) => {
      const name = after?.metadata.name ?? "";
      if (before === undefined || after?.metadata.namespace !== "kube-node-lease") return [];
      const isSilent = conditionOf(view.get(nodes, "", name), "Ready")?.status === "Unknown";
      return isSilent ? [{ resource: nodes, namespace: "", name }] : [];
    }),
  ],

  reconcile(node, view, memory) {
    const { name } = node.metadata;
    const known = memory.had("registered");
    memory.since("registered");
    const registered: readonly Action[] = known
      ? []
      : [nodeEvent(node, "RegisteredNode", `Node ${name} event: Registered Node ${name} in Controller`)];
    const silentAt = silenceOf(node, view);
    const next = silentAt <= view.now ? silenced(node, view) : undefined;
    const health = next === undefined ? [] : becomeUnknown(node, next);
    const seen = next ?? node;
    const unreadyPods = conditionOf(seen, "Ready")?.status === "Unknown" ? markPods(name, view) : [];
    const again: readonly Action[] =
      silentAt > view.now ? [{ do: "after", duration: onGrid(silentAt, view.started) - view.now }] : [];
    return [...registered, ...health, ...taintNode(seen, view), ...unreadyPods, ...again];
  },

  removed(node) {
    const { name } = node.metadata;
    return [nodeEvent(node, "RemovingNode", `Node ${name} event: Removing Node ${name} from Controller`)];
  },
});

/** When the node counts as silent, if it says nothing until then. */
function silenceOf(node: Node, view: View): Instant {
  const ready = conditionOf(node, "Ready");
  const lease = view.get(leases, "kube-node-lease", node.metadata.name)?.spec.renewTime;
  if (ready === undefined) {
    return (Math.max(parse(node.metadata.creationTimestamp), view.started) + graceAtStart) as Instant;
  }
  const heartbeat = Math.max(parse(lease), parse(ready.lastHeartbeatTime), view.started);
  return (heartbeat + graceAfterHeartbeat) as Instant;
}

/** The controller looks every five seconds: the next of these looks. */
function onGrid(instant: Instant, start: Instant): number {
  return start + Math.ceil((instant - start) / monitorPeriod) * monitorPeriod;
}

function parse(time: string | undefined): number {
  return time === undefined ? 0 : (parseRfc3339(time) ?? 0);
}

/** The node with all its conditions Unknown; undefined if they are already. */
function silenced(node: Node, view: View): Node | undefined {
  const now = rfc3339(view.now);
  const types = ["MemoryPressure", "DiskPressure", "PIDPressure", "Ready"];
  const known = node.status.conditions ?? [];
  if (types.every((type) => conditionOf(node, type)?.status === "Unknown")) return undefined;
  const kept = known.map((condition): NodeCondition => {
    if (!types.includes(condition.type) || condition.status === "Unknown") return condition;
    const message = "Kubelet stopped posting node status.";
    return { ...condition, status: "Unknown", reason: "NodeStatusUnknown", message, lastTransitionTime: now };
  });
  const missing = types.filter((type) => !known.some((condition) => condition.type === type));
  const added = missing.map((type): NodeCondition => ({
    type,
    status: "Unknown",
    reason: "NodeStatusNeverUpdated",
    message: "Kubelet never posted node status.",
    lastHeartbeatTime: node.metadata.creationTimestamp,
    lastTransitionTime: now,
  }));
  return { ...node, status: { ...node.status, conditions: [...kept, ...added] } };
}

function becomeUnknown(node: Node, next: Node): readonly Action[] {
  const { name } = node.metadata;
  const wasReady = conditionOf(node, "Ready")?.status === "True";
  const body = { status: { conditions: next.status.conditions } };
  const event = nodeEvent(node, "NodeNotReady", `Node ${name} status is now: NodeNotReady`);
  return [
    { do: "patch", resource: nodes, object: node, patch: { type: "strategic", body, subresource: "status" } },
    ...(wasReady ? [event] : []),
  ];
}

/** @models pkg/controller/util/node/controller_utils.go MarkPodsNotReady, 1.33 */
function markPods(node: string, view: View): readonly Action[] {
  const ready = view.by(podsByNode, node).filter((pod) => readyCondition(pod)?.status === "True");
  return ready.flatMap((pod) => markPod(pod, rfc3339(view.now)));
}

function markPod(pod: Pod, now: string): readonly Action[] {
  const condition: PodCondition = { type: "Ready", status: "False", lastTransitionTime: now };
  const body = { status: { conditions: [condition] } };
  return [
    { do: "patch", resource: pods, object: pod, patch: { type: "strategic", body, subresource: "status" } },
    {
      do: "event",
      object: pod,
      event: { type: "Warning", reason: "NodeNotReady", message: "Node is not ready" },
    },
  ];
}

function conditionOf(node: Node | undefined, type: string): NodeCondition | undefined {
  return node?.status.conditions?.find((condition) => condition.type === type);
}

function nodeEvent(object: Node, reason: string, message: string): Action {
  return { do: "event", object, event: { type: "Normal", reason, message } };
}
