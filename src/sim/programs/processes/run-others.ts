import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { strerror, SystemError } from "../../host/errno.ts";
import { type SignalName } from "../../host/signals.ts";
import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import { BareFailure, defineCommand, UsageError } from "../command.ts";
import { complain } from "../input.ts";
import { quote } from "../quote.ts";
import { durationOf } from "../system/simple.ts";
import { executeInstead } from "../system/environment.ts";
import { signalNamed } from "./signal-name.ts";

export const timeout: Command = defineCommand({
  name: "timeout",
  summary: "Run a command, and end it if it runs too long (exit code 124).",
  usage: "[OPTION] DURATION COMMAND [ARG]...",
  style: "posix",
  usageCode: 125,
  flags: {
    foreground: { long: "foreground", help: "without effect: the command keeps the terminal" },
    killAfter: {
      short: "k",
      long: "kill-after",
      takes: "DURATION",
      help: "SIGKILL if it still runs so long after",
    },
    preserve: { long: "preserve-status", help: "the command's exit code even if it was ended" },
    signal: { short: "s", long: "signal", takes: "SIGNAL", help: "the signal (SIGTERM)" },
    verbose: { short: "v", long: "verbose", help: "say which signal is sent" },
  },
  *run({ process, flags, operands }) {
    const [limitText, program, ...rest] = operands;
    if (limitText === undefined || program === undefined) {
      throw new BareFailure("Try 'timeout --help' for more information.", 125);
    }
    const limit = duration(process, limitText);
    const signal = endingSignal(process, flags.signal ?? "TERM");
    const killAfter = flags.killAfter === undefined ? undefined : duration(process, flags.killAfter);
    const child = yield* start(process, [program, ...rest]);
    if (typeof child === "number") return child;
    const deadline = new Deadline(child, { limit, signal, killAfter });
    try {
      const exit = yield* process.wait(child);
      if (!deadline.hasPassed) return exit.code;
      if (flags.verbose) {
        yield* complain(process, `sending signal ${signal.slice(3)} to command ${quote(process, program)}`);
      }
      if (flags.preserve) return exit.code;
      return exit.signal === "SIGKILL" ? 137 : 124;
    } finally {
      deadline.cancel();
    }
  },
});

function endingSignal(process: Process, text: string): SignalName {
  const signal = signalNamed(text);
  if (signal === undefined || signal === "none")
    throw new UsageError(`${quote(process, text)}: invalid signal`);
  return signal;
}

/** Signals a process when its time is over, and kills it if it then still runs. */
class Deadline {
  readonly #child: Process;
  #cancel: () => void = () => {};
  hasPassed = false;

  constructor(
    child: Process,
    when: { readonly limit: number; readonly signal: SignalName; readonly killAfter: number | undefined },
  ) {
    this.#child = child;
    if (when.limit === 0) return;
    this.#cancel = child.kernel.after(when.limit, () => {
      this.#send(when.signal);
      if (when.killAfter !== undefined)
        this.#cancel = child.kernel.after(when.killAfter, () => this.#send("SIGKILL"));
    });
  }

  cancel(): void {
    this.#cancel();
  }

  #send(signal: SignalName): void {
    this.hasPassed = true;
    this.#child.signal(signal);
    this.#child.signal("SIGCONT");
  }
}

function duration(process: Process, text: string): number {
  const value = durationOf(text);
  if (value === undefined) throw new UsageError(`invalid time interval ${quote(process, text)}`);
  return value;
}

/** A child, or the exit code after the message that it could not be started. */
function* start(process: Process, argv: readonly [string, ...string[]]): Task<Process | number> {
  try {
    return yield* process.spawn({ argv });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* complain(process, `failed to run command ${quote(process, argv[0])}: ${strerror[error.errno]}`);
    return error.errno === "ENOENT" ? 127 : 126;
  }
}

export const time: Command = defineCommand({
  name: "time",
  summary: "Run a command and print how long it took.",
  usage: "COMMAND [ARG]...",
  style: "posix",
  usageCode: 125,
  version: "GNU Time 1.9",
  notes: "Only the elapsed time is simulated; user and system time are zero.",
  flags: { portable: { short: "p", long: "portability", help: "real, user and sys on lines of their own" } },
  *run({ process, flags, operands }) {
    const [program, ...rest] = operands;
    if (program === undefined) throw new UsageError("missing program to run");
    const begin = process.kernel.now;
    const child = yield* start(process, [program, ...rest]);
    if (typeof child === "number") return child;
    const { code } = yield* process.wait(child);
    const seconds = (process.kernel.now - begin) / second;
    const clock = `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(2).padStart(5, "0")}`;
    yield* process.complain(
      flags.portable
        ? `real ${seconds.toFixed(2)}\nuser 0.00\nsys 0.00\n`
        : `0.00user 0.00system ${clock}elapsed 0%CPU\n`,
    );
    return code;
  },
});

export const nohup: Command = defineCommand({
  name: "nohup",
  summary: "Run a command that does not end when the terminal goes.",
  usage: "COMMAND [ARG]...",
  style: "posix",
  usageCode: 125,
  operands: { min: 1 },
  flags: {},
  *run({ process, operands }) {
    const [program = "", ...rest] = operands;
    process.onSignal("SIGHUP", "ignore");
    const output = process.files.get(1);
    if (output?.terminal !== undefined) {
      yield* complain(process, "ignoring input and appending output to 'nohup.out'");
      const file = process.access.open("nohup.out", "append");
      process.files.set(1, file.retain());
      output.release();
    }
    return yield* executeInstead(process, { argv: [program, ...rest] });
  },
});

export const which: Command = defineCommand({
  name: "which",
  summary: "Print which file a command is.",
  usage: "[-a] COMMAND...",
  version: "debianutils 5.7",
  usageCode: 2,
  flags: { all: { short: "a", help: "all of them along PATH" } },
  *run({ process, flags, operands }) {
    const directories = (process.env.get("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(":");
    let code = operands.length === 0 ? 1 : 0;
    for (const name of operands) {
      const candidates = name.includes("/")
        ? [name]
        : directories.map((directory) => `${directory === "" ? "." : directory}/${name}`);
      const found = candidates.filter(
        (path) => process.access.find(path)?.is === "file" && process.access.may(path, "execute"),
      );
      if (found.length === 0) code = 1;
      yield* process.write((flags.all ? found : found.slice(0, 1)).map((path) => `${path}\n`).join(""));
    }
    return code;
  },
});
