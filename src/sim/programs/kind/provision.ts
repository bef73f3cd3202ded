import { second } from "../../kernel/time.ts";
import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import type { CreateOptions, DockerApi, PortMapping } from "../docker/docker-api.ts";
import type { ClusterConfig } from "./cluster-config.ts";
import { docker } from "./docker-command.ts";
import { KindError } from "./kind-error.ts";
import { clusterLabel, roleLabel } from "./nodes.ts";
import { nodeNames } from "./node-names.ts";

const network = "kind";
const bootTimeout = 30 * second;
const isUp = /Reached target .*Multi-User System.*|detected cgroup v1/;

/** Makes the network if it is not there and starts the nodes' containers, as pkg/cluster/internal/providers/docker does. */
export function* provision(process: Process, config: ClusterConfig): Task<void> {
  const option = "com.docker.network.bridge.enable_ip_masquerade=true";
  yield* docker(process, ["network", "create", "-d=bridge", "-o", option, network], function* (engine) {
    if (!engine.networks().some(({ name }) => name === network)) engine.createNetwork({ name: network });
  });
  for (const name of nodeNames(config.name, config.nodes)) {
    const options = nodeOptions(process, config, name);
    yield* docker(process, commandLine(options), function* (engine) {
      const { id } = yield* engine.create(options);
      yield* engine.start(id);
    });
    yield* docker(process, ["logs", "-f", name], (engine) => waitForBoot(process, engine, name));
  }
}

function nodeOptions(process: Process, config: ClusterConfig, name: string): CreateOptions {
  const node = config.nodes[nodeNames(config.name, config.nodes).indexOf(name)];
  const { role = "worker", image = "", mounts = [], portMappings = [] } = node ?? {};
  const { apiServerAddress, apiServerPort } = config.networking;
  const port = (number: number): number => (number <= 0 ? freePort(process) : number);
  const apiPort: PortMapping = {
    hostAddress: apiServerAddress,
    hostPort: port(apiServerPort),
    containerPort: 6443,
    protocol: "tcp",
  };
  const isControlPlane = role === "control-plane";
  return {
    image,
    name,
    hostname: name,
    command: [],
    labels: { [roleLabel]: role, [clusterLabel]: config.name },
    privileged: true,
    tmpfs: ["/tmp", "/run"],
    volumes: [
      { source: "", target: "/var", readOnly: false },
      { source: "/lib/modules", target: "/lib/modules", readOnly: true },
      ...mounts.map(({ hostPath, containerPath, readOnly }) => ({
        source: hostPath,
        target: containerPath,
        readOnly,
      })),
    ],
    env: isControlPlane ? ["KUBECONFIG=/etc/kubernetes/admin.conf"] : [],
    tty: true,
    openStdin: false,
    autoRemove: false,
    network,
    restart: { name: "on-failure", retriesMax: 1 },
    user: "",
    workingDir: "",
    ports: [
      ...portMappings.map(({ listenAddress, hostPort, containerPort, protocol }): PortMapping => ({
        hostAddress: listenAddress === "" ? "0.0.0.0" : listenAddress,
        hostPort: port(hostPort),
        containerPort,
        protocol: protocol === "UDP" ? "udp" : "tcp",
      })),
      ...(isControlPlane ? [apiPort] : []),
    ],
  };
}

/** The `docker run` that the options are, in kind's order. */
function commandLine({
  name,
  labels,
  network,
  volumes,
  ports,
  env,
  image,
}: CreateOptions): readonly string[] {
  return [
    ...words("run --name", name, "--hostname", name, "--label", `${roleLabel}=${labels[roleLabel] ?? ""}`),
    ...words("--privileged --security-opt seccomp=unconfined --security-opt apparmor=unconfined"),
    ...words("--tmpfs /tmp --tmpfs /run --volume /var --volume /lib/modules:/lib/modules:ro"),
    ...words("-e KIND_EXPERIMENTAL_CONTAINERD_SNAPSHOTTER --detach --tty"),
    ...words("--label", `${clusterLabel}=${labels[clusterLabel] ?? ""}`, "--net", network),
    ...words("--restart=on-failure:1 --init=false --cgroupns=private"),
    ...volumes
      .slice(2)
      .map(({ source, target, readOnly }) => `--volume=${source}:${target}${readOnly ? ":ro" : ""}`),
    ...ports.map(
      ({ hostAddress, hostPort, containerPort, protocol }) =>
        `--publish=${hostAddress}:${hostPort}:${containerPort}/${protocol.toUpperCase()}`,
    ),
    ...env.flatMap((variable) => ["-e", variable]),
    image,
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
function* waitForBoot({ kernel }: Process, engine: DockerApi, name: string): Task<void> {
  const { logs } = engine.container(name);
  if (logs.lines.some(({ text }) => isUp.test(text))) return;
  const following = logs.follow();
  const deadline = kernel.after(bootTimeout, () => following.end());
  try {
    for (let line = yield* following.next(); line !== undefined; line = yield* following.next()) {
      if (isUp.test(line.text)) return;
    }
  } finally {
    deadline();
    following.cancel();
  }
  throw new KindError(`could not find a log line that matches "${isUp.source}"`);
}
