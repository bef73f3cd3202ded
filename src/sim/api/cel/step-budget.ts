import type { ASTNode } from "@marcbachmann/cel-js";
import { CelError } from "./cel-error.ts";

/** How much an expression may do: a million turns of its loops, over all of them. */
export class StepBudget {
  #left = 0;

  start(steps: number): void {
    this.#left = steps;
  }

  spend(): void {
    if (--this.#left < 0) throw new CelError("operation cancelled: actual cost limit exceeded");
  }
}

interface Node {
  readonly op: string;
  readonly args: unknown;
  readonly meta: { readonly alternate?: unknown };
  evaluate: (evaluator: unknown, node: unknown, context: unknown) => unknown;
}

/** Makes every turn of every loop of a checked expression cost a step. */
export function countSteps(root: ASTNode, budget: StepBudget): void {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    if (!isNode(next)) {
      waiting.push(...Object.values(next));
      continue;
    }
    waiting.push(next.args, next.meta.alternate);
    if (next.op === "comprehension") count((next.args as { readonly step: Node }).step, budget);
  }
}

function isNode(value: object): value is Node {
  return "op" in value && "args" in value && "meta" in value;
}

function count(step: Node, budget: StepBudget): void {
  const { evaluate } = step;
  step.evaluate = (evaluator, node, context) => {
    budget.spend();
    return evaluate.call(step, evaluator, node, context);
  };
}
