import { parseRfc3339 } from "../kernel/time.ts";
import type { Candidate, Rejection } from "./framework.ts";
import type { PodInfo } from "./pod-info.ts";
import { objection, type Begun } from "./select-node.ts";

/** The pods that have to go from a node so that another one fits. */
export interface Preemption {
  readonly node: Candidate;
  readonly victims: readonly PodInfo[];
}

interface Attempt {
  readonly info: PodInfo;
  readonly nodes: readonly Candidate[];
  readonly rejections: ReadonlyMap<string, Rejection>;
  readonly begun: readonly Begun[];
}

/**
 * The node on which the least important pods have to make room; undefined if that helps nowhere.
 * @models pkg/scheduler/framework/preemption/preemption.go SelectCandidate, 1.33
 */
export function findPreemption({ info, nodes, rejections, begun }: Attempt): Preemption | undefined {
  const possible = nodes.filter(({ name }) => rejections.get(name)?.isFinal === false);
  const candidates = possible.flatMap((node) => victimsOn(node, info, begun) ?? []);
  return candidates.toSorted(byHarm)[0];
}

/** Takes all lesser pods from a copy of the node, then gives back the most important ones that still fit. */
function victimsOn(node: Candidate, info: PodInfo, begun: readonly Begun[]): Preemption | undefined {
  const lesser = [...node.pods].filter(({ priority }) => priority < info.priority);
  if (lesser.length === 0) return undefined;
  const trial = node.clone() as Candidate;
  for (const { pod } of lesser) trial.remove(pod.metadata.uid);
  if (objection(trial, begun) !== undefined) return undefined;
  const victims = lesser.toSorted(byImportance).filter((one) => {
    trial.add(one);
    const fits = objection(trial, begun) === undefined;
    if (!fits) trial.remove(one.pod.metadata.uid);
    return !fits;
  });
  return { node, victims };
}

function byImportance(left: PodInfo, right: PodInfo): number {
  return right.priority - left.priority || startOf(left) - startOf(right);
}

/** Lowest of the highest priorities, smallest sum, fewest, and those that started last. */
function byHarm(left: Preemption, right: Preemption): number {
  return (
    highest(left) - highest(right) ||
    priorities(left) - priorities(right) ||
    left.victims.length - right.victims.length ||
    latest(right) - latest(left)
  );
}

function highest({ victims }: Preemption): number {
  return Math.max(...victims.map(({ priority }) => priority));
}

/** Priorities may be negative; each victim counts more than none. */
function priorities({ victims }: Preemption): number {
  return victims.reduce((sum, { priority }) => sum + priority + 2 ** 31, 0);
}

function latest(preemption: Preemption): number {
  const top = preemption.victims.filter(({ priority }) => priority === highest(preemption));
  return Math.min(...top.map(startOf));
}

function startOf({ pod }: PodInfo): number {
  return parseRfc3339(pod.status.startTime ?? pod.metadata.creationTimestamp) ?? 0;
}
