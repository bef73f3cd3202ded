import { images } from "./images/index.ts";
import type { Program, ProgramTable } from "./host/program.ts";
import type { Host } from "./host/host.ts";
import type { Process } from "./host/process.ts";
import type { ShellEvent, Size } from "./host/terminal.ts";
import { Tty } from "./host/tty.ts";
import { createEnginePrograms } from "./engine/engine-programs.ts";
import { present } from "./kernel/assert.ts";
import { Kernel, type AdvanceOptions, type Pause } from "./kernel/kernel.ts";
import type { Module } from "./kernel/module.ts";
import type { Task } from "./kernel/task.ts";
import { after, minute, type Instant } from "./kernel/time.ts";
import { Network } from "./network/network.ts";
import { Clusters } from "./node/clusters.ts";
import { createComponentImages } from "./node/components/index.ts";
import { createNodePrograms } from "./node/programs.ts";
import { programs } from "./programs/index.ts";
import { Registry } from "./runtime/registry.ts";
import { scenarioOf } from "./scenarios/index.ts";
import { powerOn, type Machine } from "./scenarios/power-on.ts";
import type { Scenario } from "./scenarios/scenario.ts";

/** Recordings carry it; one of another version is replayed as long as its digests agree. */
export const coreVersion = "0.1.0";

export interface WorldOptions {
  /** Names of a scenario and of a Kubernetes version; RangeError for unknown ones. */
  readonly scenario: string;
  readonly kubernetesVersion: string;
  readonly seed: number;
  /** Time zero: the scenario's commands have run before. */
  readonly start: Instant;
  /** What a lab adds before time zero: files in the learner's home, and a script that runs there. */
  readonly setup?: { readonly files: Readonly<Record<string, string>>; readonly script: string };
}

/**
 * The whole simulated world: machines, networks, clusters. It is determined by its options and by what is given to
 * `input` and `resize`, each at its place in the world's life. Nothing happens but inside `advance`.
 */
export class World {
  readonly kernel: Kernel;
  readonly start: Instant;
  readonly clusters: Clusters = new Clusters();
  readonly machines: readonly Machine[];
  onOutput: ((terminal: string, text: string) => void) | undefined;
  onShell: ((terminal: string, event: ShellEvent) => void) | undefined;
  readonly #terminals = new Map<string, Tty>();
  readonly #scenario: Scenario;
  #ready = false;

  constructor(options: WorldOptions) {
    this.#scenario = scenarioOf(options.scenario, options.kubernetesVersion);
    this.start = options.start;
    const { minutesBefore } = this.#scenario;
    this.kernel = new Kernel({ seed: options.seed, start: after(options.start, -minutesBefore * minute) });
    const { kernel, clusters } = this;
    const network = new Network({ kernel });
    const table = new Map<string, Program | Module<Program>>(programs);
    const registry: Registry = new Registry([...images, ...createComponentImages(() => environment)]);
    const environment = { kernel, network, registry, programs: table as ProgramTable, clusters };
    for (const program of [...createNodePrograms(environment), ...createEnginePrograms(environment)]) {
      table.set(program.name, program);
    }
    this.machines = powerOn(this.#scenario.machines, { kernel, network, programs: table });
    kernel.spawn("scenario", this.#prepare(options.setup));
  }

  /** Time zero has come: the learner's shell is up. */
  get ready(): boolean {
    return this.#ready;
  }

  get digest(): string {
    return this.kernel.digest.text;
  }

  /** Counts what a learner would call an event: Event objects, phases, readiness. */
  get happenings(): number {
    return this.clusters.happenings;
  }

  get learner(): Machine {
    return present(this.machines[0], "a scenario has a machine");
  }

  advance(options: AdvanceOptions): Pause {
    return this.kernel.advance(options);
  }

  /** Keys or a paste at a terminal, now. */
  input(terminal: string, text: string): void {
    this.#terminals.get(terminal)?.input(text);
  }

  resize(terminal: string, { columns, rows }: Size): void {
    this.#terminals.get(terminal)?.resize(columns, rows);
  }
}
