import type { ASTNode, Context, Environment } from "@marcbachmann/cel-js";
import { CelError } from "./cel-error.ts";
import { evaluationEnvironment } from "./environment.ts";
import { runtimeText } from "./runtime-error.ts";
import { countSteps, StepBudget } from "./step-budget.ts";

/** What an expression gave: a value, or why there is none, in the words of cel-go. */
export type CelResult = { readonly value: unknown } | { readonly error: string };

/** PerCallLimit: what one expression may cost. */
export const callStepsMax: number = 1_000_000;

/** An expression that was found right, ready to run. */
export class Expression {
  readonly text: string;
  readonly #run: (context: Context) => unknown;
  readonly #ast: ASTNode;
  readonly #budget = new StepBudget();
  #isCounting = false;

  /** Throws what the interpreter throws. */
  constructor(text: string, environment: Environment = evaluationEnvironment()) {
    const parsed = environment.parse(text);
    this.text = text;
    this.#run = parsed as (context: Context) => unknown;
    this.#ast = parsed.ast;
  }

  /** Whether the expression uses a variable. */
  uses(variable: string): boolean {
    return usesName(this.#ast, variable);
  }

  /** Variables are values of CEL (`celValue`). */
  evaluate(variables: Readonly<Record<string, unknown>>): CelResult {
    this.#budget.start(callStepsMax);
    try {
      const value = this.#run({ ...variables });
      if (!this.#isCounting) this.#count();
      return { value };
    } catch (error) {
      if (error instanceof CelError) return { error: error.message };
      return { error: runtimeText(error) };
    }
  }

  /** Loops are known only after the first check, which comes with the first run. */
  #count(): void {
    this.#isCounting = true;
    countSteps(this.#ast, this.#budget);
  }
}

function usesName(root: ASTNode, name: string): boolean {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    const { op, args } = next as { readonly op?: unknown; readonly args?: unknown };
    if (op === "id" && args === name) return true;
    waiting.push(...(op === undefined ? Object.values(next) : [args]));
  }
  return false;
}
