import type { ProgramTable } from "../host/program.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Network } from "../network/network.ts";
import type { Registry } from "../runtime/registry.ts";
import type { Clusters } from "./clusters.ts";

/** What the programs of nodes (containerd, kubelet, components) need beyond their process. */
export interface NodeEnvironment {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly registry: Registry;
  readonly programs: ProgramTable;
  readonly clusters: Clusters;
}
