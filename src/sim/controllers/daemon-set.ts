import type { DaemonSetStatus } from "kubernetes-types/apps/v1";
import { minute, parseRfc3339, second } from "../kernel/time.ts";
import { daemonSets, type DaemonSet } from "../kinds/apps/daemon-set.ts";
import { controllerRevisions } from "../kinds/apps/controller-revisions.ts";
import { nodes, type Node } from "../kinds/core/node.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { jsonEqual } from "../wire/json.ts";
import { labelTest } from "../wire/label-selector.ts";
import type { Action } from "./action.ts";
import { claim, orphanPods, orphanRevisions, watchOrphans } from "./claim.ts";
import { controller, target, watch, watchOwned, type Controller } from "./controller.ts";
import {
  allowsSurge,
  createPod,
  deletePod,
  isCurrent,
  isEnded,
  isStaying,
  placement,
  type Found,
} from "./daemon-look.ts";
import { daemonHistory } from "./daemon-history.ts";
import { nodeOfDaemonPod, revisionLabel } from "./daemon-pod.ts";
import { rollOut } from "./daemon-rollout.ts";
import { isAvailable, isReady } from "./pod-state.ts";
import { templateHash } from "./template-hash.ts";

/**
 * Keeps one pod on each node that the DaemonSet's pods fit.
 * @models pkg/controller/daemon/daemon_controller.go syncDaemonSet, 1.33
 */
export const daemonSetController: Controller = controller<DaemonSet>({
  name: "daemonset-controller",
  account: "daemon-set-controller",
  resources: [daemonSets],
  indexes: [orphanPods, orphanRevisions],
  watches: [
    watchOwned(daemonSets, pods),
    watchOwned(daemonSets, controllerRevisions),
    watchOrphans(daemonSets, orphanPods, ({ spec }) => labelTest(spec.selector)),
    watch(nodes, (before, after, view) => {
      if (before !== undefined && after !== undefined && !hasMoved(before, after)) return [];
      return view.list(daemonSets).map((set) => target(daemonSets, set));
    }),
  ],

  reconcile(set, view, memory) {
    const owner = { object: set, resource: daemonSets, selects: labelTest(set.spec.selector) };
    const claimed = claim(owner, orphanPods, view);
    const minReadySeconds = set.spec.minReadySeconds ?? 0;
    const found: Found = {
      set,
      hash: templateHash(set.spec.template, set.status.collisionCount),
      nodes: view.list(nodes),
      byNode: groupByNode(claimed.objects),
      isAvailable: (pod) => isAvailable(pod, minReadySeconds, view.now),
      now: view.now,
      memory,
    };
    if (set.metadata.deletionTimestamp !== undefined) return claimed.actions;

    const managed = manage(found);
    // What is being made or deleted is waited for.
    const isBusy = managed.some((action) => action.do === "create" || action.do === "delete");
    const rollout = isBusy ? [] : rollOut(found);
    const live = new Set(claimed.objects.map(({ metadata }) => metadata.labels?.[revisionLabel]));
    return [
      ...claimed.actions,
      ...daemonHistory(found, live, view),
      ...managed,
      ...rollout,
      ...status(found, minReadySeconds),
    ];
  },
});

function hasMoved(before: Node, after: Node): boolean {
  return (
    !jsonEqual(before.metadata.labels, after.metadata.labels) ||
    !jsonEqual(before.spec.taints, after.spec.taints) ||
    before.spec.unschedulable !== after.spec.unschedulable
  );
}

function groupByNode(owned: readonly Pod[]): ReadonlyMap<string, readonly Pod[]> {
  const byNode = new Map<string, Pod[]>();
  const sorted = owned.toSorted((left, right) =>
    left.metadata.creationTimestamp < right.metadata.creationTimestamp ? -1 : 1,
  );
  for (const pod of sorted) {
    const node = nodeOfDaemonPod(pod);
    if (node === undefined) continue;
    const group = byNode.get(node);
    if (group === undefined) byNode.set(node, [pod]);
    else group.push(pod);
  }
  return byNode;
}

function manage(found: Found): readonly Action[] {
  const names = new Set(found.nodes.map(({ metadata }) => metadata.name));
  const onLostNodes = [...found.byNode].filter(([node]) => !names.has(node)).flatMap(([, group]) => group);
  return [
    ...found.nodes.flatMap((node) => manageNode(found, node)),
    ...onLostNodes.filter(({ spec }) => spec.nodeName === undefined).map((pod) => deletePod(found.set, pod)),
  ];
}

function manageNode(found: Found, node: Node): readonly Action[] {
  const { set, hash, memory } = found;
  const { name } = node.metadata;
  const here = found.byNode.get(name) ?? [];
  const { shouldRun, mayStay } = placement(set, node);
  if (!mayStay) return here.filter(isStaying).map((pod) => deletePod(set, pod));
  const ended = here.filter((pod) => isStaying(pod) && isEnded(pod));
  if (ended.length > 0) return ended.flatMap((pod) => replaceEnded(found, pod, name));
  // A streak of failures goes on until a pod has become ready.
  if (memory.had(failures(name)) && !here.some(isReady)) memory.since(failures(name));
  if (here.length === 0) return shouldRun ? [createPod(set, hash, name)] : [];
  return excess(found, here.filter(isStaying)).map((pod) => deletePod(set, pod));
}

/**
 * All but the oldest. With surge, the oldest new one and the oldest old one stay as long as only the old one serves.
 * @models pkg/controller/daemon/daemon_controller.go podsShouldBeOnNode, 1.33
 */
function excess(found: Found, here: readonly Pod[]): readonly Pod[] {
  if (here.length < 2 || !allowsSurge(found)) return here.slice(1);
  const next = here.find((pod) => isCurrent(found, pod));
  const old = here.find((pod) => !isCurrent(found, pod));
  const isOver = old !== undefined && next !== undefined && (!isReady(old) || found.isAvailable(next));
  return here.filter((pod) => pod !== next && (pod !== old || isOver));
}

function failures(node: string): string {
  return `failures on ${node}`;
}

/** A pod that fails again and again is replaced less and less often: each time after as long as it has gone on. */
function replaceEnded({ set, now, memory }: Found, pod: Pod, node: string): readonly Action[] {
  const { namespace, name } = pod.metadata;
  const hasFailed = pod.status.phase === "Failed";
  const created = parseRfc3339(pod.metadata.creationTimestamp) ?? now;
  const streak = hasFailed ? created - memory.since(failures(node)) : 0;
  const due = created + Math.min(15 * minute, Math.max(second, streak));
  if (hasFailed && due > now) return [{ do: "after", duration: due - now }];
  const message = hasFailed
    ? `Found failed daemon pod ${namespace}/${name} on node ${node}, will try to kill it`
    : `Found succeeded daemon pod ${namespace}/${name} on node ${node}, will try to delete it`;
  const reason = hasFailed ? "FailedDaemonPod" : "SucceededDaemonPod";
  const event = { type: hasFailed ? "Warning" : "Normal", reason, message } as const;
  return [{ do: "event", object: set, event }, deletePod(set, pod)];
}

function status(found: Found, minReadySeconds: number): readonly Action[] {
  const { set } = found;
  const next = statusOf(found);
  const waits = minReadySeconds > 0 && next.numberReady > (next.numberAvailable ?? 0);
  const again: readonly Action[] = waits ? [{ do: "after", duration: minReadySeconds * second }] : [];
  if (jsonEqual(next, set.status)) return again;
  return [{ do: "status", resource: daemonSets, object: { ...set, status: next } as DaemonSet }, ...again];
}

function statusOf(found: Found): DaemonSetStatus {
  const { set, nodes, byNode, isAvailable } = found;
  const placed = nodes.map((node) => ({
    wanted: placement(set, node).shouldRun,
    pod: byNode.get(node.metadata.name)?.[0],
  }));
  const wanted = placed.filter(({ wanted }) => wanted);
  const running = wanted.flatMap(({ pod }) => (pod === undefined ? [] : [pod]));
  const available = running.filter(isAvailable).length;
  const optional = {
    updatedNumberScheduled: running.filter((pod) => isCurrent(found, pod)).length,
    numberAvailable: available,
    numberUnavailable: wanted.length - available,
    observedGeneration: set.metadata.generation ?? 0,
    collisionCount: set.status.collisionCount ?? 0,
  };
  return {
    currentNumberScheduled: running.length,
    numberMisscheduled: placed.filter(({ wanted, pod }) => !wanted && pod !== undefined).length,
    desiredNumberScheduled: wanted.length,
    numberReady: running.filter(isReady).length,
    ...Object.fromEntries(Object.entries(optional).filter(([, count]) => count > 0)),
  };
}
