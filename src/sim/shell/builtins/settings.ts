import type { Task } from "../../kernel/task.ts";
import { optionLetters, setLetters, setOption, toggle, unlettered } from "../set-options.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";
import { assignmentLine } from "./declare.ts";
import { numeric, parseOptions } from "./builtin.ts";

/** `set`: options, positional parameters, or the list of all variables. */
export function* set(shell: Shell, args: readonly string[]): Task<number> {
  if (args.length === 0) return yield* listVariables(shell);
  let index = 0;
  for (; index < args.length; index++) {
    const word = args[index] ?? "";
    if (word === "--" || word === "-") {
      shell.state.positional = args.slice(index + 1);
      return 0;
    }
    if (!/^[-+]/.test(word)) break;
    const isOn = word.startsWith("-");
    const letters = word.slice(1).replace("o", "");
    setLetters(shell, word.charAt(0) + letters, isOn);
    if (letters === word.slice(1)) continue;
    // `set -euo pipefail`: the name follows the group.
    const name = args[++index];
    if (name === undefined) yield* shell.write(listOptions(shell, isOn));
    else setOption(shell, name, isOn);
  }
  if (index < args.length) shell.state.positional = args.slice(index);
  return 0;
}

function* listVariables(shell: Shell): Task<number> {
  for (const name of shell.variables.names()) {
    const variable = shell.variables.find(name);
    if (variable !== undefined) yield* shell.write(assignmentLine(name, variable));
  }
  return 0;
}

function listOptions(shell: Shell, isTable: boolean): string {
  const names = [...optionLetters.map(([, name]) => name), ...unlettered].toSorted();
  return names
    .map((name) =>
      isTable
        ? `${name.padEnd(15)}\t${shell.has(name) ? "on" : "off"}\n`
        : `set ${shell.has(name) ? "-" : "+"}o ${name}\n`,
    )
    .join("");
}

const shopts = [
  "autocd",
  "cdspell",
  "checkwinsize",
  "cmdhist",
  "dotglob",
  "expand_aliases",
  "extglob",
  "failglob",
  "globstar",
  "histappend",
  "inherit_errexit",
  "lastpipe",
  "nocaseglob",
  "nocasematch",
  "nullglob",
  "sourcepath",
  "xpg_echo",
];

export function* shopt(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, {
    name: "shopt",
    allowed: "pqsuo",
    usage: "[-pqsu] [-o] [optname ...]",
  });
  const known = options.has("o") ? [...optionLetters.map(([, name]) => name), ...unlettered] : shopts;
  let status = 0;
  for (const name of operands.length > 0 ? operands : known.toSorted()) {
    if (!known.includes(name)) {
      yield* shell.complain(`shopt: ${name}: invalid shell option name`);
      status = 1;
    } else if (options.has("s") || options.has("u")) toggle(shell, name, options.has("s"));
    else {
      if (!shell.has(name) && operands.length > 0) status = 1;
      if (!options.has("q")) yield* shell.write(`${name.padEnd(15)}\t${shell.has(name) ? "on" : "off"}\n`);
    }
  }
  return status;
}

export function* shift(shell: Shell, [operand = "1"]: readonly string[]): Task<number> {
  const count = numeric("shift", operand);
  const { state } = shell;
  if (count < 0) throw new CommandError(`shift: ${operand}: shift count out of range`);
  if (count > state.positional.length) return 1;
  state.positional = state.positional.slice(count);
  return 0;
}

export function* unset(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, {
    name: "unset",
    allowed: "fvn",
    usage: "[-f] [-v] [-n] [name ...]",
  });
  for (const operand of operands) {
    const [, name = operand, subscript] = /^(\w+)\[(.+)\]$/s.exec(operand) ?? [];
    const variable = shell.variables.find(shell.variables.resolve(name));
    if (options.has("f") || (variable === undefined && !options.has("v")))
      shell.state.functions.delete(operand);
    else if (subscript === undefined) shell.variables.unset(name);
    else if (subscript === "@" || subscript === "*") shell.variables.unset(name);
    else
      shell.variables.unsetElement(
        name,
        variable?.entries === undefined ? Number(shell.evaluate(subscript)) : subscript,
      );
  }
  return 0;
}

export function* letBuiltin(shell: Shell, args: readonly string[]): Task<number> {
  if (args.length === 0) throw new CommandError("let: expression expected");
  let value = 0n;
  for (const expression of args) value = shell.evaluate(expression);
  return value === 0n ? 1 : 0;
}
