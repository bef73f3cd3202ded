import type { Builtin } from "./builtin.ts";
import { getopts } from "./getopts.ts";
import { read } from "./input.ts";
import { mapfile } from "./mapfile.ts";
import { builtin, command, hash, history, type } from "./names.ts";
import { printf } from "./printf.ts";
import { bg, disown, fg, jobs, kill, times, trap, ulimit, umask, wait } from "./processes.ts";

/** Builtins that no prompt needs: their code is loaded when the first of them runs. */
export const rareBuiltins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ["bg", bg],
  ["builtin", builtin],
  ["command", command],
  ["disown", disown],
  ["fg", fg],
  ["getopts", getopts],
  ["hash", hash],
  ["history", history],
  ["jobs", jobs],
  ["kill", kill],
  ["mapfile", mapfile],
  ["printf", printf],
  ["read", read],
  ["readarray", mapfile],
  ["times", times],
  ["trap", trap],
  ["type", type],
  ["ulimit", ulimit],
  ["umask", umask],
  ["wait", wait],
]);
