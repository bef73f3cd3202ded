import { createHost } from "../host/machine.ts";
import type { Host } from "../host/host.ts";
import { outputTo, textInput } from "../host/text-file.ts";
import type { ProgramTable } from "../host/program.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import { Internet } from "../network/internet.ts";
import type { Network } from "../network/network.ts";
import type { MachineSpec } from "./scenario.ts";

/** A machine that is on. */
export interface Machine {
  readonly spec: MachineSpec;
  readonly host: Host;
}

interface Surroundings {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly programs: ProgramTable;
}

const lan = { range: "192.168.1.0/24", gateway: "192.168.1.1", publicAddress: "203.0.113.7" };
const root = { uid: 0, gid: 0, groups: [0] };

/** Puts machines on a LAN with a router to the internet. Nothing runs on them yet. */
export function powerOn(
  specs: readonly MachineSpec[],
  { kernel, network, programs }: Surroundings,
): readonly Machine[] {
  const segment = network.createSegment("lan", lan.range);
  new Internet(network).connect(segment, lan.gateway, lan.publicAddress);
  return specs.map((spec) => {
    const namespace = network.createNamespace(spec.hostname);
    namespace.attach(segment, spec.address, "eth0");
    namespace.addRoute("default", lan.gateway);
    const host = createHost({
      kernel,
      hostname: spec.hostname,
      root: spec.root(),
      network: namespace,
      programs,
      // Process 1 is init: a terminal may be opened before it is there.
      limits: { firstPid: 1_000 },
    });
    return { spec, host };
  });
}

/** What runs from power on: the first service is process 1. */
export function* startServices({ host, spec }: Machine): Task<void> {
  const console = outputTo(() => undefined);
  const env = new Map([["PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]]);
  const files = new Map([
    [0, textInput("")],
    [1, console],
    [2, console],
  ]);
  for (const [index, argv] of spec.services.entries()) {
    const pid = index === 0 ? { pid: 1 } : {};
    yield* host.boot({ argv, env, cwd: "/", credentials: root, files, ...pid });
  }
}
