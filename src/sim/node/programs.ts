import type { Program } from "../host/program.ts";
import { createContainerd } from "./containerd/containerd.ts";
import type { NodeEnvironment } from "./environment.ts";
import { createKubelet } from "./kubelet/kubelet.ts";

/** What systemd starts on a node: /usr/bin/containerd and /usr/bin/kubelet. */
export function createNodePrograms(environment: NodeEnvironment): readonly Program[] {
  return [createContainerd(environment), createKubelet(environment)];
}
