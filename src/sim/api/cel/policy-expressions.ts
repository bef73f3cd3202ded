import type { Environment } from "@marcbachmann/cel-js";
import { invalidValue, type FieldError } from "../field-error.ts";
import { policyCheckEnvironment } from "./policy-environment.ts";
import { checkExpression } from "./typed-check.ts";

interface Typed {
  readonly errors: readonly FieldError[];
  readonly type: string;
}

/** Checks one expression: what is wrong with it, and the type of its value. */
function typed(
  field: string,
  text: string,
  { environment, wanted }: { readonly environment: Environment; readonly wanted: readonly string[] },
): Typed {
  if (text.trim() === "") return { errors: [], type: "dyn" };
  const checked = checkExpression(text, environment);
  if ("error" in checked) return { errors: [invalidValue(field, text, checked.error)], type: "dyn" };
  const { type } = checked;
  if (wanted.length === 0 || wanted.includes(type)) return { errors: [], type };
  const names = wanted.map((name) => (name === "null" ? "null_type" : name));
  const what = names.length === 1 ? names[0] : `one of [${names.join(" ")}]`;
  const is = type === "dynamic" ? "dyn" : type;
  return { errors: [invalidValue(field, text, `must evaluate to ${what} but got ${is}`)], type };
}

interface Named {
  readonly name?: string;
  readonly expression?: string;
}

/** The conditions of webhooks and policies. */
export function conditionErrors(
  field: string,
  conditions: readonly Named[],
  hasParams = false,
): readonly FieldError[] {
  if (conditions.length === 0) return [];
  const environment = policyCheckEnvironment({ hasParams });
  return conditions.flatMap(
    ({ expression = "" }, index) =>
      typed(`${field}[${index}].expression`, expression, { environment, wanted: ["bool"] }).errors,
  );
}

export interface PolicyExpressions {
  readonly paramKind?: unknown;
  readonly matchConditions?: readonly Named[];
  readonly variables?: readonly Named[];
  readonly validations?: readonly { readonly expression?: string; readonly messageExpression?: string }[];
  readonly auditAnnotations?: readonly { readonly valueExpression?: string }[];
}

/**
 * What is wrong with the expressions of a policy, in the order of its fields.
 * @models pkg/apis/admissionregistration/validation/validation.go validateValidatingAdmissionPolicySpec, 1.33
 */
export function policyExpressionErrors(spec: PolicyExpressions): readonly FieldError[] {
  const hasParams = spec.paramKind !== undefined && spec.paramKind !== null;
  const errors = [...conditionErrors("spec.matchConditions", spec.matchConditions ?? [], hasParams)];
  const variables: Record<string, string> = {};
  for (const [index, { name = "", expression = "" }] of (spec.variables ?? []).entries()) {
    const environment = policyCheckEnvironment({ hasParams, variables });
    const found = typed(`spec.variables[${index}].expression`, expression, { environment, wanted: [] });
    errors.push(...found.errors);
    variables[name] = found.type;
  }
  const environment = policyCheckEnvironment({ hasParams, variables });
  return [...errors, ...resultErrors(spec, environment)];
}

function resultErrors(
  { validations = [], auditAnnotations = [] }: PolicyExpressions,
  environment: Environment,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const add = (field: string, text: string | undefined, wanted: readonly string[]): void => {
    errors.push(...typed(field, text ?? "", { environment, wanted }).errors);
  };
  for (const [index, { expression, messageExpression }] of validations.entries()) {
    add(`spec.validations[${index}].expression`, expression, ["bool"]);
    add(`spec.validations[${index}].messageExpression`, messageExpression, ["string"]);
  }
  for (const [index, { valueExpression }] of auditAnnotations.entries()) {
    add(`spec.auditAnnotations[${index}].valueExpression`, valueExpression, ["string", "null"]);
  }
  return errors;
}
