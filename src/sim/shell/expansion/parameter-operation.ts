import type { Task } from "../../kernel/task.ts";
import type {
  ParameterCaseOperation,
  ParameterOperation,
  ParameterRemoveOperation,
  ParameterReplaceOperation,
  ParameterTransformOperation,
} from "unbash";
import { doubleQuoted, quoteWord } from "../quoting.ts";
import type { Shell } from "../shell.ts";
import type { Variable } from "../state.ts";
import { ShellError } from "../unwinding.ts";
import type { Target } from "./parameter.ts";
import { Pattern } from "./pattern.ts";

type Elementwise =
  ParameterRemoveOperation | ParameterReplaceOperation | ParameterCaseOperation | ParameterTransformOperation;

/** Matching work, in characters, beyond which a replacement is refused. */
const workMax = 20_000_000;

export function isElementwise(operation: ParameterOperation): operation is Elementwise {
  return ["Remove", "Replace", "CaseModification", "Transform"].includes(operation.type);
}

/** `#`, `%`, `/`, `^`, `,` and `@`, on each value. */
export function* applyOperation(
  shell: Shell,
  operation: Elementwise,
  { target, texts }: { readonly target: Target; readonly texts: readonly string[] },
): Task<readonly string[]> {
  switch (operation.type) {
    case "Remove": {
      const pattern = shell.pattern(yield* shell.expandPattern(operation.operand));
      return texts.map((text) => removed(text, pattern, operation.operator));
    }
    case "Replace": {
      const source = yield* shell.expandPattern(operation.pattern);
      const pattern = shell.pattern(source);
      const replacement = yield* shell.expandText(operation.replacement);
      return source === ""
        ? texts
        : texts.map((text) => replaced(text, pattern, { operator: operation.operator, replacement }));
    }
    case "CaseModification": {
      const source = operation.operand === undefined ? "?" : yield* shell.expandPattern(operation.operand);
      const pattern = shell.pattern(source === "" ? "?" : source);
      return texts.map((text) => recased(text, pattern, operation.operator));
    }
    case "Transform":
      return texts.map((text) => transformed(shell, text, operation.operand.text, target));
  }
}

function removed(text: string, pattern: Pattern, operator: "#" | "##" | "%" | "%%"): string {
  const chars = Array.from(text);
  if (operator === "#" || operator === "##") {
    const ends = pattern.ends(chars, 0, operator === "#" ? "first" : "all");
    return ends.size === 0 ? text : chars.slice(Math.max(...ends)).join("");
  }
  demandWork(chars.length);
  const starts = Array.from({ length: chars.length + 1 }, (_, index) => index);
  const ordered = operator === "%%" ? starts : starts.toReversed();
  const start = ordered.find((from) => pattern.ends(chars, from, chars.length).has(chars.length));
  return start === undefined ? text : chars.slice(0, start).join("");
}

function replaced(
  text: string,
  pattern: Pattern,
  { operator, replacement }: { readonly operator: "/" | "//" | "/#" | "/%"; readonly replacement: string },
): string {
  const chars = Array.from(text);
  demandWork(chars.length);
  if (operator === "/%") {
    const starts = Array.from({ length: chars.length + 1 }, (_, index) => index);
    const start = starts.find((from) => pattern.ends(chars, from, chars.length).has(chars.length));
    return start === undefined ? text : chars.slice(0, start).join("") + replacement;
  }
  let result = "";
  let at = 0;
  while (at <= chars.length) {
    const ends = pattern.ends(chars, at);
    const end = ends.size === 0 ? -1 : Math.max(...ends);
    const isMatch = end > at || (end === at && chars.length === 0);
    if (isMatch) result += replacement;
    else result += chars[at] ?? "";
    at = isMatch ? Math.max(end, at + 1) : at + 1;
    if ((isMatch && operator !== "//") || operator === "/#") return result + chars.slice(at).join("");
  }
  return result;
}

function demandWork(length: number): void {
  if (length * length > workMax * 10)
    throw new ShellError("pattern substitution: text is too long to be simulated");
}

function recased(text: string, pattern: Pattern, operator: "^" | "^^" | "," | ",,"): string {
  const isAll = operator.length === 2;
  return Array.from(text)
    .map((char, index) => {
      if ((!isAll && index > 0) || !pattern.matches(char)) return char;
      return operator.startsWith("^") ? char.toUpperCase() : char.toLowerCase();
    })
    .join("");
}

function transformed(shell: Shell, text: string, operator: string, target: Target): string {
  switch (operator) {
    case "Q":
      return quoteWord(text);
    case "U":
      return text.toUpperCase();
    case "u":
      return text.charAt(0).toUpperCase() + text.slice(1);
    case "L":
      return text.toLowerCase();
    case "E":
      return shell.unescape(text);
    case "P":
      return shell.prompt(text);
    case "a":
      return attributesOf(shell.variables.find(target.name));
    case "A":
      return assignmentOf(shell, text, target);
    default:
      throw new ShellError(`\${${target.name}@${operator}}: bad substitution`);
  }
}

function assignmentOf(shell: Shell, text: string, { name }: Target): string {
  const attributes = attributesOf(shell.variables.find(name));
  return attributes === ""
    ? `${name}=${quoteWord(text)}`
    : `declare -${attributes} ${name}=${quoteWord(text)}`;
}

/** The letters of `declare`. */
export function attributesOf(variable: Variable | undefined): string {
  if (variable === undefined) return "";
  const letters: readonly (readonly [string, boolean])[] = [
    ["a", variable.items !== undefined],
    ["A", variable.entries !== undefined],
    ["i", variable.isInteger === true],
    ["l", variable.letters === "lower"],
    ["n", variable.isReference === true],
    ["r", variable.isReadonly === true],
    ["u", variable.letters === "upper"],
    ["x", variable.isExported === true],
  ];
  return letters.map(([letter, isOn]) => (isOn ? letter : "")).join("");
}

/** `declare -p`. */
export function declarationOf(name: string, variable: Variable): string {
  const head = `declare -${attributesOf(variable) || "-"} ${name}`;
  const elements = variable.items ?? variable.entries;
  if (elements === undefined)
    return variable.value === undefined ? head : `${head}=${doubleQuoted(variable.value)}`;
  const shown = [...elements].map(([key, value]) => `[${key}]=${doubleQuoted(value)}`);
  return `${head}=(${shown.join(" ")}${variable.entries === undefined || shown.length === 0 ? "" : " "})`;
}
