import type { Program } from "./host/program.ts";
import type { ShellEvent, Size } from "./host/terminal.ts";
import { Tty } from "./host/tty.ts";
import { assert, present } from "./kernel/assert.ts";
import { Kernel, type AdvanceOptions, type Pause } from "./kernel/kernel.ts";
import { defineModule, type Module } from "./kernel/module.ts";
import { Signal } from "./kernel/signal.ts";
import { need, type Task } from "./kernel/task.ts";
import { after, minute, second, type Instant } from "./kernel/time.ts";
import { Network } from "./network/network.ts";
import { Clusters } from "./node/clusters.ts";
import { programs } from "./programs/index.ts";
import { scenarioOf } from "./scenarios/index.ts";
import { execute, learnerProcess, placeFiles, type Execution, type Sinks } from "./scenarios/learner.ts";
import { powerOn, startServices, type Machine } from "./scenarios/power-on.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import type * as Surroundings from "./surroundings.ts";

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

const surroundings: Module<typeof Surroundings> = defineModule(
  "surroundings",
  () => import("./surroundings.ts"),
);

/**
 * The whole simulated world: machines, networks, clusters. It is determined by its options and by what is given to
 * `input` and `resize`, each at its place in the world's life. Nothing happens but inside `advance`.
 *
 * Its life begins some minutes before time zero: the learner's terminal opens at once, then the services start and
 * the scenario's commands run. Keys may be typed at the prompt meanwhile.
 */
export class World {
  readonly kernel: Kernel;
  /** Where its life begins. */
  readonly origin: Instant;
  /** Time zero. */
  readonly start: Instant;
  readonly clusters: Clusters = new Clusters();
  readonly machines: readonly Machine[];
  onOutput: ((terminal: string, text: string) => void) | undefined;
  onShell: ((terminal: string, event: ShellEvent) => void) | undefined;
  readonly #network: Network;
  readonly #programs: Map<string, Program | Module<Program>>;
  readonly #terminals = new Map<string, Tty>();
  readonly #scenario: Scenario;
  #hasPrompt = false;

  constructor(options: WorldOptions) {
    this.#scenario = scenarioOf(options.scenario, options.kubernetesVersion);
    this.start = options.start;
    this.origin = after(options.start, -this.#scenario.minutesBefore * minute);
    this.kernel = new Kernel({ seed: options.seed, start: this.origin });
    const { kernel } = this;
    this.#network = new Network({ kernel });
    this.#programs = new Map(programs);
    this.machines = powerOn(this.#scenario.machines, {
      kernel,
      network: this.#network,
      programs: this.#programs,
    });
    this.#openTerminal("main");
    kernel.spawn("scenario", this.#prepare(options.setup));
  }

  /** The learner's shell waits for its first command. */
  get hasPrompt(): boolean {
    return this.#hasPrompt;
  }

  /** Time zero has come: what the scenario promises is there. */
  get ready(): boolean {
    return this.kernel.now >= this.start;
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

  /** Runs a program as the learner, beside the terminals: for command lines and graders. Ends in `advance`. */
  execute(argv: readonly [string, ...string[]], sinks: Sinks): Execution {
    return execute(this.learner, argv, sinks);
  }

  *#prepare(setup: WorldOptions["setup"]): Task<void> {
    yield* this.kernel.sleep(second);
    const { furnish } = yield* need(surroundings);
    const { kernel, clusters } = this;
    furnish({ kernel, network: this.#network, clusters, programs: this.#programs });
    for (const machine of this.machines) yield* startServices(machine);
    yield* kernel.sleep(second);
    for (const argv of this.#scenario.commands) yield* this.#run(argv);
    if (setup !== undefined) yield* this.#setUp(setup);
    assert(kernel.now <= this.start, "a scenario is ready before time zero");
  }

  *#setUp({ files, script }: NonNullable<WorldOptions["setup"]>): Task<void> {
    placeFiles(this.learner, files);
    if (script !== "") yield* this.#run(["bash", "-c", script]);
  }

  *#run(argv: readonly [string, ...string[]]): Task<void> {
    let output = "";
    const collect = (text: string): void => void (output += text);
    const execution = this.execute(argv, { stdout: collect, stderr: collect });
    while (execution.exit === undefined) yield* this.kernel.wait(execution.ended);
    assert(execution.exit.code === 0, `${argv.join(" ")} prepares the scenario, but failed:\n${output}`);
  }

  #openTerminal(name: string): void {
    const { kernel } = this;
    const terminal = new Tty({ kernel, name, output: (text) => this.onOutput?.(name, text) });
    terminal.onShell = (event) => {
      this.#hasPrompt = true;
      this.onShell?.(name, event);
    };
    this.#terminals.set(name, terminal);
    kernel.spawn(name, this.#attend(terminal));
  }

  /** A shell as a terminal window has it; when it ends, the next one, as a terminal window that stays open. */
  *#attend(terminal: Tty): Task<never> {
    for (;;) {
      const file = terminal.openFile();
      const files = new Map([0, 1, 2].map((number) => [number, file]));
      const shell = yield* learnerProcess(this.learner, ["bash"], files);
      const ended = new Signal();
      shell.onEnd(() => ended.notify());
      while (shell.exit === undefined) yield* this.kernel.wait(ended);
      terminal.mode = "cooked";
      yield* this.kernel.sleep(second);
    }
  }
}
