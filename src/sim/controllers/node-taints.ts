import type { Taint } from "kubernetes-types/core/v1";
import { rfc3339 } from "../kernel/time.ts";
import { nodes, type Node } from "../kinds/core/node.ts";
import type { Action } from "./action.ts";
import type { View } from "./controller.ts";

type Kept = Pick<Taint, "key" | "effect">;

const prefix = "node.kubernetes.io/";
const notReady = `${prefix}not-ready`;
const unreachable = `${prefix}unreachable`;

/** Conditions by type and status, with the taint that tells of them. */
const conditionTaints: readonly (readonly [type: string, status: string, key: string])[] = [
  ["Ready", "False", notReady],
  ["Ready", "Unknown", unreachable],
  ["MemoryPressure", "True", `${prefix}memory-pressure`],
  ["DiskPressure", "True", `${prefix}disk-pressure`],
  ["NetworkUnavailable", "True", `${prefix}network-unavailable`],
  ["PIDPressure", "True", `${prefix}pid-pressure`],
];

const unschedulable = `${prefix}unschedulable`;

/**
 * Keeps a node's taints in step with its conditions: NoSchedule for each trouble, and NoExecute where it is not ready,
 * unless so many nodes are not that the trouble is rather here.
 * @models pkg/controller/nodelifecycle/node_lifecycle_controller.go doNoScheduleTaintingPass, 1.33
 */
export function taintNode(node: Node, view: View): readonly Action[] {
  const taints = node.spec.taints ?? [];
  const wanted = [...noSchedule(node), ...noExecute(node, view)];
  const isOurs = ({ key, effect }: Kept): boolean =>
    effect === "NoExecute"
      ? key === notReady || key === unreachable
      : effect === "NoSchedule" &&
        (key === unschedulable || conditionTaints.some(([, , one]) => one === key));
  const kept = taints.filter((taint) => !isOurs(taint) || wanted.some((one) => isSameTaint(one, taint)));
  const missing = wanted.filter((one) => !taints.some((taint) => isSameTaint(one, taint)));
  if (missing.length === 0 && kept.length === taints.length) return [];
  const timeAdded = rfc3339(view.now);
  const added = missing.map(({ key, effect }): Taint => ({ key, effect, timeAdded }));
  const body = { spec: { taints: [...kept, ...added] } };
  return [{ do: "patch", resource: nodes, object: node, patch: { type: "merge", body } }];
}

function noSchedule(node: Node): readonly Kept[] {
  const effect = "NoSchedule";
  const found = conditionTaints.filter(([type, status]) => statusOf(node, type) === status);
  const taints = found.map(([, , key]): Kept => ({ key, effect }));
  return node.spec.unschedulable === true ? [...taints, { key: unschedulable, effect }] : taints;
}

function noExecute(node: Node, view: View): readonly Kept[] {
  const status = statusOf(node, "Ready");
  if (status !== "False" && status !== "Unknown") return [];
  const key = status === "False" ? notReady : unreachable;
  const has = node.spec.taints?.some((taint) => taint.effect === "NoExecute" && taint.key === key) ?? false;
  return has || isZoneHealthy(node, view) ? [{ key, effect: "NoExecute" }] : [];
}

/**
 * Evictions stop when no node is ready, and in clusters of up to 50 nodes when more than half of them (and more than
 * two) are not.
 * @models pkg/controller/nodelifecycle/node_lifecycle_controller.go ComputeZoneState, 1.33
 */
function isZoneHealthy(node: Node, view: View): boolean {
  const zone = zoneOf(node);
  const all = view.list(nodes).filter((other) => zoneOf(other) === zone);
  const isReady = (other: Node): boolean =>
    other.metadata.name !== node.metadata.name && statusOf(other, "Ready") === "True";
  const ready = all.filter(isReady).length;
  const unready = all.length - ready;
  if (ready === 0) return false;
  return unready <= 2 || unready / all.length < 0.55 || all.length > 50;
}

function zoneOf({ metadata }: Node): string {
  return metadata.labels?.["topology.kubernetes.io/zone"] ?? "";
}

function statusOf({ status }: Node, type: string): string | undefined {
  return status.conditions?.find((condition) => condition.type === type)?.status;
}

function isSameTaint(left: Kept, right: Kept): boolean {
  return left.key === right.key && left.effect === right.effect;
}
