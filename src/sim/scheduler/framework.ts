import type { LabelSelector } from "kubernetes-types/meta/v1";
import type { Node } from "../kinds/core/node.ts";
import type { Pod } from "../kinds/core/pod.ts";
import type { NodeInfo } from "./node-info.ts";
import type { PodInfo } from "./pod-info.ts";

/** A node that a plugin has looked at: its object is there. */
export type Candidate = NodeInfo & { readonly node: Node };

/** Why a plugin does not want a node. */
export interface Rejection {
  readonly reasons: readonly string[];
  /** False if removing pods from the node could change it (Unschedulable); true if not (UnschedulableAndUnresolvable). */
  readonly isFinal: boolean;
}

/** What has happened in the cluster that may make a pod fit that did not. */
export type ClusterEvent = "node added" | "node changed" | "pod added" | "pod removed" | "pod changed";

/** What a plugin may look at, beside the node in question. */
export interface Cluster {
  readonly nodes: readonly Candidate[];
  /** The selector of the services and the owner of a pod: those that belong together with it. */
  readonly selectorsOf: (pod: Pod) => readonly LabelSelector[];
}

/** What a plugin has to say of one pod. What is missing, it skips. */
export interface Cycle {
  /** PreFilter: no node will do. */
  readonly reject?: Rejection;
  /** Filter. */
  readonly filter?: (node: Candidate) => Rejection | undefined;
  /** Score: any number. */
  readonly score?: (node: Candidate) => number;
  /** NormalizeScore: to 0 to 100, in the same order. Without it the scores are that already. */
  readonly normalise?: (scores: readonly number[]) => readonly number[];
}

/**
 * A plugin of the scheduling framework. `begin` is its PreFilter and PreScore: it looks at the pod once and answers
 * with the rest. Reserve and Bind are the scheduler's own.
 * @models pkg/scheduler/framework/interface.go, 1.33
 */
export interface Plugin {
  readonly name: string;
  /** Of its scores; without one it scores nothing. */
  readonly weight?: number;
  /** What can make a pod fit that this plugin has rejected. */
  readonly requeueOn: readonly ClusterEvent[];
  begin(info: PodInfo, cluster: Cluster): Cycle;
}

export const scoreMax = 100;

/** A rejection that no preemption can help. */
export function final(...reasons: string[]): Rejection {
  return { reasons, isFinal: true };
}

/** A rejection that fewer pods could lift. */
export function unfit(...reasons: string[]): Rejection {
  return { reasons, isFinal: false };
}

/** Scales so that the highest is 100; `reverse` turns it round. @models pkg/scheduler/framework/plugins/helper DefaultNormalizeScore */
export function scaled(scores: readonly number[], reverse: boolean): readonly number[] {
  const max = Math.max(0, ...scores);
  if (max === 0) return scores.map(() => (reverse ? scoreMax : 0));
  return scores.map((score) => {
    const share = Math.floor((score * scoreMax) / max);
    return reverse ? scoreMax - share : share;
  });
}
