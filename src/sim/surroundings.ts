import { createEnginePrograms } from "./engine/engine-programs.ts";
import { nodeImageEntry } from "./engine/node-image.ts";
import type { Program } from "./host/program.ts";
import { images } from "./images/index.ts";
import type { Kernel } from "./kernel/kernel.ts";
import type { Module } from "./kernel/module.ts";
import type { Network } from "./network/network.ts";
import type { Clusters } from "./node/clusters.ts";
import { createComponentImages } from "./node/components/index.ts";
import type { NodeEnvironment } from "./node/environment.ts";
import { createNodePrograms } from "./node/programs.ts";
import { Registry } from "./runtime/registry.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly clusters: Clusters;
  /** The world's table: what needs to know the world is added. */
  readonly programs: Map<string, Program | Module<Program>>;
}

/** All that lies behind a shell's prompt: registries with their images, container engines, kubelets. */
export function furnish({ programs, ...parts }: Parts): void {
  const registry: Registry = new Registry([
    ...images,
    nodeImageEntry,
    ...createComponentImages(() => environment),
  ]);
  const environment: NodeEnvironment = { ...parts, registry, programs };
  for (const program of [...createNodePrograms(environment), ...createEnginePrograms(environment)]) {
    programs.set(program.name, program);
  }
}
