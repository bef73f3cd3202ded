import { invalidValue, required, unsupported, type FieldError } from "../field-error.ts";
import { schemaAt } from "./field-path.ts";
import type { Schema, ValidationRule } from "./schema.ts";

const reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

/** What is wrong with the rules of a schema apart from their expressions. */
export function ruleErrors(schema: Schema, path: string): readonly FieldError[] {
  return (schema["x-kubernetes-validations"] ?? []).flatMap((rule, index) => [
    ...textErrors(rule, `${path}.x-kubernetes-validations[${index}]`),
    ...placeErrors(rule, schema, `${path}.x-kubernetes-validations[${index}]`),
  ]);
}

function hasLines(text: string): boolean {
  return /[\n\r]/.test(text);
}

function saidErrors(rule: string, message: string, path: string): readonly FieldError[] {
  const said = message.trim();
  if (rule.trim() === "") return [required(`${path}.rule`, "rule is not specified")];
  if (message !== "" && said === "") {
    return [invalidValue(`${path}.message`, message, "message must be non-empty if specified")];
  }
  if (hasLines(said))
    return [invalidValue(`${path}.message`, message, "message must not contain line breaks")];
  if (said !== "" || !hasLines(rule.trim())) return [];
  return [required(`${path}.message`, "message must be specified if rule contains line breaks")];
}

function textErrors(
  { rule, message = "", messageExpression = "", reason }: ValidationRule,
  path: string,
): readonly FieldError[] {
  const errors = [...saidErrors(rule, message, path)];
  if (messageExpression !== "" && messageExpression.trim() === "") {
    errors.push(required(`${path}.messageExpression`, "messageExpression must be non-empty if specified"));
  }
  if (reason !== undefined && !reasons.includes(reason))
    errors.push(unsupported(`${path}.reason`, reason, reasons));
  return errors;
}

function placeErrors(
  { fieldPath = "" }: ValidationRule,
  schema: Schema,
  path: string,
): readonly FieldError[] {
  if (fieldPath === "") return [];
  const field = `${path}.fieldPath`;
  const wrong = (why: string): FieldError => invalidValue(field, fieldPath, why);
  return [
    ...(fieldPath.trim() === "" ? [wrong("fieldPath must be non-empty if specified")] : []),
    ...(hasLines(fieldPath) ? [wrong("fieldPath must not contain line breaks")] : []),
    ...(schemaAt(schema, fieldPath) === undefined ? [wrong("fieldPath must be a valid path")] : []),
  ];
}
