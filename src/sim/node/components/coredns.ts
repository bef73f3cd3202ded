import type { Daemon } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { readConfiguration } from "../../host/resolver.ts";
import { say, serve } from "../../images/daemon.ts";
import { second } from "../../kernel/time.ts";
import { services } from "../../kinds/core/service.ts";
import { endpointSlices } from "../../kinds/discovery/endpoint-slice.ts";
import type { DnsAnswer } from "../../network/service.ts";
import { connectFrom, inClusterEndpoint } from "./api-client.ts";
import { clusterAnswer } from "./cluster-names.ts";
import { readFlags } from "./component-flags.ts";
import { serveHealth } from "./health-service.ts";

const byService = "service";
const serviceName = "kubernetes.io/service-name";

/** The cluster's DNS server. Its Corefile is read for the domain and for `lameduck`; other plugins are as kubeadm sets them. */
export const coredns: Daemon = {
  name: "coredns",
  start(process) {
    const flags = readFlags(process, "coredns");
    if (flags === undefined) return;
    const path = flags.get("conf", "Corefile");
    const corefile = process.access.find(path)?.is === "file" ? process.access.readText(path) : undefined;
    const endpoint = inClusterEndpoint(process);
    if (corefile === undefined || endpoint === undefined) {
      say(
        process,
        corefile === undefined
          ? `open ${path}: no such file or directory\n`
          : "plugin/kubernetes: unable to load in-cluster configuration\n",
      );
      process.end(1);
      return;
    }
    run(process, { corefile, endpoint });
  },
};

function run(
  process: Process,
  {
    corefile,
    endpoint,
  }: { readonly corefile: string; readonly endpoint: NonNullable<ReturnType<typeof inClusterEndpoint>> },
): void {
  const { kernel } = process;
  const connection = connectFrom(process, endpoint, "coredns");
  const all = connection.informer(services);
  const slices = connection.informer(endpointSlices, {
    indexes: {
      [byService]: ({ metadata }) => [`${metadata.namespace}/${metadata.labels?.[serviceName] ?? ""}`],
    },
  });
  const sources = {
    domain: /kubernetes\s+([^\s{]+)/.exec(corefile)?.[1] ?? "cluster.local",
    services: all,
    slicesOf: (namespace: string, name: string) => slices.byIndex(byService, `${namespace}/${name}`),
  };
  const isReady = (): boolean => all.synced && slices.synced;
  const dns = (name: string): DnsAnswer => clusterAnswer(name, sources) ?? forward(process, name);
  serve(process, 53, { name: "coredns", dns });
  serveHealth(process, { port: 8080, paths: ["/health"] });
  serveHealth(process, { port: 8181, paths: ["/ready"], isHealthy: isReady });
  process.onSignal("SIGTERM", () => {
    say(process, "[INFO] SIGTERM: Shutting down servers then terminating\n");
    say(process, "[INFO] plugin/health: Going into lameduck mode for 5s\n");
    process.onEnd(kernel.after(5 * second, () => process.end(0)));
  });
  all.onSynced(() =>
    say(
      process,
      ".:53\n[INFO] plugin/reload: Running configuration\nCoreDNS-1.12.0\nlinux/amd64, go1.23.3, 51e11f1\n",
    ),
  );
}

/** Asks the servers of the node's resolv.conf. */
function forward({ host }: Process, name: string): DnsAnswer {
  for (const server of readConfiguration(host).servers) {
    const { outcome } = host.network.reach(server, 53);
    const answer = "service" in outcome ? outcome.service.dns?.(name) : undefined;
    if (answer !== undefined) return answer;
  }
  return { failure: "SERVFAIL" };
}
