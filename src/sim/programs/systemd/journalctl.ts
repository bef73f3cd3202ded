import type { Task } from "../../kernel/task.ts";
import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { printJournalLine, type JournalLine } from "./journal.ts";
import { SystemdManager, systemdSocket } from "./systemd-manager.ts";

interface Options {
  units: string[];
  lines: number | undefined;
  follows: boolean;
  reverse: boolean;
  mistake: string | undefined;
}

/** Prints what units have printed. @models journalctl(1), systemd 252 (-u, -n, -f, -r, -e, -x, --no-pager) */
export const journalctl: Command = {
  name: "journalctl",
  *run(process) {
    const options = readOptions(process.argv.slice(1));
    if (options.mistake !== undefined) {
      yield* process.complain(`journalctl: ${options.mistake}\n`);
      return 1;
    }
    const manager = process.host.sockets.get(systemdSocket);
    if (!(manager instanceof SystemdManager)) {
      yield* process.complain("No journal files were found.\n");
      return 1;
    }
    yield* print(process, manager, options);
    return 0;
  },
};

function* print(process: Process, manager: SystemdManager, options: Options): Task<void> {
  const { hostname } = process.host;
  const all = manager.journal.lines(options.units);
  const count = options.lines ?? (options.follows ? 10 : undefined);
  const shown = count === undefined ? all : all.slice(Math.max(0, all.length - count));
  const ordered = options.reverse ? shown.toReversed() : shown;
  const text = (line: JournalLine): string => `${printJournalLine(line, hostname)}\n`;
  yield* process.write(
    ordered.length === 0 && !options.follows ? "-- No entries --\n" : ordered.map(text).join(""),
  );
  if (!options.follows) return;
  const following = manager.journal.follow();
  try {
    for (let line = yield* following.next(); line !== undefined; line = yield* following.next()) {
      if (options.units.length === 0 || options.units.includes(line.unit)) yield* process.write(text(line));
    }
  } finally {
    following.cancel();
  }
}

type Setter = (options: Options, value: string) => void;

const setUnit: Setter = (options, value) => void options.units.push(unitName(value));
const setLines: Setter = (options, value) => void (options.lines = Number(value));
const follow: Setter = (options) => void (options.follows = true);
const reverse: Setter = (options) => void (options.reverse = true);
const toEnd: Setter = (options) => void (options.lines ??= 1000);
const ignore: Setter = () => undefined;

const valued: ReadonlyMap<string, Setter> = new Map([
  ["-u", setUnit],
  ["--unit", setUnit],
  ["-n", setLines],
  ["--lines", setLines],
]);
const switches: ReadonlyMap<string, Setter> = new Map([
  ["-f", follow],
  ["--follow", follow],
  ["-r", reverse],
  ["--reverse", reverse],
  ["-e", toEnd],
  ["--pager-end", toEnd],
  ["-x", ignore],
  ["--catalog", ignore],
  ["--no-pager", ignore],
]);

function readOptions(words: readonly string[]): Options {
  const options: Options = {
    units: [],
    lines: undefined,
    follows: false,
    reverse: false,
    mistake: undefined,
  };
  const rest = expand(words);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const set = valued.get(word);
    const toggle = switches.get(word);
    if (set !== undefined) set(options, rest.shift() ?? "");
    else if (toggle !== undefined) toggle(options, "");
    else options.mistake = unknown(word);
  }
  if (options.lines !== undefined && !Number.isInteger(options.lines))
    options.mistake = "Failed to parse lines";
  return options;
}

function unknown(word: string): string {
  return word.startsWith("--") ? `unrecognized option '${word}'` : `invalid option -- '${word.slice(1)}'`;
}

/** `-xeu kubelet` becomes `-x -e -u kubelet`, `-n20` `-n 20`, `--unit=x` `--unit x`. */
function expand(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const long = /^(--\w[\w-]*)=(.*)$/s.exec(word);
    if (long !== null) return [long[1] ?? "", long[2] ?? ""];
    if (!/^-[a-zA-Z]{2,}|^-n\d/.test(word)) return [word];
    const number = /^-n(\d+)$/.exec(word);
    return number === null
      ? word
          .slice(1)
          .split("")
          .map((letter) => `-${letter}`)
      : ["-n", number[1] ?? ""];
  });
}

function unitName(name: string): string {
  return /\.[a-z]+$/.test(name) ? name : `${name}.service`;
}
