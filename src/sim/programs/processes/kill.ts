import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { signals, type SignalName } from "../../host/signals.ts";
import { userByName } from "../../host/users.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure, UsageError } from "../command.ts";
import { complain } from "../input.ts";
import { RegexError } from "../regex/pattern.ts";
import { Regex } from "../regex/regex.ts";
import { signalNamed } from "./signal-name.ts";

type Choice = SignalName | "none";

const help = `Usage: kill [-SIGNAL | -s SIGNAL] PID...
Send a signal to processes (SIGTERM).

  -s SIGNAL, -SIGNAL  the signal, by name or number
  -l                  list the signals
  --help              show this help and exit
`;

/** Its flags are signals: it reads its command line itself. */
export const kill: Command = {
  name: "kill",
  *run(process) {
    const words = process.argv.slice(1);
    if (words[0] === "--help") {
      yield* process.write(help);
      return 0;
    }
    if (words[0] === "-l" || words[0] === "-L") {
      yield* process.write(
        `${Object.keys(signals)
          .map((name) => name.slice(3))
          .join(" ")}\n`,
      );
      return 0;
    }
    const { signal, operands, wrong } = chosenSignal(words);
    if (wrong !== undefined || operands.length === 0) {
      yield* process.complain(
        wrong === undefined ? "kill: not enough arguments\n" : `kill: unknown signal: ${wrong}\n`,
      );
      return 1;
    }
    let code = 0;
    for (const operand of operands) code = Math.max(code, yield* killOne(process, signal, operand));
    return code;
  },
};

function chosenSignal(words: readonly string[]): {
  readonly signal: Choice;
  readonly operands: readonly string[];
  readonly wrong?: string;
} {
  const [first = "", second = ""] = words;
  if (!first.startsWith("-") || first === "-") return { signal: "SIGTERM", operands: words };
  if (first === "--") return { signal: "SIGTERM", operands: words.slice(1) };
  const isSeparate = first === "-s" || first === "--signal" || first === "-n";
  const text = isSeparate ? second : first.replace(/^--signal=|^-s?/, "");
  const signal = signalNamed(text);
  const operands = words.slice(isSeparate ? 2 : 1).filter((word) => word !== "--");
  return signal === undefined ? { signal: "SIGTERM", operands, wrong: text } : { signal, operands };
}

function* killOne(process: Process, signal: Choice, operand: string): Task<number> {
  const number = Number(operand);
  if (!/^-?\d+$/.test(operand)) {
    yield* complain(process, `failed to parse argument: '${operand}'`);
    return 1;
  }
  const all = Array.from(process.host.processes.values());
  const targets =
    number < 0 ? all.filter(({ group }) => group === -number) : all.filter(({ pid }) => pid === number);
  const why = targets.length === 0 ? "No such process" : send(process, signal, targets);
  if (why === undefined) return 0;
  yield* complain(process, `(${operand}): ${why}`);
  return 1;
}

/** Undefined if it was sent to at least one. */
function send(process: Process, signal: Choice, targets: readonly Process[]): string | undefined {
  const { uid } = process.credentials;
  const allowed = targets.filter(({ credentials }) => uid === 0 || credentials.uid === uid);
  if (allowed.length === 0) return "Operation not permitted";
  if (signal !== "none") for (const target of allowed) target.signal(signal);
  return undefined;
}

const selection = {
  count: { short: "c", long: "count", help: "print how many there are" },
  full: { short: "f", long: "full", help: "match the whole command line" },
  exact: { short: "x", long: "exact", help: "match the whole name" },
  ignoreCase: { short: "i", long: "ignore-case", help: "upper and lower case are equal" },
  invert: { short: "v", long: "inverse", help: "those that do not match" },
  newest: { short: "n", long: "newest", help: "only the newest" },
  oldest: { short: "o", long: "oldest", help: "only the oldest" },
  parent: { short: "P", long: "parent", takes: "PID", help: "only children of PID" },
  user: { short: "u", long: "euid", takes: "USER", help: "only of USER" },
} as const;

type Selection = {
  readonly [K in keyof typeof selection]: K extends "parent" | "user" ? string | undefined : boolean;
};

export const pgrep: Command = defineCommand({
  name: "pgrep",
  summary: "Print the numbers of processes whose name matches a pattern.",
  usage: "[OPTION]... PATTERN",
  version: "procps-ng 4.0.2",
  usageCode: 2,
  flags: {
    ...selection,
    delimiter: { short: "d", long: "delimiter", takes: "STRING", help: "STRING between numbers" },
    listFull: { short: "a", long: "list-full", help: "print the command line, too" },
    listName: { short: "l", long: "list-name", help: "print the name, too" },
  },
  *run({ process, flags, operands }) {
    const found = select(process, flags, operands);
    const line = (one: Process): string => {
      if (flags.listFull) return `${one.pid} ${one.argv.join(" ")}`;
      return flags.listName ? `${one.pid} ${nameOf(one)}` : String(one.pid);
    };
    const text = found.map(line).join(flags.delimiter ?? "\n");
    yield* process.write(flags.count ? `${found.length}\n` : text === "" ? "" : `${text}\n`);
    return found.length > 0 ? 0 : 1;
  },
});

export const pkill: Command = defineCommand({
  name: "pkill",
  summary: "Send a signal to processes whose name matches a pattern.",
  usage: "[-SIGNAL] [OPTION]... PATTERN",
  version: "procps-ng 4.0.2",
  usageCode: 2,
  isOperand: (word) => /^-[A-Z0-9]/.test(word) && signalNamed(word.slice(1)) !== undefined,
  flags: {
    ...selection,
    signal: { long: "signal", takes: "SIGNAL", help: "the signal (SIGTERM)" },
    echo: { short: "e", long: "echo", help: "say what was killed" },
  },
  *run({ process, flags, operands }) {
    const [first = "", ...rest] = operands;
    const given = first.startsWith("-") ? first.slice(1) : flags.signal;
    const signal = signalNamed(given ?? "TERM");
    if (signal === undefined) throw new Failure(`unknown signal: ${given ?? ""}`, 2);
    const found = select(process, flags, first.startsWith("-") ? rest : operands);
    if (flags.count) yield* process.write(`${found.length}\n`);
    for (const one of found) {
      const why = send(process, signal, [one]);
      if (why !== undefined) yield* complain(process, `killing pid ${one.pid} failed: ${why}`);
      else if (flags.echo) yield* process.write(`${nameOf(one)} killed (pid ${one.pid})\n`);
    }
    return found.length > 0 ? 0 : 1;
  },
});

function nameOf({ argv }: Process): string {
  return argv[0].slice(argv[0].lastIndexOf("/") + 1).slice(0, 15);
}

function select(process: Process, flags: Selection, operands: readonly string[]): readonly Process[] {
  const [pattern, extra] = operands;
  if (extra !== undefined) throw new UsageError("only one pattern can be provided");
  if (pattern === undefined && flags.user === undefined && flags.parent === undefined)
    throw new UsageError("no matching criteria specified");
  const uid =
    flags.user === undefined
      ? undefined
      : (userByName(process.host.files.access(), flags.user)?.uid ?? Number(flags.user));
  const matches = textMatcher(pattern ?? "", flags);
  const found = Array.from(process.host.processes.values()).filter(
    (one) =>
      one !== process &&
      one.exit === undefined &&
      (uid === undefined || one.credentials.uid === uid) &&
      (flags.parent === undefined || one.parent?.pid === Number(flags.parent)) &&
      matches(flags.full ? one.argv.join(" ") : nameOf(one)) !== flags.invert,
  );
  if (flags.newest) return found.slice(-1);
  return flags.oldest ? found.slice(0, 1) : found;
}

function textMatcher(pattern: string, { exact, ignoreCase }: Selection): (text: string) => boolean {
  try {
    const regex = new Regex(exact ? `^(${pattern})$` : pattern, { syntax: "extended", ignoreCase });
    return (text) => regex.test(text);
  } catch (error) {
    if (error instanceof RegexError) throw new Failure(error.message, 2);
    throw error;
  }
}
