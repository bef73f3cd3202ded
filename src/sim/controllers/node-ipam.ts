import { nodes, type Node } from "../kinds/core/node.ts";
import { controller, type Controller } from "./controller.ts";

const nodeBits = 24;

/**
 * Gives each node a /24 of `--cluster-cidr`, the lowest that is free.
 * @models pkg/controller/nodeipam/ipam/range_allocator.go AllocateOrOccupyCIDR, 1.33
 */
export function nodeIpam(clusterCidr: string): Controller {
  return controller<Node>({
    name: "node-ipam-controller",
    account: "node-controller",
    component: "cidrAllocator",
    resources: [nodes],
    // One at a time, so that two nodes do not get the same.
    workers: 1,
    concerns: (before, after) => before === undefined || after?.spec.podCIDR !== before.spec.podCIDR,

    reconcile(node, view) {
      if (node.spec.podCIDR !== undefined) return [];
      const podCIDR = freeCidr(clusterCidr, new Set(view.list(nodes).map(({ spec }) => spec.podCIDR)));
      if (podCIDR === undefined) {
        const message = `Node ${node.metadata.name} status is now: CIDRNotAvailable`;
        return [
          { do: "event", object: node, event: { type: "Normal", reason: "CIDRNotAvailable", message } },
        ];
      }
      const body = { spec: { podCIDR, podCIDRs: [podCIDR] } };
      return [{ do: "patch", resource: nodes, object: node, patch: { type: "strategic", body } }];
    },
  });
}

function freeCidr(cluster: string, taken: ReadonlySet<string | undefined>): string | undefined {
  const [address = "", bits = "16"] = cluster.split("/");
  const base = address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
  const count = Number(bits) >= nodeBits ? 1 : 2 ** (nodeBits - Number(bits));
  for (let index = 0; index < Math.min(count, 65_536); index++) {
    const cidr = `${dotted(base + index * 256)}/${nodeBits}`;
    if (!taken.has(cidr)) return cidr;
  }
  return undefined;
}

function dotted(number: number): string {
  return [16_777_216, 65_536, 256, 1].map((unit) => Math.floor(number / unit) % 256).join(".");
}
