import { expect, test } from "vitest";
import type { Task } from "../../kernel/task.ts";
import { exactArgs, minimumArgs, noArgs } from "./arguments.ts";
import { loadModule } from "../../kernel/module.ts";
import { guidanceModule, residentStyle } from "./guidance-module.ts";
import type { CommandSpec, Invocation } from "./command.ts";
import { TestMachine } from "./program-fixture.ts";
import { cobraProgram } from "./run-command-tree.ts";

function* show({ process, args, flags, dashAt, node }: Invocation): Task<number> {
  const given = flags.given.map((name) => `${name}=${JSON.stringify(read(flags, name))}`);
  yield* process.write(`${node.path} [${args.join(",")}] ${dashAt} ${given.join(" ")}\n`);
  return 0;
}

function read(flags: Invocation["flags"], name: string): unknown {
  const readers = [
    () => flags.text(name),
    () => flags.number(name),
    () => flags.list(name),
    () => flags.bool(name),
  ];
  for (const reader of readers) {
    try {
      return reader();
    } catch {
      continue;
    }
  }
  return undefined;
}

const root: CommandSpec = {
  use: "kind",
  short: "kind creates clusters",
  args: noArgs,
  persistentFlags: [
    { name: "quiet", short: "q", type: "bool", usage: "silence all stderr output" },
    { name: "verbosity", short: "v", type: "int32", usage: "info log verbosity" },
  ],
  commands: [
    {
      use: "create",
      short: "Creates one of [cluster]",
      args: noArgs,
      run: show,
      commands: [
        {
          use: "cluster",
          short: "Creates a local cluster",
          args: noArgs,
          run: show,
          flags: [
            {
              name: "name",
              short: "n",
              type: "string",
              default: "kind",
              usage: "the cluster name",
              complete: names,
            },
            { name: "wait", type: "duration", default: "0s", usage: "wait for the control plane" },
            { name: "nodes", type: "stringSlice", usage: "comma separated list of nodes" },
            { name: "retain", type: "bool", usage: "retain nodes" },
          ],
        },
      ],
    },
    { use: "load <IMAGE> [IMAGE...]", short: "Loads images", args: minimumArgs(1), run: show },
    { use: "one ARG", short: "Takes one", args: exactArgs(1), run: show },
    {
      use: "exec NAME COMMAND",
      short: "Runs",
      interspersed: false,
      run: show,
      flags: [
        { name: "tty", short: "t", type: "bool", usage: "tty" },
        { name: "stdin", short: "i", type: "bool", usage: "stdin" },
        { name: "must", type: "string", required: true, usage: "must" },
      ],
    },
  ],
};

function* names(): Task<readonly string[]> {
  return ["alpha", "beta"];
}

const kind = cobraProgram("kind", { root, style: residentStyle(({ message }) => `ERROR: ${message}\n`) });

async function run(line: string): Promise<string> {
  const { stdout, stderr, code } = await new TestMachine({ programs: [kind] }).run([
    "kind",
    ...line.split(" ").filter(Boolean),
  ]);
  return `${stdout}${stderr}rc=${code}`;
}

test.each([
  [
    "create cluster --name x --wait 1m30s --nodes a,b --nodes c",
    'kind create cluster [] -1 name="x" wait=90000000 nodes=["a","b","c"]\nrc=0',
  ],
  ["--quiet create -v3 cluster -n=x", 'kind create cluster [] -1 quiet=true verbosity=3 name="x"\nrc=0'],
  ["create cluster foo", 'ERROR: unknown command "foo" for "kind create cluster"\nrc=1'],
  ["create cluster --nosuch", "ERROR: unknown flag: --nosuch\nrc=1"],
  ["load -myweb:1.0 --name", "ERROR: unknown shorthand flag: 'm' in -myweb:1.0\nrc=1"],
  ["create cluster --name", "ERROR: flag needs an argument: --name\nrc=1"],
  ["create cluster -n", "ERROR: flag needs an argument: 'n' in -n\nrc=1"],
  [
    "create cluster --wait 5",
    'ERROR: invalid argument "5" for "--wait" flag: time: missing unit in duration "5"\nrc=1',
  ],
  [
    "create cluster --retain=x",
    'ERROR: invalid argument "x" for "--retain" flag: strconv.ParseBool: parsing "x": invalid syntax\nrc=1',
  ],
  [
    "create -v x cluster",
    'ERROR: invalid argument "x" for "-v, --verbosity" flag: strconv.ParseInt: parsing "x": invalid syntax\nrc=1',
  ],
  ["load", "ERROR: requires at least 1 arg(s), only received 0\nrc=1"],
  ["one a b", "ERROR: accepts 1 arg(s), received 2\nrc=1"],
  ["exec a b", 'ERROR: required flag(s) "must" not set\nrc=1'],
  ["exec --must=1 -it a ls -l -- x", 'kind exec [a,ls,-l,--,x] -1 must="1" stdin=true tty=true\nrc=0'],
  ["load a -- -b --c", "kind load [a,-b,--c] 1 \nrc=0"],
])("kind %s", async (line, expected) => {
  expect(await run(line)).toBe(expected);
});

test("help lists commands, flags and inherited flags as cobra lays them out", async () => {
  expect(await run("foo")).toBe(`kind creates clusters

Usage:
  kind [command]

Available Commands:
  create      Creates one of [cluster]
  exec        Runs
  help        Help about any command
  load        Loads images
  one         Takes one

Flags:
  -h, --help              help for kind
  -q, --quiet             silence all stderr output
  -v, --verbosity int32   info log verbosity

Use "kind [command] --help" for more information about a command.
rc=0`);
  expect(await run("help create cluster")).toBe(`Creates a local cluster

Usage:
  kind create cluster [flags]

Flags:
  -h, --help            help for cluster
  -n, --name string     the cluster name (default "kind")
      --nodes strings   comma separated list of nodes
      --retain          retain nodes
      --wait duration   wait for the control plane

Global Flags:
  -q, --quiet             silence all stderr output
  -v, --verbosity int32   info log verbosity
rc=0`);
});

test("a root that takes no arguments of its own suggests similar commands", async () => {
  const { args: _, ...open } = root;
  const program = cobraProgram("kind", {
    root: open,
    style: residentStyle(({ message }) => `ERROR: ${message}\n`),
  });
  const { stderr } = await new TestMachine({ programs: [program] }).run(["kind", "laod"]);
  expect(stderr).toBe('ERROR: unknown command "laod" for "kind"\n\nDid you mean this?\n\tload\n\n');
});

test.each([
  [
    ["kind", ""],
    ["create", "exec", "load", "one"],
  ],
  [["kind", "cr"], ["create"]],
  [
    ["kind", "create", "cluster", "--n"],
    ["--name", "--nodes"],
  ],
  [
    ["kind", "create", "cluster", "--name", ""],
    ["alpha", "beta"],
  ],
  [["kind", "create", "cluster", "-n", "b"], ["beta"]],
  [["kind", "create", "cluster", "--name=a"], ["--name=alpha"]],
])("completion of %j", async (words, expected) => {
  await loadModule(guidanceModule);
  const { kernel, host } = new TestMachine({ programs: [kind] });
  const boot = host.boot({ argv: ["kind"], credentials: { uid: 0, gid: 0, groups: [] }, files: new Map() });
  let found: readonly string[] | undefined;
  kernel.spawn("test", boot, (process) => {
    if (process === undefined || kind.complete === undefined) return;
    kernel.spawn("tab", kind.complete(process, words, words.length - 1), (result) => void (found = result));
  });
  kernel.advance({ until: kernel.now, steps: 1_000 });
  expect(found).toEqual(expected);
});
