import { Expression, type CelResult } from "../../cel/expression.ts";
import { policyEnvironment } from "../../cel/policy-environment.ts";

const compiled = new Map<string, Expression | undefined>();

/** The same text gives the same expression. Undefined for what does not compile. */
export function policyExpression(text: string): Expression | undefined {
  if (!compiled.has(text)) compiled.set(text, compile(text));
  return compiled.get(text);
}

function compile(text: string): Expression | undefined {
  try {
    return new Expression(text, policyEnvironment());
  } catch {
    return undefined;
  }
}

export function evaluate(text: string, variables: Readonly<Record<string, unknown>>): CelResult {
  const expression = policyExpression(text);
  return expression === undefined ? { error: "no such overload" } : expression.evaluate(variables);
}

interface Condition {
  readonly name?: string;
  readonly expression?: string;
}

export interface Match {
  readonly matches: boolean;
  /** Why that cannot be said. */
  readonly error?: string;
}

/**
 * Whether all conditions hold: one that does not is enough for no, one that fails is an error otherwise.
 * @models staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/matchconditions/matcher.go Match, 1.33
 */
export function matchConditions(
  conditions: readonly Condition[] | undefined,
  variables: () => Readonly<Record<string, unknown>>,
): Match {
  const errors: string[] = [];
  for (const { expression = "" } of conditions ?? []) {
    const result = evaluate(expression, variables());
    if ("error" in result) errors.push(`expression '${expression}' resulted in error: ${result.error}`);
    else if (result.value !== true) return { matches: false };
  }
  if (errors.length === 0) return { matches: true };
  return { matches: false, error: errors.length === 1 ? (errors[0] ?? "") : `[${errors.join(", ")}]` };
}
