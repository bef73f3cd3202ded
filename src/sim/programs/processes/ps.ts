import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { userByName } from "../../host/users.ts";
import { fieldNamed, layouts, processTable, type Field } from "./process-fields.ts";

const help = `Usage: ps [OPTION]...
List processes: those of the own terminal, or more.

  -e, -A, ax     all processes
  -f             full format
  -l, -w         accepted
  -o FIELDS      these fields: pid ppid pgid user uid comm args stat tty time etime stime pcpu pmem rss vsz
  -p PIDS        only these processes
  -u USERS, -C NAMES  only of these users, only with these names
  u, aux         with user and start
  --no-headers   without titles
  --help         show this help and exit
CPU time and memory are not simulated: they are shown as zero.
`;

interface Choice {
  layout: readonly Field[];
  all: boolean;
  headers: boolean;
  pids: Set<number> | undefined;
  users: Set<number> | undefined;
  names: Set<string> | undefined;
}

class Refused extends Error {}

/** BSD words (`aux`) and Unix flags (`-ef`) side by side: it reads its command line itself. */
export const ps: Command = {
  name: "ps",
  *run(process) {
    const words = process.argv.slice(1);
    if (words.includes("--help") || words.includes("--h")) {
      yield* process.write(help);
      return 0;
    }
    let choice: Choice;
    try {
      choice = read(process, words);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      yield* process.complain(
        `${error.message}\n\nUsage:\n ps [options]\n\nFor more details see ps --help.\n`,
      );
      return 1;
    }
    const shown = Array.from(process.host.processes.values()).filter((other) =>
      isWanted(other, choice, process),
    );
    const width = process.files.get(1)?.terminal?.size.columns ?? 4096;
    yield* process.write(
      processTable(shown, choice.layout, { viewer: process, headers: choice.headers, width }),
    );
    return shown.length > 0 ? 0 : 1;
  },
};

function isWanted(other: Process, { all, pids, users, names }: Choice, viewer: Process): boolean {
  if (pids !== undefined || users !== undefined || names !== undefined) {
    const name = other.argv[0].slice(other.argv[0].lastIndexOf("/") + 1);
    return (
      pids?.has(other.pid) === true || users?.has(other.credentials.uid) === true || names?.has(name) === true
    );
  }
  return all || (other.terminal !== undefined && other.terminal === viewer.terminal);
}

function read(process: Process, words: readonly string[]): Choice {
  const choice: Choice = {
    layout: layouts.plain,
    all: false,
    headers: true,
    pids: undefined,
    users: undefined,
    names: undefined,
  };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--no-headers" || word === "--no-heading") choice.headers = false;
    else if (word.startsWith("--")) throw new Refused("error: unknown gnu long option");
    else if (/^\d+$/.test(word)) choice.pids = new Set([...(choice.pids ?? []), Number(word)]);
    else if (word.startsWith("-")) unix(process, choice, word.slice(1), rest);
    else bsd(choice, word, rest);
  }
  return choice;
}

function bsd(choice: Choice, word: string, rest: string[]): void {
  for (const letter of word) {
    if (letter === "a" || letter === "x") choice.all = true;
    else if (letter === "o") choice.layout = chosen(rest.shift());
    else if (!/[uwfe]/.test(letter)) throw new Refused("error: unsupported option (BSD syntax)");
  }
  if (word.includes("u")) choice.layout = layouts.user;
  else if (!word.includes("o")) choice.layout = layouts.bsd;
}

function unix(process: Process, choice: Choice, letters: string, rest: string[]): void {
  for (let index = 0; index < letters.length; index++) {
    const letter = letters.charAt(index);
    if (letter === "e" || letter === "A") choice.all = true;
    else if (letter === "f") choice.layout = layouts.full;
    else if (/[oOpuUC]/.test(letter)) {
      const value = letters.slice(index + 1) || rest.shift();
      if (value === undefined) throw new Refused(`error: list of fields must follow -${letter}`);
      withValue(process, choice, letter, value);
      return;
    } else if (!/[wlaTMHj]/.test(letter)) throw new Refused(`error: unsupported SysV option`);
  }
}

function withValue(process: Process, choice: Choice, letter: string, value: string): void {
  const parts = value.split(/[ ,]+/);
  if (letter === "o" || letter === "O") choice.layout = chosen(value);
  else if (letter === "p") choice.pids = new Set(parts.map(Number));
  else if (letter === "C") choice.names = new Set(parts);
  else
    choice.users = new Set(
      parts.map((part) =>
        /^\d+$/.test(part) ? Number(part) : (userByName(process.host.files.access(), part)?.uid ?? -1),
      ),
    );
}

/** `pid,comm` or `pid,args=TITLE`. */
function chosen(text: string | undefined): readonly Field[] {
  if (text === undefined) throw new Refused("error: list of fields must follow -o");
  return text
    .split(/[ ,]+/)
    .filter(Boolean)
    .map((word) => {
      const [name = "", title] = word.split("=");
      const field = fieldNamed(name);
      if (field === undefined) throw new Refused(`error: unknown user-defined format specifier "${name}"`);
      return title === undefined ? field : { ...field, title };
    });
}
