import { unreachable } from "../../kernel/assert.ts";
import type { Task } from "../../kernel/task.ts";
import type {
  ParameterCaseOperation,
  ParameterOperation,
  ParameterRemoveOperation,
  ParameterReplaceOperation,
  ParameterTransformOperation,
} from "unbash";
import { attributesOf } from "../attributes.ts";
import { quoteWord } from "../quoting.ts";
import type { Shell } from "../shell.ts";
import { ShellError } from "../unwinding.ts";
import type { Target } from "./parameter.ts";
import type { Pattern } from "./pattern.ts";
import { besideText, removePattern, replacePattern } from "./pattern-removal.ts";

type Elementwise =
  ParameterRemoveOperation | ParameterReplaceOperation | ParameterCaseOperation | ParameterTransformOperation;

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
      return texts.map((text) => removePattern(text, pattern, operation.operator));
    }
    case "Replace": {
      const source = yield* shell.expandPattern(operation.pattern);
      const pattern = shell.pattern(source);
      const replacement = yield* shell.expandText(operation.replacement);
      return source === ""
        ? texts.map((text) => besideText(text, operation.operator, replacement))
        : texts.map((text) => replacePattern(text, pattern, { operator: operation.operator, replacement }));
    }
    case "CaseModification": {
      const source = operation.operand === undefined ? "?" : yield* shell.expandPattern(operation.operand);
      const pattern = shell.pattern(source === "" ? "?" : source);
      return texts.map((text) => recased(text, pattern, operation.operator));
    }
    case "Transform":
      return texts.map((text) => transformed(shell, text, operation.operand.text, target));
  }
  return unreachable(operation);
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
