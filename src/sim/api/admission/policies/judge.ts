import type { Validation, Variable } from "kubernetes-types/admissionregistration/v1";
import { CelError } from "../../cel/cel-error.ts";
import type { Reason } from "../../api-error.ts";
import { evaluate, matchConditions } from "./condition.ts";
import type { Policy } from "./policy.ts";

type Variables = Readonly<Record<string, unknown>>;

export interface Denial {
  readonly reason: Reason;
  readonly message: string;
}

/** A map whose values are found out when somebody looks at them, once. It must be a plain Map for the interpreter. */
function lazyVariables(variables: readonly Variable[], others: Variables): ReadonlyMap<string, unknown> {
  const expressions = new Map(variables.map(({ name, expression }) => [name, expression]));
  const known = new Map<string, unknown>();
  const map = new Map<string, unknown>(variables.map(({ name }) => [name, undefined]));
  const all = { ...others, variables: map };
  map.get = (name) => {
    const expression = expressions.get(name);
    if (expression === undefined || known.has(name)) return known.get(name);
    const result = evaluate(expression, all);
    if ("error" in result) {
      throw new CelError(`composited variable "${name}" fails to evaluate: ${result.error}`);
    }
    known.set(name, result.value);
    return result.value;
  };
  return map;
}

/**
 * What a policy has against a request.
 * @models staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/validator.go Validate, 1.33
 */
export function judge({ spec }: Policy, variables: Variables): readonly Denial[] {
  const isStrict = spec.failurePolicy !== "Ignore";
  const failed = (message: string): readonly Denial[] => (isStrict ? [{ reason: "Invalid", message }] : []);
  const match = matchConditions(spec.matchConditions, () => variables);
  if (match.error !== undefined) return failed(match.error);
  if (!match.matches) return [];
  const all = { ...variables, variables: lazyVariables(spec.variables ?? [], variables) };
  return (spec.validations ?? []).flatMap((validation) => {
    const { expression } = validation;
    const result = evaluate(expression, all);
    if ("error" in result) return failed(`expression '${expression}' resulted in error: ${result.error}`);
    if (result.value === true) return [];
    return [{ reason: (validation.reason ?? "Invalid") as Reason, message: messageOf(validation, all) }];
  });
}

const messageMax = 5 * 1024;

function messageOf({ expression, message, messageExpression }: Validation, variables: Variables): string {
  const result =
    messageExpression === undefined || messageExpression === ""
      ? undefined
      : evaluate(messageExpression, variables);
  if (result !== undefined && "value" in result && typeof result.value === "string") {
    const text = result.value.trim();
    if (text !== "" && !/[\n\r]/.test(text) && text.length <= messageMax) return text;
  }
  const given = (message ?? "").trim();
  return given === "" ? `failed expression: ${expression.trim()}` : given;
}
