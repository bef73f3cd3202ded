import { Signal } from "../../kernel/signal.ts";
import { second } from "../../kernel/time.ts";
import type { Task } from "../../kernel/task.ts";
import { outputTo, textInput } from "../../host/text-file.ts";
import type { Process } from "../../host/process.ts";
import type { ClusterConfig, NodeConfig } from "./cluster-config.ts";
import { docker, linesOf } from "./docker-command.ts";
import { KindError } from "./kind-error.ts";
import { nodeNames } from "./node-names.ts";

const network = "kind";
const bootTimeout = 30 * second;
const isUp = /Reached target .*Multi-User System.*|detected cgroup v1/;

/** Makes the network if it is not there and starts the nodes' containers, as pkg/cluster/internal/providers/docker does. */
export function* provision(process: Process, config: ClusterConfig): Task<void> {
  const found = yield* docker(process, ["network", "ls", `--filter=name=^${network}$`, "--format={{.ID}}"]);
  if (linesOf(found).length === 0) {
    yield* docker(process, [
      "network",
      "create",
      "-d=bridge",
      "-o",
      "com.docker.network.bridge.enable_ip_masquerade=true",
      network,
    ]);
  }
  const names = nodeNames(config.name, config.nodes);
  for (const [index, node] of config.nodes.entries()) {
    const name = names[index] ?? "";
    yield* docker(process, runArguments(process, { config, node, name }));
    yield* waitForBoot(process, name);
  }
}

function runArguments(
  process: Process,
  {
    config,
    node,
    name,
  }: { readonly config: ClusterConfig; readonly node: NodeConfig; readonly name: string },
): readonly string[] {
  const { networking } = config;
  const isControlPlane = node.role === "control-plane";
  const apiPort = networking.apiServerPort === 0 ? freePort(process) : networking.apiServerPort;
  return [
    ...words("run --name", name, "--hostname", name, "--label", `io.x-k8s.kind.role=${node.role}`),
    ...words("--privileged --security-opt seccomp=unconfined --security-opt apparmor=unconfined"),
    ...words("--tmpfs /tmp --tmpfs /run --volume /var --volume /lib/modules:/lib/modules:ro"),
    ...words("-e KIND_EXPERIMENTAL_CONTAINERD_SNAPSHOTTER --detach --tty"),
    ...words("--label", `io.x-k8s.kind.cluster=${config.name}`, "--net", network),
    ...words("--restart=on-failure:1 --init=false --cgroupns=private"),
    ...node.mounts.map(
      ({ hostPath, containerPath, readOnly }) =>
        `--volume=${hostPath}:${containerPath}${readOnly ? ":ro" : ""}`,
    ),
    ...node.portMappings.map(({ listenAddress, hostPort, containerPort, protocol }) => {
      const address = listenAddress === "" ? "0.0.0.0" : listenAddress;
      const port = hostPort <= 0 ? freePort(process) : hostPort;
      return `--publish=${address}:${port}:${containerPort}/${protocol === "" ? "TCP" : protocol}`;
    }),
    ...(isControlPlane
      ? [
          `--publish=${networking.apiServerAddress}:${apiPort}:6443/TCP`,
          "-e",
          "KUBECONFIG=/etc/kubernetes/admin.conf",
        ]
      : []),
    node.image,
  ];
}

/** Words without spaces in them, written as on a command line. */
function words(...parts: readonly string[]): readonly string[] {
  return parts.flatMap((part) => part.split(" "));
}

/** As `net.Listen("tcp", "127.0.0.1:0")` finds one. */
function freePort(process: Process): number {
  const random = process.kernel.random.fork(`kind port ${process.kernel.now} ${process.pid}`);
  const taken = new Set(process.host.network.listeners.map(({ port }) => port));
  for (;;) {
    const port = 32_768 + random.below(28_232);
    if (!taken.has(port)) return port;
  }
}

/** Follows the node's console until systemd says that it is up. */
function* waitForBoot(process: Process, name: string): Task<void> {
  const found = new Signal();
  let log = "";
  const console = outputTo((text) => {
    log += text;
    if (isUp.test(log)) found.notify();
  });
  const files = new Map([
    [0, textInput("")],
    [1, console],
    [2, console],
  ]);
  const follower = yield* process.spawn({ argv: ["docker", "logs", "-f", name], files });
  follower.onEnd(() => found.notify());
  if (!isUp.test(log)) yield* process.kernel.wait(found, bootTimeout);
  follower.signal("SIGKILL");
  yield* process.wait(follower);
  if (!isUp.test(log)) {
    throw new KindError(`could not find a log line that matches "${isUp.source}"`);
  }
}
