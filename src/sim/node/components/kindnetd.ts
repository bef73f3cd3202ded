import type { Daemon } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { endLikeGo, warn } from "../../images/daemon.ts";
import { nodes, type Node } from "../../kinds/core/node.ts";
import { Namespace } from "../../network/namespace.ts";
import { klog } from "../klog.ts";
import { connectFrom, inClusterEndpoint } from "./api-client.ts";

const conflist = "/etc/cni/net.d/10-kindnet.conflist";

/** kind's CNI: writes the node's configuration, and keeps routes to the pods of all other nodes. */
export const kindnetd: Daemon = {
  name: "kindnetd",
  start(process) {
    endLikeGo(process);
    const endpoint = inClusterEndpoint(process);
    if (endpoint === undefined) {
      warn(process, klog(process, "F", "main.go:114", "unable to load in-cluster configuration"));
      process.end(2);
      return;
    }
    const server = process.env.get("CONTROL_PLANE_ENDPOINT");
    run(
      process,
      server === undefined || server === "" ? endpoint : { ...endpoint, server: `https://${server}` },
    );
  },
};

function run(process: Process, endpoint: NonNullable<ReturnType<typeof inClusterEndpoint>>): void {
  const { network } = process.host;
  const own = process.env.get("HOST_IP") ?? network.addresses[0] ?? "";
  warn(process, klog(process, "I", "main.go:109", "connected to apiserver"));
  const routes = new Routes(process);
  const informer = connectFrom(process, endpoint, "kindnetd").informer(nodes);
  informer.onChange((before, after) => {
    const node = after ?? before;
    const cidr = node?.spec.podCIDR;
    const address = node === undefined ? undefined : internalIp(node);
    if (cidr === undefined || address === undefined) return;
    if (address !== own) routes.set(cidr, after === undefined ? undefined : address);
    else if (after !== undefined) writeConfiguration(process, cidr);
  });
}

/** The node's routes to the pods of others. */
class Routes {
  readonly #process: Process;
  readonly #known = new Map<string, { readonly via: string; readonly remove: () => void }>();

  constructor(process: Process) {
    this.#process = process;
  }

  set(cidr: string, via: string | undefined): void {
    const known = this.#known.get(cidr);
    const { network } = this.#process.host;
    if (known?.via === via || !(network instanceof Namespace)) return;
    known?.remove();
    this.#known.delete(cidr);
    if (via === undefined) return;
    this.#known.set(cidr, { via, remove: network.addRoute(cidr, via) });
    const route = `{Ifindex: 0 Dst: ${cidr} Src: <nil> Gw: ${via} Flags: [] Table: 0 Realm: 0}`;
    warn(this.#process, klog(this.#process, "I", "routes.go:62", `Adding route ${route}`));
  }
}

function internalIp({ status }: Node): string | undefined {
  return status.addresses?.find(({ type }) => type === "InternalIP")?.address;
}

function writeConfiguration({ access }: Process, cidr: string): void {
  const text = `
{
	"cniVersion": "0.3.1",
	"name": "kindnet",
	"plugins": [
	{
		"type": "ptp",
		"ipMasq": false,
		"ipam": {
			"type": "host-local",
			"dataDir": "/run/cni-ipam-state",
			"routes": [
				{ "dst": "0.0.0.0/0" }
			],
			"ranges": [
				[ { "subnet": "${cidr}" } ]
			]
		},
		"mtu": 1500
	},
	{
		"type": "portmap",
		"capabilities": {
			"portMappings": true
		}
	}
	]
}
`;
  if (access.find(conflist)?.is === "file" && access.readText(conflist) === text) return;
  access.writeText(conflist, text);
}
