import { unreachable } from "../../kernel/assert.ts";
import type { Task } from "../../kernel/task.ts";
import type { TestExpression } from "unbash";
import { binaryTest, unaryTest } from "../test-operators.ts";
import type { Shell } from "../shell.ts";
import { ShellError } from "../unwinding.ts";
import { fieldBreak, type Pieces } from "../expansion/piece.ts";
import { compileExtended } from "../expansion/regular-expression.ts";
import { expandWord } from "../expansion/word.ts";

/** `[[ ... ]]`: words are neither split nor globbed, the right side of `==` is a pattern, of `=~` an expression. */
export function* evaluateConditional(shell: Shell, node: TestExpression): Task<boolean> {
  switch (node.type) {
    case "TestGroup":
      return yield* evaluateConditional(shell, node.expression);
    case "TestNot": {
      const inner = yield* evaluateConditional(shell, node.operand);
      return node.negations.length % 2 === 1 ? !inner : inner;
    }
    case "TestLogical": {
      const stopsAt = node.operator === "||";
      for (const operand of node.operands)
        if ((yield* evaluateConditional(shell, operand)) === stopsAt) return stopsAt;
      return !stopsAt;
    }
    case "TestUnary":
      return unaryTest(shell, node.operator, yield* shell.expandText(node.operand));
    case "TestBinary":
      return yield* binary(shell, node);
  }
  return unreachable(node);
}

function* binary(shell: Shell, node: TestExpression & { type: "TestBinary" }): Task<boolean> {
  const left = yield* shell.expandText(node.left);
  switch (node.operator) {
    case "=":
    case "==":
      return shell.pattern(yield* shell.expandPattern(node.right), true).matches(left);
    case "!=":
      return !shell.pattern(yield* shell.expandPattern(node.right), true).matches(left);
    case "=~":
      return matchesExpression(shell, left, expressionOf(yield* expandWord(shell, node.right)));
    default: {
      const right = yield* shell.expandText(node.right);
      const isArithmetic = /^-(?:eq|ne|lt|le|gt|ge)$/.test(node.operator);
      if (!isArithmetic) return binaryTest(shell, node.operator, [left, right]);
      return binaryTest(shell, node.operator, [String(shell.evaluate(left)), String(shell.evaluate(right))]);
    }
  }
}

/** Sets BASH_REMATCH to the whole match and the groups. */
function matchesExpression(shell: Shell, text: string, source: string): boolean {
  const expression = compileExtended(source, shell.has("nocasematch"));
  if (expression === undefined) throw new ShellError("invalid regular expression", 2);
  const match = expression.exec(text);
  shell.variables.setArray(
    "BASH_REMATCH",
    match === null ? [] : match.map((group: string | undefined) => group ?? ""),
  );
  return match !== null;
}

/** Quoted characters stand for themselves. */
function expressionOf(pieces: Pieces): string {
  let source = "";
  for (const piece of pieces) {
    if (piece === fieldBreak) source += " ";
    else source += piece.isQuoted ? piece.text.replace(/[\\^$.|?*+(){}[\]]/g, "\\$&") : piece.text;
  }
  return source;
}
