import type { Task } from "../../kernel/task.ts";
import type { ParameterDefaultOperation, ParameterExpansionPart, SimpleExpansionPart, Word } from "unbash";
import type { Shell } from "../shell.ts";
import { ShellError } from "../unwinding.ts";
import type { Subscript } from "../variables.ts";
import { applyOperation, isElementwise } from "./parameter-operation.ts";
import { fieldBreak, quoted, split, type Pieces } from "./piece.ts";
import { slice } from "./slice.ts";
import { readSpecial, specialList } from "./special.ts";

/** What `$x`, `${x[1]}` or `${x[@]}` refers to. */
export interface Target {
  readonly name: string;
  /** `@` and `*`: all elements. */
  readonly list: "@" | "*" | undefined;
  readonly subscript: Subscript | undefined;
}

/** A parameter's values: several for a list, one or none else. */
export interface Values {
  readonly texts: readonly string[];
  readonly isSet: boolean;
}

/** `$x` and `${...}` with all its operators. Throws ShellError, as for `${x:?}` and `set -u`. */
export function* expandParameter(
  shell: Shell,
  part: SimpleExpansionPart | ParameterExpansionPart,
  isQuoted: boolean,
): Task<Pieces> {
  if (part.type === "SimpleExpansion") {
    const target = targetOf(part.text.slice(1));
    return piecesOf(shell, target, demanded(shell, target, read(shell, target)).texts, isQuoted);
  }
  if (part.operation?.type === "Unknown") throw new ShellError(`${part.text}: bad substitution`);
  const target = yield* targetWith(shell, part.parameter, part.index);
  if (part.prefix === "#") return [result(lengthOf(shell, target), isQuoted)];
  if (part.prefix === "!") return yield* indirect(shell, part, target, isQuoted);
  return yield* operated(shell, part, target, isQuoted);
}

function* indirect(
  shell: Shell,
  part: ParameterExpansionPart,
  target: Target,
  isQuoted: boolean,
): Task<Pieces> {
  const { operation } = part;
  if (operation?.type === "Names") {
    const list = operation.operator;
    return piecesOf(shell, { ...target, list }, shell.variables.names(part.parameter), isQuoted);
  }
  if (target.list !== undefined) {
    const keys = elementsOf(shell, target.name).map(([key]) => String(key));
    return piecesOf(shell, target, keys, isQuoted);
  }
  const variable = shell.variables.find(target.name);
  if (variable?.isReference === true) return [result(variable.value ?? "", isQuoted)];
  const name = demandedName(target, read(shell, target).texts[0]);
  const [, base = name, subscript] = /^(\w+)\[(.+)\]$/s.exec(name) ?? [];
  const word = subscript === undefined ? undefined : shell.parseWord(subscript)[0];
  return yield* operated(shell, part, yield* targetWith(shell, base, word), isQuoted);
}

/** The name in `${!x}`'s value. */
function demandedName(target: Target, name: string | undefined): string {
  if (name === undefined) throw new ShellError(`${target.name}: invalid indirect expansion`);
  if (/^(?:[A-Za-z_]\w*(?:\[.+\])?|\d+|[@*#?!$-])$/s.test(name)) return name;
  throw new ShellError(`${name}: invalid variable name`);
}

function* operated(
  shell: Shell,
  part: ParameterExpansionPart,
  target: Target,
  isQuoted: boolean,
): Task<Pieces> {
  const { operation } = part;
  const values = read(shell, target);
  if (operation === undefined)
    return piecesOf(shell, target, demanded(shell, target, values).texts, isQuoted);
  if (operation.type === "Default") return yield* defaulted(shell, { operation, target, values, isQuoted });
  demanded(shell, target, values);
  if (operation.type === "Slice") {
    const texts = yield* slice(shell, operation, {
      target,
      values,
      elements: () => elementsOf(shell, target.name),
    });
    return piecesOf(shell, target, texts, isQuoted);
  }
  if (!isElementwise(operation)) throw new ShellError(`${part.text}: bad substitution`);
  if (!values.isSet && target.list === undefined) return isQuoted ? [quoted("")] : [];
  const texts = yield* applyOperation(shell, operation, { target, texts: values.texts });
  return piecesOf(shell, target, texts, isQuoted);
}

/** `-`, `=`, `+`, `?` with and without a colon. */
function* defaulted(
  shell: Shell,
  {
    operation,
    target,
    values,
    isQuoted,
  }: { operation: ParameterDefaultOperation; target: Target; values: Values; isQuoted: boolean },
): Task<Pieces> {
  const { operator, operand } = operation;
  const isNull = !values.isSet || (operator.startsWith(":") && values.texts.join(" ") === "");
  const isPlus = operator.endsWith("+");
  if (isPlus === isNull && isPlus) return isQuoted ? [quoted("")] : [];
  if (isPlus === isNull) return piecesOf(shell, target, values.texts, isQuoted);
  if (isPlus || operator.endsWith("-")) return yield* shell.operandPieces(operand, isQuoted);
  const text = yield* shell.expandText(operand);
  if (operator.endsWith("?")) throw missing(target, operator, text);
  assign(shell, target, text);
  return [result(text, isQuoted)];
}

function missing(target: Target, operator: string, message: string): ShellError {
  const fallback = operator.startsWith(":") ? "parameter null or not set" : "parameter not set";
  return new ShellError(`${shown(target)}: ${message === "" ? fallback : message}`, 127);
}

function assign(shell: Shell, target: Target, text: string): void {
  if (!/^[A-Za-z_]/.test(target.name)) throw new ShellError(`$${target.name}: cannot assign in this way`);
  if (target.subscript === undefined) shell.variables.set(target.name, text);
  else shell.variables.setElement(target.name, target.subscript, text);
}

function targetOf(name: string): Target {
  const list = name === "@" || name === "*" ? name : undefined;
  return { name, list, subscript: undefined };
}

function* targetWith(shell: Shell, name: string, index: Word | undefined): Task<Target> {
  if (index === undefined) return targetOf(name);
  if (index.text === "@" || index.text === "*") return { name, list: index.text, subscript: undefined };
  return { name, list: undefined, subscript: yield* shell.subscript(name, index) };
}

/** The values of a target as they are, without any complaint. */
export function read(shell: Shell, { name, list, subscript }: Target): Values {
  if (list !== undefined) {
    const texts = elementsOf(shell, name).map(([, text]) => text);
    return { texts, isSet: texts.length > 0 };
  }
  const elements = subscript === undefined ? undefined : specialList(shell, name);
  const special =
    elements !== undefined
      ? elements[Number(subscript)]
      : subscript === undefined
        ? readSpecial(shell, name)
        : undefined;
  const text =
    special ??
    (subscript === undefined ? shell.variables.get(name) : shell.variables.element(name, subscript));
  return text === undefined ? { texts: [], isSet: false } : { texts: [text], isSet: true };
}

function elementsOf(shell: Shell, name: string): readonly (readonly [Subscript, string])[] {
  const special = specialList(shell, name);
  if (special !== undefined)
    return special.map((text, index) => [name === "@" || name === "*" ? index + 1 : index, text]);
  return shell.variables.elements(name);
}

/** `set -u`. */
function demanded(shell: Shell, target: Target, values: Values): Values {
  if (values.isSet || target.list !== undefined || !shell.state.options.has("nounset")) return values;
  throw new ShellError(`${shown(target)}: unbound variable`, 127);
}

function shown({ name, subscript }: Target): string {
  return subscript === undefined ? name : `${name}[${subscript}]`;
}

function lengthOf(shell: Shell, target: Target): string {
  if (target.list !== undefined) return String(elementsOf(shell, target.name).length);
  const values = demanded(shell, target, read(shell, target));
  return String(Array.from(values.texts[0] ?? "").length);
}

function result(text: string, isQuoted: boolean): Pieces[number] {
  return isQuoted ? quoted(text) : split(text);
}

/** `"$*"` joins, `"$@"` keeps apart, unquoted lists are kept apart and split. */
function piecesOf(shell: Shell, { list }: Target, texts: readonly string[], isQuoted: boolean): Pieces {
  if (list === "*" && isQuoted) return [quoted(texts.join(shell.ifs.charAt(0)))];
  if (list === undefined) return [result(texts[0] ?? "", isQuoted)];
  const pieces: Pieces = [];
  for (const text of texts) {
    if (pieces.length > 0) pieces.push(fieldBreak);
    pieces.push(result(text, isQuoted));
  }
  return pieces;
}
