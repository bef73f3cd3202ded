import { directory, file, programFile } from "../host/file-tree.ts";
import type { FileNode } from "../host/file-node.ts";
import { createHost } from "../host/machine.ts";
import type { Host } from "../host/host.ts";
import type { OpenFile } from "../host/open-file.ts";
import { outputTo, textInput } from "../host/text-file.ts";
import { Tty } from "../host/tty.ts";
import { Kernel } from "../kernel/kernel.ts";
import { loadModule } from "../kernel/module.ts";
import { after, day, fromCivil, second, type Instant } from "../kernel/time.ts";
import type { Credentials } from "../host/process.ts";
import type { NetworkNamespace } from "../network/service.ts";
import { Network } from "../network/network.ts";
import { programs } from "./index.ts";

/** For tests: a machine with all programs in /bin, a user and the given files in /data. */
export interface Bench {
  readonly kernel: Kernel;
  readonly host: Host;
  readonly network: Network;
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined if it still runs. */
  readonly code: number | undefined;
  /** Virtual microseconds. */
  readonly took: number;
}

const start: Instant = fromCivil({ year: 2026, month: 1, day: 31, hour: 9, minute: 0, second: 0 });
const rootUser = { uid: 0, gid: 0, groups: [] } as const;

export function bench(
  files: Readonly<Record<string, string>> = {},
  connect?: (network: Network) => NetworkNamespace,
): Bench {
  const kernel = new Kernel({ seed: 1, start });
  const network = new Network({ kernel });
  const namespace = connect?.(network) ?? network.createNamespace("box");
  const owned = { uid: 0, gid: 0, modified: start };
  const tree = directory({
    bin: directory(Object.fromEntries(Array.from(programs.keys(), (name) => [name, programFile(name)]))),
    etc: directory({
      passwd: file("root:x:0:0:root:/root:/bin/bash\nalice:x:1000:1000::/home/alice:/bin/bash\n"),
      group: file("root:x:0:\nsudo:x:27:alice\nalice:x:1000:\n"),
      hosts: file("127.0.0.1 localhost\n10.0.0.2 server\n"),
    }),
    root: directory(),
    home: directory({ alice: directory({}, { uid: 1000, gid: 1000 }) }),
    tmp: directory({}, { mode: 0o1777 }),
    data: directory(treeOf(files), owned),
  });
  return {
    kernel,
    network,
    host: createHost({
      kernel,
      hostname: "box",
      root: tree,
      network: namespace,
      programs,
      limits: { firstPid: 100 },
    }),
  };
}

function treeOf(files: Readonly<Record<string, string>>): Record<string, FileNode> {
  const tree: Record<string, FileNode> = {};
  const folders = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(files)) {
    const slash = path.indexOf("/");
    if (slash < 0) {
      tree[path] = file(text, { modified: start });
      continue;
    }
    const name = path.slice(0, slash);
    folders.set(name, { ...folders.get(name), [path.slice(slash + 1)]: text });
  }
  for (const [name, inner] of folders) tree[name] = directory(treeOf(inner), { modified: start });
  return tree;
}

/** Runs a program in /data until it ends, at most for a virtual day (or `limit`). */
export async function run(
  { kernel, host }: Bench,
  argv: readonly [string, ...string[]],
  options: {
    readonly stdin?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly limit?: number;
    /** Root where absent. */
    readonly as?: Credentials;
  } = {},
): Promise<Ran> {
  const output = { stdout: "", stderr: "" };
  const files = new Map<number, OpenFile>([
    [0, textInput(options.stdin ?? "")],
    [1, outputTo((text) => (output.stdout += text))],
    [2, outputTo((text) => (output.stderr += text))],
  ]);
  const env = new Map(Object.entries({ PATH: "/bin", HOME: "/root", ...options.env }));
  const begin = kernel.now;
  let code: number | undefined;
  let took = 0;
  kernel.spawn(
    "run",
    host.boot({ argv, credentials: options.as ?? rootUser, files, env, cwd: "/data" }),
    (process, error) => {
      if (process === undefined) throw error;
      process.onEnd(() => {
        code = process.exit?.code;
        took = kernel.now - begin;
      });
    },
  );
  await advance(kernel, after(begin, options.limit ?? day));
  return { ...output, code, took };
}

/** Lets the world run, and loads the code that it needs. */
export async function advance(kernel: Kernel, until: Instant): Promise<void> {
  for (let rounds = 0; rounds < 400; rounds++) {
    const pause = kernel.advance({ until, steps: 200_000 });
    if (pause.is === "reached") return;
    if (pause.is === "needs") await loadModule(pause.module);
    else if (rounds > 100) return;
  }
}

/** A program on a terminal: keys go in, what is shown comes out. */
export class Screen {
  readonly #bench: Bench;
  readonly #tty: Tty;
  shown = "";
  code: number | undefined;

  constructor(bench: Bench, argv: readonly [string, ...string[]], size: { columns: number; rows: number }) {
    this.#bench = bench;
    this.#tty = new Tty({
      kernel: bench.kernel,
      name: "pts/0",
      size,
      output: (text) => (this.shown += text),
    });
    const files = new Map([0, 1, 2].map((number) => [number, this.#tty.openFile()] as const));
    const env = new Map(Object.entries({ PATH: "/bin", HOME: "/root", TERM: "xterm-256color" }));
    const credentials = rootUser;
    bench.kernel.spawn(
      "screen",
      bench.host.boot({ argv, credentials, files, env, cwd: "/data" }),
      (process, error) => {
        if (process === undefined) throw error;
        process.onEnd(() => (this.code = process.exit?.code));
      },
    );
  }

  /** Types, and lets a virtual second pass; the result is what was shown since. */
  async type(text: string, seconds = 1): Promise<string> {
    this.shown = "";
    if (text !== "") this.#tty.input(text);
    await advance(this.#bench.kernel, after(this.#bench.kernel.now, seconds * second));
    return this.shown;
  }
}
