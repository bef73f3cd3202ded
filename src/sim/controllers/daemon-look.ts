import type { Instant } from "../kernel/time.ts";
import type { DaemonSet } from "../kinds/apps/daemon-set.ts";
import type { Node } from "../kinds/core/node.ts";
import type { Pod } from "../kinds/core/pod.ts";
import { fitsNodeAffinity } from "../wire/node-selector.ts";
import { untoleratedTaint } from "../wire/toleration.ts";
import type { Action } from "./action.ts";
import type { Memory } from "./controller.ts";
import { daemonPod, daemonPodSpec, revisionLabel } from "./daemon-pod.ts";
import { resolveIntOrPercent } from "./int-or-percent.ts";
import { createOwnedPod, deleteOwnedPod } from "./owned-pod.ts";

/** What a look at a DaemonSet found. */
export interface Found {
  readonly set: DaemonSet;
  readonly hash: string;
  readonly nodes: readonly Node[];
  /** Live pods by node, oldest first. */
  readonly byNode: ReadonlyMap<string, readonly Pod[]>;
  readonly isAvailable: (pod: Pod) => boolean;
  readonly now: Instant;
  readonly memory: Memory;
}

/** @models pkg/controller/daemon/daemon_controller.go NodeShouldRunDaemonPod, 1.33 */
export function placement(
  set: DaemonSet,
  node: Node,
): { readonly shouldRun: boolean; readonly mayStay: boolean } {
  const spec = daemonPodSpec(set.spec.template.spec ?? { containers: [] }, node.metadata.name);
  const isNamed =
    set.spec.template.spec?.nodeName === undefined || set.spec.template.spec.nodeName === node.metadata.name;
  if (!isNamed || !fitsNodeAffinity({ ...set.spec.template.spec }, node))
    return { shouldRun: false, mayStay: false };
  const untolerated = (effects: readonly string[]): boolean =>
    untoleratedTaint(node.spec.taints, spec.tolerations, effects) !== undefined;
  return { shouldRun: !untolerated(["NoSchedule", "NoExecute"]), mayStay: !untolerated(["NoExecute"]) };
}

/** It runs no more and will not again. */
export function isEnded({ status: { phase } }: Pod): boolean {
  return phase === "Failed" || phase === "Succeeded";
}

/** Nobody has deleted it. */
export function isStaying({ metadata }: Pod): boolean {
  return metadata.deletionTimestamp === undefined;
}

export function isCurrent({ hash }: Found, { metadata }: Pod): boolean {
  return metadata.labels?.[revisionLabel] === hash;
}

/** How many pods more than one a node may have in a rollout, and how many nodes may be without. */
export function bounds({ set }: Found, nodeCount: number): { readonly surge: number; readonly down: number } {
  const { maxSurge = 0, maxUnavailable = 1 } = set.spec.updateStrategy.rollingUpdate ?? {};
  const surge = resolveIntOrPercent(maxSurge, nodeCount, "up");
  const down = resolveIntOrPercent(maxUnavailable, nodeCount, "up");
  return { surge, down: surge === 0 && down === 0 ? 1 : down };
}

/** Whether a node may have an old and a new pod for a while. @models pkg/controller/daemon/util AllowsSurge, 1.33 */
export function allowsSurge({ set }: Found): boolean {
  const { type, rollingUpdate } = set.spec.updateStrategy;
  const { maxSurge = 0 } = rollingUpdate ?? {};
  return type === "RollingUpdate" && maxSurge !== 0 && maxSurge !== "0%";
}

export function createPod(set: DaemonSet, hash: string, node: string): Action {
  return createOwnedPod(set, daemonPod(set, hash, node));
}

export function deletePod(set: DaemonSet, pod: Pod): Action {
  return deleteOwnedPod(set, pod);
}
