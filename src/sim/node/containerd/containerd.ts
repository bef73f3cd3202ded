import type { Host } from "../../host/host.ts";
import type { Daemon } from "../../host/program.ts";
import { preloadedImages } from "../components/versions.ts";
import type { NodeEnvironment } from "../environment.ts";
import { ContainerRuntime } from "./container-runtime.ts";

export const containerdSocket = "/run/containerd/containerd.sock";

const runtimes = new WeakMap<Host, ContainerRuntime>();

/** The runtime that answers on a node's socket; undefined while containerd is not running. */
export function runtimeOn(host: Host): ContainerRuntime | undefined {
  const socket = host.sockets.get(containerdSocket);
  return socket instanceof ContainerRuntime ? socket : undefined;
}

/** /usr/bin/containerd: puts its socket there. What it has started goes on when it ends. */
export function createContainerd(environment: NodeEnvironment): Daemon {
  return {
    name: "containerd",
    start(process) {
      const { host, kernel } = process;
      const runtime = runtimes.get(host) ?? createRuntime(host, environment);
      host.sockets.set(containerdSocket, runtime);
      process.onEnd(() => {
        host.sockets.delete(containerdSocket);
        kernel.later(() => {
          if (host.processes.size === 0) powerOff(host, runtime);
        });
      });
    },
  };
}

function createRuntime(host: Host, environment: NodeEnvironment): ContainerRuntime {
  const runtime = new ContainerRuntime(host, environment);
  for (const [repository, tag] of preloadedImages) runtime.images.preload(repository, tag);
  runtimes.set(host, runtime);
  return runtime;
}

/** No process is left on the machine: it was switched off, and its containers with it. */
function powerOff(host: Host, runtime: ContainerRuntime): void {
  runtime.powerOff();
  runtimes.delete(host);
}
