import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { strerror, SystemError } from "../../host/errno.ts";
import { textWidth } from "../../host/text-width.ts";
import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import { defineCommand, Failure, UsageError } from "../command.ts";
import { splitLines } from "../input.ts";
import { formatDate } from "../system/date-format.ts";
import { clipped } from "../screen/clip.ts";
import { fullScreen } from "../screen/full-screen.ts";

export const watch: Command = defineCommand({
  name: "watch",
  summary: "Run a command again and again and show its output on the whole screen.",
  usage: "[OPTION]... COMMAND",
  version: "procps-ng 4.0.2",
  style: "posix",
  notes: "Ctrl-C ends it.",
  flags: {
    changed: { short: "g", long: "chgexit", help: "end when the output changes" },
    color: { short: "c", long: "color", help: "keep colours" },
    differences: {
      short: "d",
      long: "differences",
      takes: "permanent",
      isOptional: true,
      help: "highlight lines that changed",
    },
    errexit: { short: "e", long: "errexit", help: "end when the command fails" },
    exec: { short: "x", long: "exec", help: "run the command itself instead of a shell" },
    interval: { short: "n", long: "interval", takes: "SECONDS", help: "time between runs (2)" },
    noTitle: { short: "t", long: "no-title", help: "without the header" },
    precise: { short: "p", long: "precise", help: "without effect: runs are always on time" },
  },
  *run({ process, flags, operands }) {
    const [program, ...rest] = operands;
    if (program === undefined) throw new UsageError("no command given");
    const interval = Number(flags.interval ?? 2);
    if (Number.isNaN(interval)) throw new Failure(`failed to parse argument: '${flags.interval ?? ""}'`);
    const argv = flags.exec ? ([program, ...rest] as const) : (["sh", "-c", operands.join(" ")] as const);
    const pause = Math.max(0.1, interval);
    let previous: readonly string[] | undefined;
    return yield* fullScreen(
      process,
      function* () {
        for (;;) {
          const { text, code } = yield* output(process, argv);
          const lines = splitLines(text.replaceAll("\r", ""));
          const header = flags.noTitle ? [] : [title(process, pause, operands.join(" ")), ""];
          yield* process.write(
            screenful(process, header, {
              lines,
              previous: flags.differences === undefined ? undefined : previous,
            }),
          );
          const isChanged = previous !== undefined && previous.join("\n") !== lines.join("\n");
          if ((flags.errexit && code !== 0) || (flags.changed && isChanged)) return code === 0 ? 0 : 8;
          previous = lines;
          yield* process.kernel.wait(process.terminal?.resized ?? process.changed, pause * second);
        }
      },
      "cooked",
    );
  },
});

function* output(
  process: Process,
  argv: readonly [string, ...string[]],
): Task<{ readonly text: string; readonly code: number }> {
  try {
    const { stdout, stderr, exit } = yield* process.capture({ argv, stdin: "" });
    return { text: stdout + stderr, code: exit.code };
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return { text: `watch: ${argv[0]}: ${strerror[error.errno]}\n`, code: 127 };
  }
}

function title(process: Process, pause: number, command: string): string {
  const columns = process.terminal?.size.columns ?? 80;
  const right = `${process.host.hostname}: ${formatDate(process.kernel.now, "%a %b %e %H:%M:%S %Y")}`;
  const left = clipped(`Every ${pause.toFixed(1)}s: ${command}`, Math.max(0, columns - right.length - 2));
  return left + " ".repeat(Math.max(1, columns - textWidth(left) - right.length)) + right;
}

function screenful(
  process: Process,
  header: readonly string[],
  {
    lines,
    previous,
  }: { readonly lines: readonly string[]; readonly previous: readonly string[] | undefined },
): string {
  const { columns, rows } = process.terminal?.size ?? { columns: 80, rows: 24 };
  const body = lines.slice(0, Math.max(0, rows - header.length)).map((line, index) => {
    const text = clipped(line, columns);
    return previous !== undefined && previous[index] !== line && text !== "" ? `\x1b[7m${text}\x1b[0m` : text;
  });
  const all = [...header.map((line) => clipped(line, columns)), ...body];
  return `\x1b[H${all.map((line) => `${line}\x1b[K`).join("\r\n")}\x1b[J`;
}
