import { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import { after, at, second } from "../kernel/time.ts";
import type { NetworkNamespace } from "../network/service.ts";
import { SystemError } from "./errno.ts";
import { directory, file, link, programFile } from "./file-tree.ts";
import type { Host } from "./host.ts";
import { createHost } from "./machine.ts";
import type { OpenFile } from "./open-file.ts";
import type { Credentials, Process } from "./process.ts";
import type { Command, Program } from "./program.ts";
import { outputTo, textInput } from "./text-file.ts";

/** A network on which nothing answers. */
export const network: NetworkNamespace = {
  name: "test",
  addresses: [],
  interfaces: [],
  routes: [],
  listeners: [],
  listen: () => undefined,
  *dial() {
    return { error: "ECONNREFUSED" } as const;
  },
} as Partial<NetworkNamespace> as NetworkNamespace;

const root: Credentials = { uid: 0, gid: 0, groups: [] };
export const alice: Credentials = { uid: 1000, gid: 1000, groups: [50] };

function command(name: string, run: (process: Process) => Task<number>): Command {
  return { name, run };
}

const programs: readonly Program[] = [
  command("cat", function* (process) {
    for (let text = yield* process.read(); text !== undefined; text = yield* process.read()) {
      yield* process.write(text);
    }
    return 0;
  }),
  command("yes", function* (process) {
    for (;;) yield* process.write("y\n");
  }),
  command("head", function* (process) {
    yield* process.write(`${yield* process.readLine()}\n`);
    return 0;
  }),
  command("sleep", function* (process) {
    yield* process.kernel.sleep(Number(process.argv[1]) * second);
    return 0;
  }),
  command("echo", function* (process) {
    yield* process.write(`${process.argv.slice(1).join(" ")}\n`);
    return 3;
  }),
  command("missing", function* (process) {
    process.access.readText("/nowhere");
    return 0;
  }),
  command("deep", function* (process) {
    const recurse = (): number => 1 + recurse();
    yield* process.write("x");
    return recurse();
  }),
  command("bomb", function* (process) {
    for (let index = 0; index < 3; index++) yield* process.spawn({ argv: ["bomb"] });
    return 0;
  }),
  { name: "server", start: () => {} },
];

/** A machine with a few programs, for the tests of this folder. */
export function world(): { kernel: Kernel; host: Host } {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const names = ["cat", "yes", "head", "sleep", "echo", "missing", "deep", "bomb", "server"];
  const tree = directory({
    bin: directory(Object.fromEntries(names.map((name) => [name, programFile(name)]))),
    tmp: directory({}, { mode: 0o1777 }),
    home: directory({ alice: directory({}, { uid: 1000, gid: 1000, mode: 0o750 }) }),
    etc: directory({ shadow: file("secret", { mode: 0o640 }), group: file("dev", { mode: 0o660, gid: 50 }) }),
    loop: link("/loop"),
    here: link("home/alice"),
    script: file("#!/bin/echo -x\n", { mode: 0o755 }),
    text: file("echo\n", { mode: 0o755 }),
  });
  const table = new Map(programs.map((program) => [program.name, program]));
  return {
    kernel,
    host: createHost({
      kernel,
      hostname: "box",
      root: tree,
      network,
      programs: table,
      limits: { firstPid: 100 },
    }),
  };
}

export function finish(kernel: Kernel, seconds = 1_000): void {
  kernel.advance({ until: after(kernel.now, seconds * second), steps: 10_000_000 });
}

export function start(
  { kernel, host }: { kernel: Kernel; host: Host },
  argv: readonly [string, ...string[]],
  files?: ReadonlyMap<number, OpenFile>,
): { process: Process | undefined; errno: string | undefined; output: string[] } {
  const output: string[] = [];
  const result: { process: Process | undefined; errno: string | undefined; output: string[] } = {
    process: undefined,
    errno: undefined,
    output,
  };
  const sink = outputTo((text) => output.push(text));
  const given =
    files ??
    new Map([
      [0, textInput("")],
      [1, sink],
      [2, sink],
    ]);
  kernel.spawn("test", host.boot({ argv, credentials: root, files: given }), (process, error) => {
    if (error instanceof SystemError) result.errno = error.errno;
    else if (error !== undefined) throw error;
    result.process = process;
  });
  kernel.advance({ until: kernel.now, steps: 100 });
  return result;
}
