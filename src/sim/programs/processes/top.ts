import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { Signal } from "../../kernel/signal.ts";
import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import { defineCommand, Failure } from "../command.ts";
import { attempt } from "../input.ts";
import { clipped } from "../screen/clip.ts";
import { fullScreen } from "../screen/full-screen.ts";
import { uptimeLine } from "../system/machine.ts";
import { fields, processTable, type Field } from "./process-fields.ts";

const columns = [
  fields["pid"],
  fields["user"],
  { title: "PR", isNumber: true, width: 3, of: () => "20" },
  { title: "NI", isNumber: true, width: 3, of: () => "0" },
  {
    ...fields["stat"],
    title: "S",
    width: 1,
    of: (process: Process, viewer: Process) => (fields["stat"]?.of(process, viewer) ?? "").charAt(0),
  },
  fields["pcpu"],
  fields["pmem"],
  { ...fields["time"], title: "TIME+", of: () => "0:00.00" },
  fields["comm"],
] as readonly Field[];

export const top: Command = defineCommand({
  name: "top",
  summary: "Show the processes again and again; q ends it.",
  usage: "[OPTION]...",
  version: "procps-ng 4.0.2",
  notes: "CPU time and memory are not simulated: they are shown as zero.",
  flags: {
    batch: { short: "b", help: "print instead of using the whole screen" },
    delay: { short: "d", takes: "SECONDS", help: "time between updates (3)" },
    count: { short: "n", takes: "NUMBER", help: "end after NUMBER updates" },
    pids: { short: "p", takes: "PIDS", help: "only these processes" },
  },
  *run({ process, flags }) {
    const delay = Number(flags.delay ?? 3);
    const count = flags.count === undefined ? Infinity : Number(flags.count);
    if (Number.isNaN(delay) || Number.isNaN(count)) throw new Failure("bad number");
    const pids = flags.pids === undefined ? undefined : new Set(flags.pids.split(",").map(Number));
    if (flags.batch || process.files.get(1)?.terminal === undefined)
      return yield* batch(process, { delay, count, pids });
    return yield* fullScreen(process, () => interactive(process, { delay, count, pids }));
  },
});

interface Options {
  readonly delay: number;
  readonly count: number;
  readonly pids: ReadonlySet<number> | undefined;
}

function report(process: Process, pids: ReadonlySet<number> | undefined): readonly string[] {
  const shown = Array.from(process.host.processes.values()).filter(
    ({ pid }) => pids === undefined || pids.has(pid),
  );
  const stopped = shown.filter((one) => one.stopped !== undefined).length;
  const zombies = shown.filter((one) => one.exit !== undefined).length;
  const sleeping = shown.length - stopped - zombies - 1;
  const tasks = `Tasks: ${String(shown.length).padStart(3)} total,   1 running, ${String(sleeping).padStart(3)} sleeping, ${String(stopped).padStart(3)} stopped, ${String(zombies).padStart(3)} zombie`;
  const table = processTable(shown, columns, { viewer: process, headers: true, width: 4096 });
  return [`top -${uptimeLine(process)}`, tasks, "", ...table.trimEnd().split("\n")];
}

function* batch(process: Process, { delay, count, pids }: Options): Task<number> {
  for (let update = 0; update < count; update++) {
    if (update > 0) yield* process.kernel.sleep(Math.max(0.1, delay) * second);
    yield* process.write(`${report(process, pids).join("\n")}\n`);
  }
  return 0;
}

function* interactive(process: Process, { delay, count, pids }: Options): Task<number> {
  const changed = new Signal();
  const state = { hasQuit: false };
  const keys = process.kernel.spawn("top-keys", watchKeys(process, state, changed));
  try {
    for (let update = 0; update < count; update++) {
      yield* draw(process, pids);
      yield* process.kernel.wait(changed, Math.max(0.1, delay) * second);
      if (state.hasQuit) break;
    }
    return 0;
  } finally {
    keys.kill();
  }
}

function* draw(process: Process, pids: ReadonlySet<number> | undefined): Task<void> {
  const { columns: width, rows } = process.terminal?.size ?? { columns: 80, rows: 24 };
  const lines = report(process, pids)
    .slice(0, rows)
    .map((line, index) => {
      const text = clipped(line, width);
      return index === titleRow ? `\u001b[7m${text.padEnd(width)}\u001b[0m` : text;
    });
  yield* process.write(`\u001b[H${lines.map((line) => `${line}\u001b[K`).join("\r\n")}\u001b[J`);
}

/** The row of the column titles. */
const titleRow = 3;

function* watchKeys(process: Process, state: { hasQuit: boolean }, changed: Signal): Task<void> {
  yield* attempt(function* () {
    while (!state.hasQuit) {
      const text = yield* process.read();
      state.hasQuit = text === undefined || text.includes("q") || text.includes("\u0003");
      changed.notify();
    }
  });
}
