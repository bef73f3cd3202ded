import type { NodeConfig } from "./cluster-config.ts";

/** `kind-control-plane`, `kind-worker`, `kind-worker2`. */
export function nodeNames(cluster: string, nodes: readonly NodeConfig[]): readonly string[] {
  const counts = new Map<string, number>();
  return nodes.map(({ role }) => {
    const count = (counts.get(role) ?? 0) + 1;
    counts.set(role, count);
    return `${cluster}-${role}${count === 1 ? "" : count}`;
  });
}
