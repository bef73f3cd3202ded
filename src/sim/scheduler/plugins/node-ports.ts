import { unfit, type Plugin } from "../framework.ts";

/** Host ports that are taken. @models pkg/scheduler/framework/plugins/nodeports, 1.33 */
export const nodePorts: Plugin = {
  name: "NodePorts",
  requeueOn: ["pod removed", "node added"],
  begin: ({ hostPorts }) => {
    if (hostPorts.length === 0) return {};
    const rejection = unfit("node(s) didn't have free ports for the requested pod ports");
    return {
      filter: (node) => {
        const taken = [...node.hostPorts];
        return hostPorts.some((port) => taken.some((other) => collides(port, other))) ? rejection : undefined;
      },
    };
  },
};

const everywhere = "0.0.0.0";

/** The same port of the same protocol, where one of them takes all addresses or both take the same. */
function collides(left: string, right: string): boolean {
  const [protocol, address, port] = left.split(" ");
  const [otherProtocol, otherAddress, otherPort] = right.split(" ");
  if (protocol !== otherProtocol || port !== otherPort) return false;
  return address === otherAddress || address === everywhere || otherAddress === everywhere;
}
