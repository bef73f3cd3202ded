import type { Host } from "../../host/host.ts";
import { ContainerRuntime } from "./container-runtime.ts";

export const containerdSocket = "/run/containerd/containerd.sock";

const watchers = new WeakMap<Host, Set<() => void>>();

/** The runtime that answers on a node's socket; undefined while containerd is not running. */
export function runtimeOn(host: Host): ContainerRuntime | undefined {
  const socket = host.sockets.get(containerdSocket);
  return socket instanceof ContainerRuntime ? socket : undefined;
}

/** Called when containerd has come or gone. The result ends it. */
export function onRuntimeChange(host: Host, changed: () => void): () => void {
  const set = watchers.get(host) ?? new Set();
  watchers.set(host, set);
  set.add(changed);
  return () => void set.delete(changed);
}

/** For containerd: puts the runtime on its socket, or takes it away. */
export function setRuntime(host: Host, runtime: ContainerRuntime | undefined): void {
  if (runtime === undefined) host.sockets.delete(containerdSocket);
  else host.sockets.set(containerdSocket, runtime);
  for (const changed of watchers.get(host) ?? []) changed();
}
