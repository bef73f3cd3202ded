import type { FileNode } from "../../host/file-node.ts";
import { directory, programFile } from "../../host/file-tree.ts";
import { createHost } from "../../host/machine.ts";
import type { Host } from "../../host/host.ts";
import type { Process } from "../../host/process.ts";
import type { Command } from "../../host/program.ts";
import { outputTo, textInput } from "../../host/text-file.ts";
import { present } from "../../kernel/assert.ts";
import { Kernel } from "../../kernel/kernel.ts";
import { loadModule } from "../../kernel/module.ts";
import { after, minute, parseRfc3339 } from "../../kernel/time.ts";
import { Network } from "../../network/network.ts";
import type { NetworkNamespace } from "../../network/service.ts";

export interface MachineParts {
  readonly programs: readonly Command[];
  readonly files?: Readonly<Record<string, FileNode>>;
  readonly network?: NetworkNamespace;
  readonly kernel?: Kernel;
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | undefined;
}

export interface RunOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** How much virtual time it gets, in microseconds. */
  readonly within?: number;
  /** Called with the process as soon as it runs: to send it a signal later. */
  readonly started?: (process: Process) => void;
}

/** A machine with a few programs and nothing else, for tests: `/root` is the home of its only user. */
export class TestMachine {
  readonly kernel: Kernel;
  readonly host: Host;

  constructor({ programs, files = {}, network, kernel }: MachineParts) {
    const start = present(parseRfc3339("2026-01-31T09:00:00Z"), "the date is valid");
    this.kernel = kernel ?? new Kernel({ seed: 1, start });
    const binaries = directory(Object.fromEntries(programs.map(({ name }) => [name, programFile(name)])));
    const root = directory({ bin: binaries, root: directory({}), tmp: directory({}), ...files });
    const table = new Map(programs.map((program) => [program.name, program]));
    const own = network ?? new Network({ kernel: this.kernel }).createNamespace("box");
    this.host = createHost({ kernel: this.kernel, hostname: "box", root, network: own, programs: table });
  }

  /** Runs a program to its end, or until the time is up: then there is no code. */
  async run(argv: readonly [string, ...string[]], options: RunOptions = {}): Promise<Ran> {
    const streams = { stdout: "", stderr: "" };
    let process: Process | undefined;
    const boot = this.host.boot({
      ...this.#boot(argv, options),
      files: new Map([
        [0, textInput(options.stdin ?? "")],
        [1, outputTo((text) => void (streams.stdout += text))],
        [2, outputTo((text) => void (streams.stderr += text))],
      ]),
    });
    this.kernel.spawn("test", boot, (result, error) => {
      if (error !== undefined) throw error;
      process = result;
      if (result !== undefined) options.started?.(result);
    });
    await this.pass(options.within ?? 10 * minute, () => process?.exit !== undefined);
    return { ...streams, code: process?.exit?.code };
  }

  /** Starts a program and does not wait for it: from within another one's time. */
  start(argv: readonly [string, ...string[]]): void {
    const boot = this.host.boot({ ...this.#boot(argv, {}), files: new Map() });
    this.kernel.spawn("test", boot);
  }

  /** What Tab offers for the last word. */
  async complete(words: readonly [string, ...string[]] | readonly string[]): Promise<readonly string[]> {
    const program = this.host.programs.get(words[0] ?? "");
    let found: readonly string[] | undefined;
    const complete =
      program !== undefined && "complete" in program ? program.complete?.bind(program) : undefined;
    const boot = this.host.boot({ ...this.#boot([words[0] ?? "", "--help"], {}), files: new Map() });
    this.kernel.spawn("test", boot, (process) => {
      if (process === undefined || complete === undefined) return;
      this.kernel.spawn("tab", complete(process, words, words.length - 1), (result) => void (found = result));
    });
    await this.pass(minute, () => found !== undefined);
    return found ?? [];
  }

  #boot(
    argv: readonly [string, ...string[]],
    options: RunOptions,
  ): Omit<Parameters<Host["boot"]>[0], "files"> {
    return {
      argv,
      cwd: options.cwd ?? "/root",
      env: new Map(Object.entries({ HOME: "/root", PATH: "/bin", USER: "root", ...options.env })),
      credentials: { uid: 0, gid: 0, groups: [] },
    };
  }

  /** Lets time pass, loading code as it is needed. */
  async pass(duration: number, isEnough: () => boolean = () => false): Promise<void> {
    const until = after(this.kernel.now, duration);
    while (!isEnough()) {
      const due = this.kernel.due;
      const pause = this.kernel.advance({
        until: due === undefined || due > until ? until : due,
        steps: 1_000,
      });
      if (pause.is === "needs") await loadModule(pause.module);
      else if (pause.is === "reached" && this.kernel.now >= until) return;
    }
  }
}
