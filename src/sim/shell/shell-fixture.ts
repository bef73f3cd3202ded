import { Kernel } from "../kernel/kernel.ts";
import { loadModule } from "../kernel/module.ts";
import type { Task } from "../kernel/task.ts";
import { after, at, second } from "../kernel/time.ts";
import { directory, file, programFile } from "../host/file-tree.ts";
import type { FileNode } from "../host/file-node.ts";
import { network } from "../host/host-fixture.ts";
import type { Host } from "../host/host.ts";
import { createHost } from "../host/machine.ts";
import type { Process } from "../host/process.ts";
import type { Command, Program } from "../host/program.ts";
import type { ShellEvent } from "../host/terminal.ts";
import { Tty } from "../host/tty.ts";
import { bash } from "./bash.ts";
import { lazyParts } from "./lazy-parts.ts";

/** A machine with a shell at its prompt on a terminal, for the tests of this folder. */
export class Console {
  readonly kernel: Kernel = new Kernel({ seed: 1, start: at(1_750_000_000_000_000) });
  readonly tty: Tty;
  readonly host: Host;
  readonly events: ShellEvent[] = [];
  process: Process | undefined;
  #shown = "";

  constructor(
    options: {
      readonly argv?: readonly [string, ...string[]];
      readonly files?: Readonly<Record<string, string>>;
    } = {},
  ) {
    const { kernel } = this;
    const names = programs.map(({ name }) => name);
    const binaries = Object.fromEntries(names.map((name): [string, FileNode] => [name, programFile(name)]));
    const home = Object.entries(options.files ?? {}).map(
      ([name, text]) => [name, file(text, owner)] as const,
    );
    const root = directory({
      bin: directory({ ...binaries, sh: programFile("bash") }),
      tmp: directory({}, { mode: 0o1777 }),
      home: directory({ user: directory(Object.fromEntries(home), owner) }),
      etc: directory({
        passwd: file("root:x:0:0:root:/root:/bin/bash\nuser:x:1000:1000::/home/user:/bin/bash\n"),
      }),
    });
    const table = new Map(programs.map((program) => [program.name, program]));
    this.host = createHost({
      kernel,
      hostname: "box",
      root,
      network,
      programs: table,
      limits: { firstPid: 100 },
    });
    this.tty = new Tty({ kernel, name: "pts/0", output: (text) => void (this.#shown += text) });
    this.tty.onShell = (event) => void this.events.push(event);
    const open = this.tty.openFile();
    const boot = this.host.boot({
      argv: options.argv ?? ["bash"],
      cwd: "/home/user",
      env: new Map(Object.entries({ PATH: "/bin", HOME: "/home/user", PS1: "$ " })),
      credentials: { uid: 1000, gid: 1000, groups: [] },
      files: new Map([0, 1, 2].map((number) => [number, open])),
    });
    kernel.spawn("login", boot, (process, error) => {
      if (error !== undefined) throw error;
      this.process = process;
    });
    this.wait(0.1);
  }

  /** What was shown since the last call. */
  take(): string {
    const shown = this.#shown;
    this.#shown = "";
    return shown;
  }

  /** Types, lets a second pass and tells what was shown. */
  type(text: string, seconds = 1): string {
    this.tty.input(text);
    this.wait(seconds);
    return this.take();
  }

  wait(seconds: number): void {
    this.kernel.advance({ until: after(this.kernel.now, seconds * second), steps: 20_000_000 });
  }
}

/** All code must be there before a kernel runs: tests are their own driver. */
export async function loadShell(): Promise<void> {
  for (const part of lazyParts) await loadModule(part);
}

const owner = { uid: 1000, gid: 1000 };

function command(name: string, run: (process: Process) => Task<number>): Command {
  return { name, run };
}

const programs: readonly Program[] = [
  bash,
  command("cat", function* (process) {
    for (let text = yield* process.read(); text !== undefined; text = yield* process.read()) {
      yield* process.write(text);
    }
    return 0;
  }),
  command("sleep", function* (process) {
    yield* process.kernel.sleep(Number(process.argv[1]) * second);
    return 0;
  }),
  command("yes", function* (process) {
    for (;;) yield* process.write("y\n");
  }),
  {
    ...command("kubectl", function* (process) {
      yield* process.write(`kubectl ${process.argv.slice(1).join(" ")}\n`);
      return 0;
    }),
    *complete(_process, words, current) {
      if (current === 1) return ["get", "describe", "delete", "logs"];
      return words[1] === "get" ? ["pods", "pod-a", "services", "nodes"] : [];
    },
  },
];
