import type { TopologySpreadConstraint } from "kubernetes-types/core/v1";
import type { Pod } from "../../kinds/core/pod.ts";
import { labelTest, type LabelTest } from "../../wire/label-selector.ts";
import { fitsNodeAffinity } from "../../wire/node-selector.ts";
import { untoleratedTaint } from "../../wire/toleration.ts";
import {
  final,
  scoreMax,
  unfit,
  type Candidate,
  type Cluster,
  type Cycle,
  type Plugin,
  type Rejection,
} from "../framework.ts";
import { naturalLog } from "../natural-log.ts";

interface Constraint {
  readonly key: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  readonly selects: LabelTest;
  readonly countsNode: (node: Candidate) => boolean;
}

const mismatch = "node(s) didn't match pod topology spread constraints";

/**
 * Spreads pods over domains: hard constraints filter, soft ones score. A pod without any gets the system's soft ones,
 * over hosts and zones.
 * @models pkg/scheduler/framework/plugins/podtopologyspread, 1.33
 */
export const podTopologySpread: Plugin = {
  name: "PodTopologySpread",
  weight: 2,
  requeueOn: ["pod added", "pod removed", "pod changed", "node added", "node changed"],
  begin: ({ pod }, cluster) => {
    const own = pod.spec.topologySpreadConstraints ?? [];
    const hard = own
      .filter((one) => one.whenUnsatisfiable === "DoNotSchedule")
      .map((one) => constraint(one, pod));
    const soft = own
      .filter((one) => one.whenUnsatisfiable !== "DoNotSchedule")
      .map((one) => constraint(one, pod));
    const preferred = own.length === 0 ? systemDefaults(pod, cluster) : soft;
    return {
      ...(hard.length === 0 ? {} : { filter: filterBy(hard, pod, cluster) }),
      ...(preferred.length === 0 ? {} : scoreBy(preferred, { pod, cluster, needsKeys: own.length > 0 })),
    };
  },
};

function constraint(one: TopologySpreadConstraint, pod: Pod): Constraint {
  const { topologyKey, maxSkew, minDomains = 1, labelSelector, matchLabelKeys = [] } = one;
  const matches = labelTest(labelSelector);
  const honoursAffinity = one.nodeAffinityPolicy !== "Ignore";
  const honoursTaints = one.nodeTaintsPolicy === "Honor";
  return {
    key: topologyKey,
    maxSkew,
    minDomains,
    selects: (labels) =>
      matches(labels) && matchLabelKeys.every((key) => labels?.[key] === pod.metadata.labels?.[key]),
    countsNode: ({ node }) =>
      (!honoursAffinity || fitsNodeAffinity(pod.spec, node)) &&
      (!honoursTaints ||
        untoleratedTaint(node.spec.taints, pod.spec.tolerations, ["NoSchedule", "NoExecute"]) === undefined),
  };
}

function systemDefaults(pod: Pod, cluster: Cluster): readonly Constraint[] {
  const selectors = cluster.selectorsOf(pod);
  if (selectors.length === 0) return [];
  const tests = selectors.map((selector) => labelTest(selector));
  const selects: LabelTest = (labels) => tests.every((test) => test(labels));
  const countsNode = ({ node }: Candidate): boolean => fitsNodeAffinity(pod.spec, node);
  return [
    { key: "kubernetes.io/hostname", maxSkew: 3, minDomains: 1, selects, countsNode },
    { key: "topology.kubernetes.io/zone", maxSkew: 5, minDomains: 1, selects, countsNode },
  ];
}

function domainOf({ node }: Candidate, key: string): string | undefined {
  return node.metadata.labels?.[key];
}

/** Pods of the same namespace that the constraint selects, by domain; domains without any count zero. */
function countByDomain(one: Constraint, pod: Pod, nodes: readonly Candidate[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const domain = domainOf(node, one.key);
    if (domain === undefined || !one.countsNode(node)) continue;
    counts.set(domain, (counts.get(domain) ?? 0) + countOn(node, one, pod));
  }
  return counts;
}

function countOn(node: Candidate, { selects }: Constraint, pod: Pod): number {
  let count = 0;
  for (const { pod: other } of node.pods) {
    const { namespace, deletionTimestamp, labels } = other.metadata;
    if (namespace === pod.metadata.namespace && deletionTimestamp === undefined && selects(labels)) count++;
  }
  return count;
}

function filterBy(hard: readonly Constraint[], pod: Pod, cluster: Cluster): NonNullable<Cycle["filter"]> {
  const hasKeys = (node: Candidate): boolean => hard.every(({ key }) => domainOf(node, key) !== undefined);
  const eligible = cluster.nodes.filter(hasKeys);
  const states = hard.map((one) => {
    const counts = countByDomain(one, pod, eligible);
    const least = counts.size < one.minDomains ? 0 : Math.min(...counts.values());
    return { one, counts, least, self: one.selects(pod.metadata.labels) ? 1 : 0 };
  });
  return (node): Rejection | undefined => {
    if (!hasKeys(node)) return final(`${mismatch} (missing required label)`);
    const isSkewed = states.some(({ one, counts, least, self }) => {
      const here = counts.get(domainOf(node, one.key) ?? "") ?? 0;
      return here + self - least > one.maxSkew;
    });
    return isSkewed ? unfit(mismatch) : undefined;
  };
}

interface Scored {
  readonly pod: Pod;
  readonly cluster: Cluster;
  /** Nodes without the keys score nothing; the system's own constraints do not mind. */
  readonly needsKeys: boolean;
}

const ignored = -1;

function scoreBy(soft: readonly Constraint[], { pod, cluster, needsKeys }: Scored): Cycle {
  const hasKeys = (node: Candidate): boolean => soft.every(({ key }) => domainOf(node, key) !== undefined);
  const nodes = needsKeys ? cluster.nodes.filter(hasKeys) : cluster.nodes;
  const states = soft.map((one) => {
    const counts = countByDomain(one, pod, nodes);
    return { one, counts, weight: naturalLog(counts.size + 2) };
  });
  return {
    score: (node) => {
      if (needsKeys && !hasKeys(node)) return ignored;
      const sum = states.reduce((total, { one, counts, weight }) => {
        const domain = domainOf(node, one.key);
        return domain === undefined ? total : total + (counts.get(domain) ?? 0) * weight + (one.maxSkew - 1);
      }, 0);
      return Math.round(sum);
    },
    normalise: (scores) => {
      const valid = scores.filter((score) => score !== ignored);
      const max = Math.max(0, ...valid);
      const min = Math.min(Number.MAX_SAFE_INTEGER, ...valid);
      return scores.map((score) => {
        if (score === ignored) return 0;
        return max === 0 ? scoreMax : Math.floor((scoreMax * (max + min - score)) / max);
      });
    },
  };
}
