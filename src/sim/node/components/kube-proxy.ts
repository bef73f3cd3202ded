import type { Connection } from "../../client/connection.ts";
import { EventRecorder } from "../../client/event-recorder.ts";
import type { Daemon } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { warn } from "../../images/daemon.ts";
import { second } from "../../kernel/time.ts";
import type { Task } from "../../kernel/task.ts";
import { services } from "../../kinds/core/service.ts";
import { endpointSlices } from "../../kinds/discovery/endpoint-slice.ts";
import { Namespace } from "../../network/namespace.ts";
import { isObject } from "../../wire/json.ts";
import { parseYaml } from "../../wire/yaml.ts";
import { klog } from "../klog.ts";
import { readKubeconfig } from "../kubeconfig.ts";
import type { Endpoint } from "../network-transport.ts";
import { connectFrom } from "./api-client.ts";
import { readFlags } from "./component-flags.ts";
import { serveHealth } from "./health-service.ts";
import { fail } from "./kube-controller-manager.ts";
import { proxyRules } from "./proxy-rules.ts";

const minSyncPeriod = 1 * second;
const byService = "service";
const serviceName = "kubernetes.io/service-name";

/** @models cmd/kube-proxy/app/server.go, 1.33 */
export const kubeProxy: Daemon = {
  name: "kube-proxy",
  start(process) {
    const flags = readFlags(process, "kube-proxy");
    if (flags === undefined) return;
    process.onSignal("SIGTERM", () => process.end(0));
    process.kernel.begin("kube-proxy", readConfig(process, flags.get("config")), (endpoint, error) => {
      if (process.exit !== undefined) return;
      if (endpoint === undefined) return fail(process, error);
      const node = flags.get("hostname-override", process.host.hostname);
      run(process, connectFrom(process, endpoint, "kube-proxy"), node);
    });
  },
};

function* readConfig({ access }: Process, path: string): Task<Endpoint> {
  const config = yield* parseYaml(access.readText(path));
  const client = isObject(config) ? config["clientConnection"] : undefined;
  return yield* readKubeconfig(access, isObject(client) ? String(client["kubeconfig"]) : "");
}

function run(process: Process, connection: Connection, node: string): void {
  const { kernel, host } = process;
  const { network } = host;
  if (!(network instanceof Namespace)) return;
  warn(process, klog(process, "I", "server_linux.go:145", `"Using iptables Proxier"`));
  const all = connection.informer(services);
  const slices = connection.informer(endpointSlices, {
    indexes: {
      [byService]: ({ metadata }) => [`${metadata.namespace}/${metadata.labels?.[serviceName] ?? ""}`],
    },
  });
  let isDue = false;
  let last = 0;
  const sync = (): void => {
    isDue = false;
    if (process.exit !== undefined || !all.synced || !slices.synced) return;
    last = kernel.now;
    const rules = proxyRules(all.list(), ({ metadata }) =>
      slices.byIndex(byService, `${metadata.namespace}/${metadata.name}`),
    );
    network.nat.replace("kube-proxy", rules);
  };
  const changed = (): void => {
    if (isDue) return;
    isDue = true;
    const wait = last === 0 ? 0 : Math.max(0, last + minSyncPeriod - kernel.now);
    if (wait === 0) kernel.later(sync);
    else process.onEnd(kernel.after(wait, sync));
  };
  all.onChange(changed);
  slices.onChange(changed);
  all.onSynced(changed);
  slices.onSynced(changed);
  serveHealth(process, { port: 10_256, paths: ["/healthz", "/livez"] });
  serveHealth(process, { port: 10_249, address: "127.0.0.1", paths: ["/healthz"] });
  started(connection, node);
}

function started(connection: Connection, node: string): void {
  const recorder = new EventRecorder({ connection, component: "kube-proxy", host: node });
  const metadata = { name: node, namespace: "", uid: node, creationTimestamp: "", resourceVersion: "" };
  recorder.event({ apiVersion: "v1", kind: "Node", metadata }, "Normal", "Starting", "");
}
