import type {
  AuditAnnotation,
  ParamKind,
  Validation,
  Variable,
} from "kubernetes-types/admissionregistration/v1";
import { policyExpressionErrors } from "../../api/cel/policy-expressions.ts";
import { duplicate, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { dns1035Label, nameErrors, subdomain } from "../../api/names.ts";
import { byteLength } from "../../kernel/text.ts";
import { ageColumn } from "../columns.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import { oneOf } from "../validation.ts";
import { validateMatchConditions } from "./match-condition-validation.ts";
import { validateMatchResources } from "./match-resources-validation.ts";
import type { ValidatingAdmissionPolicy } from "./validating-admission-policy.ts";

const annotationsMax = 20;
const annotationBytesMax = 5 * 1024;
const reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"];
const eitherPart = "validations or auditAnnotations must contain at least one item";
const identifier = /^[_a-zA-Z][_a-zA-Z0-9]*$/;
const reserved = new Set(
  "true false null in as break const continue else for function if import let loop package namespace return var void while".split(
    " ",
  ),
);

/** @models pkg/apis/admissionregistration/validation/validation.go validateValidatingAdmissionPolicySpec, 1.33 */
function validate({ metadata, spec }: ValidatingAdmissionPolicy): readonly FieldError[] {
  const { failurePolicy, paramKind, variables = [], validations = [], auditAnnotations = [] } = spec;
  const isEmpty = validations.length + auditAnnotations.length === 0;
  return [
    ...oneOf("spec.failurePolicy", failurePolicy, ["Fail", "Ignore"]),
    ...(paramKind === undefined ? [] : paramKindErrors("spec.paramKind", paramKind)),
    ...constraintErrors("spec.matchConstraints", spec.matchConstraints),
    ...validateMatchConditions("spec.matchConditions", spec.matchConditions ?? []),
    ...variables.flatMap((variable, index) => variableErrors(`spec.variables[${index}]`, variable)),
    ...(isEmpty
      ? [required("spec.validations", eitherPart), required("spec.auditAnnotations", eitherPart)]
      : []),
    ...validations.flatMap((one, index) => validationErrors(`spec.validations[${index}]`, one)),
    ...annotationErrors("spec.auditAnnotations", metadata.name, auditAnnotations),
    ...policyExpressionErrors(spec),
  ];
}

function constraintErrors(
  field: string,
  matching: ValidatingAdmissionPolicy["spec"]["matchConstraints"],
): readonly FieldError[] {
  if (matching === undefined) return [required(field)];
  const errors = validateMatchResources(field, matching);
  return (matching.resourceRules ?? []).length > 0 ? errors : [...errors, required(`${field}.resourceRules`)];
}

function paramKindErrors(field: string, { apiVersion = "", kind = "" }: ParamKind): readonly FieldError[] {
  const wrongKind = dns1035Label(kind.toLowerCase());
  const mixed = "may have mixed case, but should otherwise match: ";
  return [
    ...apiVersionErrors(`${field}.apiVersion`, apiVersion),
    ...(kind === "" ? [required(`${field}.kind`)] : []),
    ...(kind === "" || wrongKind === undefined
      ? []
      : [invalidValue(`${field}.kind`, kind, mixed + wrongKind)]),
  ];
}

function apiVersionErrors(field: string, text: string): readonly FieldError[] {
  if (text === "") return [required(field)];
  const parts = text.split("/");
  if (parts.length > 2) return [invalidValue(field, text, `unexpected GroupVersion string: ${text}`)];
  const [group = "", version = ""] = parts.length === 2 ? parts : ["", text];
  return [
    ...(group === "" ? [] : nameErrors(field, group, subdomain)),
    ...(version === ""
      ? [invalidValue(field, text, "version must be specified")]
      : nameErrors(field, version, dns1035Label)),
  ];
}

function variableErrors(field: string, { name, expression }: Variable): readonly FieldError[] {
  const isIdentifier = identifier.test(name) && !reserved.has(name);
  const named =
    name.trim() === ""
      ? [required(`${field}.name`, "name is not specified")]
      : isIdentifier
        ? []
        : [invalidValue(`${field}.name`, name, "name is not a valid CEL identifier")];
  return expression.trim() === ""
    ? [...named, required(`${field}.expression`, "expression is not specified")]
    : named;
}

function validationErrors(field: string, validation: Validation): readonly FieldError[] {
  const { expression, message = "", messageExpression = "", reason } = validation;
  const errors: FieldError[] = [];
  if (expression.trim() === "") {
    errors.push(required(`${field}.expression`, "expression is not specified"));
  }
  if (messageExpression !== "" && messageExpression.trim() === "") {
    errors.push(
      invalidValue(`${field}.messageExpression`, messageExpression, "must be non-empty if specified"),
    );
  }
  if (message !== "" && message.trim() === "") {
    errors.push(invalidValue(`${field}.message`, message, "message must be non-empty if specified"));
  } else if (/[\n\r]/.test(message.trim())) {
    errors.push(invalidValue(`${field}.message`, message, "message must not contain line breaks"));
  }
  return [...errors, ...oneOf(`${field}.reason`, reason, reasons)];
}

function annotationErrors(
  field: string,
  policy: string,
  annotations: readonly AuditAnnotation[],
): readonly FieldError[] {
  const keys = new Set<string>();
  const wrongs = annotations.flatMap(({ key, valueExpression }, index) => {
    const place = `${field}[${index}]`;
    const repeated = keys.has(key) ? [duplicate(`${place}.key`, key)] : [];
    keys.add(key);
    return [
      ...qualifiedNameErrors(`${place}.key`, `${policy}/${key}`),
      ...valueErrors(`${place}.valueExpression`, valueExpression.trim()),
      ...repeated,
    ];
  });
  const { length } = annotations;
  if (length <= annotationsMax) return wrongs;
  const why = `must not have more than ${annotationsMax} auditAnnotations`;
  return [invalidValue(field, annotations, why), ...wrongs];
}

function valueErrors(field: string, expression: string): readonly FieldError[] {
  if (expression === "") return [required(field, "valueExpression is not specified")];
  return byteLength(expression) > annotationBytesMax
    ? [required(field, `must not exceed ${annotationBytesMax} bytes in length`)]
    : [];
}

function paramKindOf({ spec: { paramKind } }: ValidatingAdmissionPolicy): string {
  return paramKind === undefined ? "<unset>" : `${paramKind.apiVersion}/${paramKind.kind}`;
}

/** @models pkg/printers/internalversion/printers.go printValidatingAdmissionPolicy, 1.33 */
export const validatingAdmissionPolicyRules: Rules<ValidatingAdmissionPolicy> = {
  validate,
  columns: [
    { name: "Validations", type: "integer", cell: ({ spec }) => (spec.validations ?? []).length },
    { name: "ParamKind", cell: paramKindOf },
    ageColumn,
  ],
};
