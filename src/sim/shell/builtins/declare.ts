import type { Task } from "../../kernel/task.ts";
import { assignArray, takePendingArray } from "../commands/assignment.ts";
import { attributesOf, declarationOf } from "../attributes.ts";
import { doubleQuoted } from "../quoting.ts";
import type { Shell } from "../shell.ts";
import type { Variable } from "../state.ts";
import { CommandError } from "../unwinding.ts";
import { invalidOption, type Builtin } from "./builtin.ts";

const usage = "[-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]";
const letters = "aAfFgiIlnrtuxp";

interface Declaration {
  readonly command: string;
  /** `-x`, `+x`. */
  readonly on: ReadonlySet<string>;
  readonly off: ReadonlySet<string>;
  readonly isLocal: boolean;
}

function readFlags(
  command: string,
  args: readonly string[],
): { on: Set<string>; off: Set<string>; operands: readonly string[] } {
  const on = new Set<string>();
  const off = new Set<string>();
  let index = 0;
  for (; index < args.length; index++) {
    const word = args[index] ?? "";
    if (word === "--") {
      index++;
      break;
    }
    if (!/^[-+]./.test(word)) break;
    for (const letter of word.slice(1)) {
      if (!letters.includes(letter)) throw invalidOption({ name: command, usage }, word.charAt(0) + letter);
      (word.startsWith("-") ? on : off).add(letter);
    }
  }
  return { on, off, operands: args.slice(index) };
}

function declaring(command: string): Builtin {
  return function* (shell: Shell, args: readonly string[]): Task<number> {
    const { on, off, operands } = readFlags(command, args);
    if (on.has("f") || on.has("F")) return yield* showFunctions(shell, operands, on.has("F"));
    if (on.has("p") || operands.length === 0) return yield* showVariables(shell, operands, on);
    const isLocal = shell.state.calls.length > 0 && !on.has("g");
    for (const operand of operands) yield* declareOne(shell, operand, { command, on, off, isLocal });
    return 0;
  };
}

export const declare: Builtin = declaring("declare");

export function* local(shell: Shell, args: readonly string[]): Task<number> {
  if (shell.state.calls.length === 0) throw new CommandError("local: can only be used in a function");
  const { on, off, operands } = readFlags("local", args);
  for (const operand of operands)
    yield* declareOne(shell, operand, { command: "local", on, off, isLocal: true });
  return 0;
}

export function* exportVariables(shell: Shell, args: readonly string[]): Task<number> {
  return yield* attribute(shell, { command: "export", letter: "x", args });
}

export function* readonly(shell: Shell, args: readonly string[]): Task<number> {
  return yield* attribute(shell, { command: "readonly", letter: "r", args });
}

/** `export` and `readonly` act on the variable that is there, local or not. */
function* attribute(
  shell: Shell,
  {
    command,
    letter,
    args,
  }: { readonly command: string; readonly letter: string; readonly args: readonly string[] },
): Task<number> {
  const isRemoved = args[0] === "-n";
  const operands = args.filter((word) => !/^-[pnfaA]$/.test(word) && word !== "--");
  if (operands.length === 0) return yield* showVariables(shell, [], new Set([letter]));
  const on = new Set(args.includes("-a") ? [letter, "a"] : args.includes("-A") ? [letter, "A"] : [letter]);
  let status = 0;
  for (const operand of operands) {
    if (args[0] === "-f") continue;
    try {
      yield* declareOne(shell, operand, {
        command,
        on: isRemoved ? new Set() : on,
        off: new Set(isRemoved ? [letter] : []),
        isLocal: false,
      });
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      yield* shell.complain(error.message);
      status = 1;
    }
  }
  return status;
}

function* declareOne(shell: Shell, operand: string, declaration: Declaration): Task<void> {
  const array = takePendingArray(shell, operand);
  const match = /^([A-Za-z_]\w*)(?:\[([^\]]*)\])?(?:(\+?=)(.*))?$/s.exec(array?.name ?? operand);
  if (match === null) throw new CommandError(`${declaration.command}: \`${operand}': not a valid identifier`);
  const [, name = "", subscript, operator, value = ""] = match;
  const variable = variableFor(shell, name, declaration);
  if (variable.isReadonly === true && (operator !== undefined || declaration.off.has("r"))) {
    throw new CommandError(`${name}: readonly variable`);
  }
  shape(variable, declaration);
  if (array !== undefined) yield* assignArray(shell, array);
  else if (operator !== undefined) setValue(shell, { name, subscript, value, isAppended: operator === "+=" });
  setAttributes(variable, declaration);
}

function variableFor(shell: Shell, name: string, { command, isLocal, on }: Declaration): Variable {
  if (isLocal) {
    if (shell.variables.find(name)?.isReadonly === true)
      throw new CommandError(`${command}: ${name}: readonly variable`);
    return shell.variables.local(name);
  }
  const target = on.has("n") ? name : shell.variables.resolve(name);
  const found = shell.variables.find(target);
  if (found !== undefined) return found;
  const variable: Variable = { value: undefined };
  shell.state.scopes[0]?.set(target, variable);
  return variable;
}

function shape(variable: Variable, { on, off }: Declaration): void {
  if (on.has("a") && variable.items === undefined) {
    variable.items = new Map(variable.value === undefined ? [] : [[0, variable.value]]);
    variable.value = undefined;
  }
  if (on.has("A") && variable.entries === undefined) {
    variable.entries = new Map();
    variable.value = undefined;
  }
  if (on.has("i")) variable.isInteger = true;
  if (off.has("i")) delete variable.isInteger;
  if (on.has("l")) variable.letters = "lower";
  if (on.has("u")) variable.letters = "upper";
  if (off.has("l") || off.has("u")) delete variable.letters;
}

function setValue(
  shell: Shell,
  {
    name,
    subscript,
    value,
    isAppended,
  }: {
    readonly name: string;
    readonly subscript: string | undefined;
    readonly value: string;
    readonly isAppended: boolean;
  },
): void {
  const { variables } = shell;
  if (subscript !== undefined) {
    const isKey = variables.find(name)?.entries !== undefined;
    variables.setElement(name, isKey ? subscript : Number(shell.evaluate(subscript)), value);
  } else if (isAppended) variables.append(name, value);
  else variables.set(name, value);
}

function setAttributes(variable: Variable, { on, off }: Declaration): void {
  if (on.has("x")) variable.isExported = true;
  if (off.has("x")) delete variable.isExported;
  if (on.has("r")) variable.isReadonly = true;
  if (on.has("n")) variable.isReference = true;
  if (off.has("n")) delete variable.isReference;
}

function* showFunctions(shell: Shell, names: readonly string[], isNameOnly: boolean): Task<number> {
  const { functions } = shell.state;
  const wanted = names.length > 0 ? names : [...functions.keys()].toSorted();
  let status = 0;
  for (const name of wanted) {
    const definition = functions.get(name);
    if (definition === undefined) status = 1;
    else if (isNameOnly) yield* shell.write(names.length > 0 ? `${name}\n` : `declare -f ${name}\n`);
    else yield* shell.write(`${definition.text}\n`);
  }
  return status;
}

function* showVariables(shell: Shell, names: readonly string[], on: ReadonlySet<string>): Task<number> {
  const wanted = names.length > 0 ? names : shell.variables.names();
  const isPlain = names.length === 0 && on.size === 0;
  const letters = [...on].filter((letter) => letter !== "p" && letter !== "g");
  let status = 0;
  for (const name of wanted) {
    const variable = shell.variables.find(name);
    if (variable === undefined) {
      yield* shell.complain(`declare: ${name}: not found`);
      status = 1;
      continue;
    }
    const attributes = attributesOf(variable);
    if (names.length === 0 && letters.some((letter) => !attributes.includes(letter))) continue;
    yield* shell.write(isPlain ? assignmentLine(name, variable) : `${declarationOf(name, variable)}\n`);
  }
  return status;
}

/** As `set` and a bare `declare` list them. */
export function assignmentLine(name: string, variable: Variable): string {
  const elements = variable.items ?? variable.entries;
  if (elements === undefined && variable.value === undefined) return "";
  if (elements !== undefined)
    return `${name}=(${[...elements].map(([key, value]) => `[${key}]=${doubleQuoted(value)}`).join(" ")})\n`;
  const value = variable.value ?? "";
  return `${name}=${/^[\w@%+=:,./-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`}\n`;
}
