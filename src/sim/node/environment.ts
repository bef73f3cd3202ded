import type { ProgramTable } from "../host/program.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Network } from "../network/network.ts";
import type { Registry } from "../runtime/registry.ts";
import type { Clusters } from "./clusters.ts";

export interface Hardware {
  readonly cores: number;
  readonly memoryBytes: number;
}

/** What the programs of nodes (containerd, kubelet, components) need beyond their process. */
export interface NodeEnvironment {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly registry: Registry;
  readonly programs: ProgramTable;
  readonly clusters: Clusters;
  /** What every node has; 8 cores and 16 GiB where absent. */
  readonly hardware?: Hardware;
}

export const defaultHardware: Hardware = { cores: 8, memoryBytes: 16_777_216_000 };
