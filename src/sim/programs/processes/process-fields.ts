import type { Process } from "../../host/process.ts";
import { Tty } from "../../host/tty.ts";
import { userById } from "../../host/users.ts";
import { day, second } from "../../kernel/time.ts";
import { formatDate } from "../system/date-format.ts";

/** One column of ps: its title, and what it shows for a process. */
export interface Field {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Least width. */
  readonly width: number;
  readonly of: (process: Process, viewer: Process) => string;
}

const name = ({ argv }: Process): string => argv[0].slice(argv[0].lastIndexOf("/") + 1).replace(/^-/, "");

const args = (process: Process): string =>
  process.exit === undefined ? process.argv.join(" ") : `[${name(process)}] <defunct>`;

const user = (process: Process): string => {
  const { uid } = process.credentials;
  return userById(process.host.files.access(), uid)?.name ?? String(uid);
};

const terminal = (process: Process): string =>
  process.terminal instanceof Tty ? process.terminal.name : "?";

/** CPU time and memory are not simulated: they are shown as zero. */
const zero = (): string => "0";

const elapsed = (process: Process): string => {
  const seconds = Math.floor((process.kernel.now - process.startedAt) / second);
  const pad = (value: number): string => String(value).padStart(2, "0");
  const clock = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  const hours = Math.floor(seconds / 3600);
  if (hours === 0) return clock;
  return hours < 24 ? `${pad(hours)}:${clock}` : `${Math.floor(hours / 24)}-${pad(hours % 24)}:${clock}`;
};

const started = (process: Process): string =>
  formatDate(process.startedAt, process.kernel.now - process.startedAt < day ? "%H:%M" : "%b%d");

/** @models ps's STAT: sleeping, running (only ps itself runs while it looks), stopped, zombie; + is the foreground */
const state = (process: Process, viewer: Process): string => {
  const letter =
    process.exit !== undefined ? "Z" : process.stopped !== undefined ? "T" : process === viewer ? "R" : "S";
  return letter + (process.terminal?.foreground === process.group ? "+" : "");
};

export const fields: Readonly<Record<string, Field>> = {
  pid: { title: "PID", isNumber: true, width: 7, of: ({ pid }) => String(pid) },
  ppid: { title: "PPID", isNumber: true, width: 7, of: ({ parent }) => String(parent?.pid ?? 0) },
  pgid: { title: "PGID", isNumber: true, width: 7, of: ({ group }) => String(group) },
  user: { title: "USER", width: 8, of: user },
  uid: { title: "UID", isNumber: true, width: 5, of: ({ credentials }) => String(credentials.uid) },
  comm: {
    title: "COMMAND",
    width: 15,
    of: (process) => (process.exit === undefined ? name(process) : args(process)),
  },
  args: { title: "COMMAND", width: 27, of: args },
  cmd: { title: "CMD", width: 27, of: args },
  stat: { title: "STAT", width: 4, of: state },
  tty: { title: "TT", width: 8, of: terminal },
  time: { title: "TIME", isNumber: true, width: 8, of: () => "00:00:00" },
  etime: { title: "ELAPSED", isNumber: true, width: 11, of: elapsed },
  stime: { title: "STIME", width: 5, of: started },
  pcpu: { title: "%CPU", isNumber: true, width: 4, of: () => "0.0" },
  pmem: { title: "%MEM", isNumber: true, width: 4, of: () => "0.0" },
  rss: { title: "RSS", isNumber: true, width: 5, of: zero },
  vsz: { title: "VSZ", isNumber: true, width: 6, of: zero },
};

const alias: Readonly<Record<string, string>> = {
  command: "args",
  "%cpu": "pcpu",
  "%mem": "pmem",
  state: "stat",
  s: "stat",
  ucmd: "comm",
  tname: "tty",
  start: "stime",
  euser: "user",
  rssize: "rss",
};

/** The field for a word of -o; undefined if there is none. */
export function fieldNamed(word: string): Field | undefined {
  return fields[alias[word] ?? word];
}

/** The layouts that need no -o. */
export const layouts = {
  plain: [
    fields["pid"],
    { ...fields["tty"], title: "TTY" },
    fields["time"],
    { ...fields["comm"], title: "CMD" },
  ],
  full: [
    { ...fields["user"], title: "UID" },
    fields["pid"],
    fields["ppid"],
    { title: "C", isNumber: true, width: 2, of: zero },
    fields["stime"],
    { ...fields["tty"], title: "TTY" },
    fields["time"],
    fields["cmd"],
  ],
  user: [
    fields["user"],
    fields["pid"],
    fields["pcpu"],
    fields["pmem"],
    fields["vsz"],
    fields["rss"],
    { ...fields["tty"], title: "TTY" },
    fields["stat"],
    { ...fields["stime"], title: "START" },
    { title: "TIME", isNumber: true, width: 6, of: () => "0:00" },
    fields["args"],
  ],
  bsd: [
    fields["pid"],
    { ...fields["tty"], title: "TTY" },
    fields["stat"],
    { title: "TIME", isNumber: true, width: 6, of: () => "0:00" },
    fields["args"],
  ],
} as unknown as Readonly<Record<"plain" | "full" | "user" | "bsd", readonly Field[]>>;

/** Processes as a table; the last column is as long as it likes, up to `width`. */
export function processTable(
  processes: readonly Process[],
  columns: readonly Field[],
  view: { readonly viewer: Process; readonly headers: boolean; readonly width: number },
): string {
  const rows = processes.map((process) => columns.map((column) => column.of(process, view.viewer)));
  const all = view.headers ? [columns.map(({ title }) => title), ...rows] : rows;
  return all
    .map((row) => {
      const cells = row.map((cell, index) => {
        const column = columns[index];
        if (column === undefined || (index === row.length - 1 && column.isNumber !== true)) return cell;
        return column.isNumber === true ? cell.padStart(column.width) : cell.padEnd(column.width);
      });
      return `${cells.join(" ").slice(0, view.width).trimEnd()}\n`;
    })
    .join("");
}
