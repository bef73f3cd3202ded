import type { Host } from "../../host/host.ts";
import type { Daemon } from "../../host/program.ts";
import { preloadedImages } from "../components/versions.ts";
import type { NodeEnvironment } from "../environment.ts";
import { ContainerRuntime } from "./container-runtime.ts";
import { setRuntime } from "./runtime-socket.ts";

const runtimes = new WeakMap<Host, ContainerRuntime>();

/** /usr/bin/containerd: puts its socket there. What it has started goes on when it ends. */
export function createContainerd(environment: NodeEnvironment): Daemon {
  return {
    name: "containerd",
    start(process) {
      const { host } = process;
      const runtime = runtimes.get(host) ?? createRuntime(host, environment);
      setRuntime(host, runtime);
      process.onEnd(() => setRuntime(host, undefined));
    },
  };
}

function createRuntime(host: Host, environment: NodeEnvironment): ContainerRuntime {
  const runtime = new ContainerRuntime(host, environment);
  for (const [repository, tag] of preloadedImages) runtime.images.preload(repository, tag);
  runtimes.set(host, runtime);
  host.processes.get(1)?.onEnd(() => powerOff(host, runtime));
  return runtime;
}

/** The machine was switched off, and its containers with it. */
function powerOff(host: Host, runtime: ContainerRuntime): void {
  runtime.powerOff();
  runtimes.delete(host);
}
