import type { WeightedPodAffinityTerm } from "kubernetes-types/core/v1";
import type { Pod } from "../../kinds/core/pod.ts";
import { labelTest } from "../../wire/label-selector.ts";
import { final, scoreMax, type Candidate, type Cycle, type Plugin } from "../framework.ts";

/**
 * Of affinity between pods only the wish of a pod to stay away from others counts (CoreDNS has it). A pod that asks
 * for more stays pending and says so, rather than being placed as if it had not asked.
 * @models pkg/scheduler/framework/plugins/interpodaffinity/scoring.go, 1.33
 */
export const interPodAffinity: Plugin = {
  name: "InterPodAffinity",
  weight: 2,
  requeueOn: [],
  begin: ({ pod }, { nodes }) => {
    const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {};
    const required = podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const wishes = podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    if (podAffinity !== undefined) return { reject: final("spec.affinity.podAffinity is not simulated") };
    if (required.length > 0) {
      return { reject: final("spec.affinity.podAntiAffinity.requiredDuringScheduling is not simulated") };
    }
    return wishes.length === 0 ? {} : scoreBy(wishes, pod, nodes);
  },
};

function scoreBy(wishes: readonly WeightedPodAffinityTerm[], pod: Pod, nodes: readonly Candidate[]): Cycle {
  const penalties = wishes.map(({ weight, podAffinityTerm: { topologyKey, labelSelector, namespaces } }) => {
    const selects = labelTest(labelSelector);
    const places = namespaces ?? [pod.metadata.namespace];
    const domains = new Map<string, number>();
    for (const node of nodes) {
      const domain = node.node.metadata.labels?.[topologyKey];
      if (domain === undefined) continue;
      let count = 0;
      for (const { pod: other } of node.pods) {
        const { namespace, labels } = other.metadata;
        if (places.includes(namespace) && selects(labels)) count++;
      }
      domains.set(domain, (domains.get(domain) ?? 0) + count * weight);
    }
    return ({ node }: Candidate): number => domains.get(node.metadata.labels?.[topologyKey] ?? "") ?? 0;
  });
  return {
    score: (node) => -penalties.reduce((total, penalty) => total + penalty(node), 0),
    normalise: (scores) => {
      const [min, max] = [Math.min(...scores), Math.max(...scores)];
      return scores.map((score) => (max === min ? 0 : Math.floor((scoreMax * (score - min)) / (max - min))));
    },
  };
}
