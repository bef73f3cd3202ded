import { second } from "../../kernel/time.ts";
import type { Shell } from "../shell.ts";

const dynamic: Readonly<Record<string, (shell: Shell) => string | undefined>> = {
  "?": ({ state }) => String(state.status),
  $: ({ shellPid }) => String(shellPid),
  "!": ({ state }) => (state.backgroundPid === undefined ? undefined : String(state.backgroundPid)),
  "#": ({ state }) => String(state.positional.length),
  "-": (shell) => shell.optionLetters,
  "0": ({ state }) => state.name,
  _: ({ state }) => state.lastArgument,
  LINENO: ({ state }) => String(state.line),
  BASHPID: ({ process }) => String(process.pid),
  PPID: ({ process }) => String(process.parent?.pid ?? 0),
  UID: ({ process }) => String(process.credentials.uid),
  EUID: ({ process }) => String(process.credentials.uid),
  SECONDS: ({ state, process }) => String(Math.floor((process.kernel.now - state.startedAt) / second)),
  EPOCHSECONDS: ({ process }) => String(Math.floor(process.kernel.now / second)),
  EPOCHREALTIME: ({ process }) => (process.kernel.now / second).toFixed(6),
  BASH_SUBSHELL: ({ state }) => String(state.level),
  RANDOM: ({ state }) => {
    // Park and Miller's generator, as bash has it.
    state.random = (16_807 * (state.random || 123_459_876)) % 2_147_483_647;
    return String((state.random ^ (state.random >>> 16)) & 0x7fff);
  },
  FUNCNAME: ({ state }) => state.calls.at(-1),
  SHELLOPTS: ({ state }) => [...state.options].toSorted().join(":"),
};

/** Special parameters and variables that are computed; undefined for all others. */
export function readSpecial(shell: Shell, name: string): string | undefined {
  if (name === "@" || name === "*") return shell.state.positional.join(" ");
  if (/^[1-9]\d*$/.test(name)) return shell.state.positional[Number(name) - 1];
  if (name === "PIPESTATUS") return String(shell.state.pipeStatus[0]);
  return Object.hasOwn(dynamic, name) ? dynamic[name]?.(shell) : undefined;
}

/** The elements of what is a list by nature. */
export function specialList(shell: Shell, name: string): readonly string[] | undefined {
  switch (name) {
    case "@":
    case "*":
      return shell.state.positional;
    case "PIPESTATUS":
      return shell.state.pipeStatus.map(String);
    case "FUNCNAME":
      return shell.state.calls.toReversed();
    case "DIRSTACK":
      return [shell.process.cwd, ...shell.state.directories];
    case "GROUPS":
      return [shell.process.credentials.gid, ...shell.process.credentials.groups].map(String);
    default:
      return undefined;
  }
}
