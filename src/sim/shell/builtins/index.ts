import type { Builtin } from "./builtin.ts";
import { declare, exportVariables, local, readonly } from "./declare.ts";
import { cd, dirs, popd, pushd, pwd } from "./directories.ts";
import { breakLoop, continueLoop, evaluate, exec, exit, returnFrom, source } from "./flow.ts";
import { read } from "./input.ts";
import { mapfile } from "./mapfile.ts";
import { alias, hash, history, nameBuiltins, unalias } from "./names.ts";
import { echo, printf } from "./output.ts";
import { bg, disown, fg, jobs, kill, times, trap, ulimit, umask, wait } from "./processes.ts";
import { getopts } from "./getopts.ts";
import { letBuiltin, set, shift, shopt, unset } from "./settings.ts";
import { bracket, test } from "./test.ts";

const nothing: Builtin = function* () {
  return 0;
};

const failure: Builtin = function* () {
  return 1;
};

const table = new Map<string, Builtin>([
  [":", nothing],
  [".", source],
  ["[", bracket],
  ["alias", alias],
  ["bg", bg],
  ["break", breakLoop],
  ["cd", cd],
  ["continue", continueLoop],
  ["declare", declare],
  ["dirs", dirs],
  ["disown", disown],
  ["echo", echo],
  ["eval", evaluate],
  ["exec", exec],
  ["exit", exit],
  ["export", exportVariables],
  ["false", failure],
  ["fg", fg],
  ["getopts", getopts],
  ["hash", hash],
  ["history", history],
  ["jobs", jobs],
  ["kill", kill],
  ["let", letBuiltin],
  ["local", local],
  ["logout", exit],
  ["mapfile", mapfile],
  ["popd", popd],
  ["printf", printf],
  ["pushd", pushd],
  ["pwd", pwd],
  ["read", read],
  ["readarray", mapfile],
  ["readonly", readonly],
  ["return", returnFrom],
  ["set", set],
  ["shift", shift],
  ["shopt", shopt],
  ["source", source],
  ["test", test],
  ["times", times],
  ["trap", trap],
  ["true", nothing],
  ["typeset", declare],
  ["ulimit", ulimit],
  ["umask", umask],
  ["unalias", unalias],
  ["unset", unset],
  ["wait", wait],
]);
for (const [name, builtin] of Object.entries(nameBuiltins(table))) table.set(name, builtin);

/** All builtins by name. */
export const builtins: ReadonlyMap<string, Builtin> = table;

/** Those whose assignments stay in POSIX mode. */
export const specialBuiltins: ReadonlySet<string> = new Set([
  ":",
  ".",
  "break",
  "continue",
  "eval",
  "exec",
  "exit",
  "export",
  "readonly",
  "return",
  "set",
  "shift",
  "source",
  "times",
  "trap",
  "unset",
]);
