import type { Rules } from "../../api/rules.ts";
import { forbiddenField, required, tooLong, unsupported, type FieldError } from "../../api/field-error.ts";
import { dnsLabel, nameErrors } from "../../api/names.ts";
import { ageColumn } from "../columns.ts";
import { immutable } from "../immutable.ts";
import { domainPrefixedPathErrors } from "../qualified-name.ts";
import { validateTypedReference } from "./ingress-backend-validation.ts";
import type { IngressClass } from "./ingress-class.ts";

const controllerMax = 250;
const scopes = ["Cluster", "Namespace"];

/** @models pkg/apis/networking/validation/validation.go ValidateIngressClass, 1.33 */
function validate({ spec }: IngressClass, old: IngressClass | undefined): readonly FieldError[] {
  const { controller = "", parameters } = spec;
  return [
    ...(old === undefined ? [] : immutable("spec.controller", controller, old.spec.controller)),
    ...(controller.length > controllerMax ? [tooLong("spec.controller", controllerMax)] : []),
    ...domainPrefixedPathErrors("spec.controller", controller),
    ...(parameters === undefined ? [] : validateParameters("spec.parameters", parameters)),
  ];
}

type Parameters = NonNullable<IngressClass["spec"]["parameters"]>;

function validateParameters(field: string, parameters: Parameters): readonly FieldError[] {
  return [...validateTypedReference(field, parameters), ...scopeErrors(field, parameters)];
}

function scopeErrors(field: string, { scope = "", namespace }: Parameters): readonly FieldError[] {
  const place = `${field}.namespace`;
  if (!scopes.includes(scope)) return [unsupported(`${field}.scope`, scope, scopes)];
  if (scope === "Cluster") {
    return namespace === undefined ? [] : [forbiddenField(place, "`parameters.scope` is set to 'Cluster'")];
  }
  return namespace === undefined
    ? [required(place, "`parameters.scope` is set to 'Namespace'")]
    : nameErrors(place, namespace, dnsLabel);
}

function parametersOf({ spec: { parameters } }: IngressClass): string {
  if (parameters === undefined) return "<none>";
  const { apiGroup, kind, name } = parameters;
  return `${kind}${apiGroup === undefined ? "" : `.${apiGroup}`}/${name}`;
}

/** @models pkg/printers/internalversion/printers.go printIngressClass, 1.33 */
export const ingressClassRules: Rules<IngressClass> = {
  validate,
  columns: [
    { name: "Controller", cell: ({ spec }) => spec.controller ?? "" },
    { name: "Parameters", cell: parametersOf },
    ageColumn,
  ],
};
