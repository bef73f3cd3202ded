import { present } from "../../kernel/assert.ts";
import { need } from "../../kernel/task.ts";
import { rareBuiltinsModule } from "../lazy-parts.ts";
import type { Builtin } from "./builtin.ts";
import { declare, exportVariables, local, readonly } from "./declare.ts";
import { cd, dirs, popd, pushd, pwd } from "./directories.ts";
import { breakLoop, continueLoop, evaluate, exec, exit, returnFrom, source } from "./flow.ts";
import { alias, unalias } from "./aliases.ts";
import { echo } from "./echo.ts";
import { letBuiltin, set, shift, shopt, unset } from "./settings.ts";
import { bracket, test } from "./test.ts";

const nothing: Builtin = function* () {
  return 0;
};

const failure: Builtin = function* () {
  return 1;
};

/** In rare.ts. */
const rare =
  "bg builtin command disown fg getopts hash history jobs kill mapfile printf read readarray times trap type ulimit " +
  "umask wait";

const table = new Map<string, Builtin>([
  [":", nothing],
  [".", source],
  ["[", bracket],
  ["alias", alias],
  ["break", breakLoop],
  ["cd", cd],
  ["continue", continueLoop],
  ["declare", declare],
  ["dirs", dirs],
  ["echo", echo],
  ["eval", evaluate],
  ["exec", exec],
  ["exit", exit],
  ["export", exportVariables],
  ["false", failure],
  ["let", letBuiltin],
  ["local", local],
  ["logout", exit],
  ["popd", popd],
  ["pushd", pushd],
  ["pwd", pwd],
  ["readonly", readonly],
  ["return", returnFrom],
  ["set", set],
  ["shift", shift],
  ["shopt", shopt],
  ["source", source],
  ["test", test],
  ["true", nothing],
  ["typeset", declare],
  ["unalias", unalias],
  ["unset", unset],
]);
for (const name of rare.split(" ")) table.set(name, lazily(name));

/** The code of a rare builtin comes with its first use. */
function lazily(name: string): Builtin {
  return function* (shell, args) {
    const { rareBuiltins } = yield* need(rareBuiltinsModule);
    return yield* present(rareBuiltins.get(name), "each rare builtin is in its table")(shell, args);
  };
}

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
