import { createEnginePrograms } from "../engine/engine-programs.ts";
import { nodeImageEntry } from "../engine/node-image.ts";
import type { Process } from "../host/process.ts";
import type { Program } from "../host/program.ts";
import { outputTo, textInput } from "../host/text-file.ts";
import { images } from "../images/index.ts";
import { present } from "../kernel/assert.ts";
import { Kernel } from "../kernel/kernel.ts";
import { loadModule, type Module } from "../kernel/module.ts";
import { after, minute, parseRfc3339, second } from "../kernel/time.ts";
import { Network } from "../network/network.ts";
import { programs } from "../programs/index.ts";
import { Registry } from "../runtime/registry.ts";
import { linuxWorkstation } from "./linux-workstation.ts";
import { powerOn, startServices, type Machine } from "./power-on.ts";

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** A workstation that is on, for tests: no cluster, no node programs. */
export class TestWorld {
  readonly kernel: Kernel;
  readonly machine: Machine;

  constructor(seed: number = 1) {
    this.kernel = new Kernel({
      seed,
      start: present(parseRfc3339("2026-01-31T09:00:00Z"), "the date is valid"),
    });
    const { kernel } = this;
    const network = new Network({ kernel });
    const table = new Map<string, Program | Module<Program>>(programs);
    const registry = new Registry([...images, nodeImageEntry]);
    for (const program of createEnginePrograms({ kernel, network, registry, programs: table }))
      table.set(program.name, program);
    const [machine] = powerOn([linuxWorkstation({})], { kernel, network, programs: table });
    this.machine = present(machine, "there is a machine");
    kernel.begin("power on", startServices(this.machine));
  }

  /** Runs a command as the learner (or as root) to its end. */
  async run(
    line: string,
    options: { readonly uid?: number; readonly stdin?: string; readonly within?: number } = {},
  ): Promise<Ran> {
    const streams = { stdout: "", stderr: "" };
    const { host, spec } = this.machine;
    const { uid = 1000, stdin = "", within = 5 * minute } = options;
    const [program = "", ...rest] = line.split(" ");
    let process: Process | undefined;
    const boot = host.boot({
      argv: [program, ...rest],
      env: new Map(Object.entries(spec.env)),
      cwd: spec.learner.home,
      credentials: uid === 0 ? { uid: 0, gid: 0, groups: [0] } : { uid, gid: 1000, groups: [1000, 988] },
      files: new Map([
        [0, textInput(stdin)],
        [1, outputTo((text) => void (streams.stdout += text))],
        [2, outputTo((text) => void (streams.stderr += text))],
      ]),
    });
    this.kernel.spawn("test", boot, (result, error) => {
      if (error !== undefined) throw error;
      process = result;
    });
    await this.pass(within, () => process?.exit !== undefined);
    return { ...streams, code: process?.exit?.code ?? -1 };
  }

  async pass(duration: number, isEnough: () => boolean = () => false): Promise<void> {
    const until = after(this.kernel.now, duration);
    while (!isEnough()) {
      const due = this.kernel.due;
      const pause = this.kernel.advance({ until: due === undefined || due > until ? until : due, steps: 50 });
      if (pause.is === "needs") await loadModule(pause.module);
      else if (pause.is === "reached" && this.kernel.now >= until) return;
    }
  }

  async boot(): Promise<this> {
    await this.pass(second);
    return this;
  }
}
