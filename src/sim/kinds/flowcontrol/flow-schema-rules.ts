import type { FlowSchemaSpec } from "kubernetes-types/flowcontrol/v1";
import {
  duplicate,
  GoText,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { jsonEqual } from "../../wire/json.ts";
import { ageColumn } from "../columns.ts";
import { goString, goStruct } from "../go-syntax.ts";
import { goFlowSchemaSpec } from "./go-flow-schema.ts";
import { mandatoryFlowSchemas } from "./initial-flow-schemas.ts";
import { validatePolicyRules } from "./policy-rule-validation.ts";
import type { FlowSchema } from "./flow-schema.ts";

const precedenceMax = 10_000;
const methods = ["ByNamespace", "ByUser"];

/** @models pkg/apis/flowcontrol/validation/validation.go ValidateFlowSchema, 1.33 */
function validate(object: FlowSchema): readonly FieldError[] {
  const { metadata, spec } = object;
  const fixed = mandatoryFlowSchemas.get(metadata.name);
  const isChanged = fixed !== undefined && !jsonEqual(spec, fixed);
  const why = `spec of '${metadata.name}' must equal the fixed value`;
  return [
    ...specErrors(metadata.name, spec),
    ...(isChanged ? [invalidValue("spec", new GoText(goFlowSchemaSpec(spec)), why)] : []),
    ...validateStatus(object),
  ];
}

function specErrors(name: string, spec: FlowSchemaSpec): readonly FieldError[] {
  const { matchingPrecedence = 0, distinguisherMethod, priorityLevelConfiguration, rules = [] } = spec;
  // The reference may be missing, whatever the type says.
  const level = (priorityLevelConfiguration as { name?: string } | undefined)?.name ?? "";
  const levelField = "spec.priorityLevelConfiguration.name";
  const method = distinguisherMethod?.type ?? "";
  return [
    ...precedenceErrors(name, matchingPrecedence),
    ...(distinguisherMethod === undefined || methods.includes(method)
      ? []
      : [
          unsupported(
            "spec.distinguisherMethod.type",
            new GoText(goStruct("flowcontrol.FlowDistinguisherMethod", { Type: goString(method) })),
            methods,
          ),
        ]),
    ...(level === ""
      ? [required(levelField, "must reference a priority level")]
      : nameErrors(levelField, level, subdomain)),
    ...rules.flatMap((rule, index) => validatePolicyRules(`spec.rules[${index}]`, rule)),
  ];
}

function precedenceErrors(name: string, value: number): readonly FieldError[] {
  const field = "spec.matchingPrecedence";
  if (value <= 0) return [invalidValue(field, value, "must be a positive value")];
  if (value > precedenceMax) {
    return [invalidValue(field, value, `must not be greater than ${precedenceMax}`)];
  }
  return value === 1 && name !== "exempt"
    ? [invalidValue(field, value, "only the schema named 'exempt' may have matchingPrecedence 1")]
    : [];
}

function validateStatus({ status }: FlowSchema): readonly FieldError[] {
  return conditionErrors(status.conditions ?? []);
}

/** Conditions have types, and no two the same. */
export function conditionErrors(conditions: readonly { readonly type?: string }[]): readonly FieldError[] {
  const types = new Set<string>();
  return conditions.flatMap(({ type = "" }, index) => {
    const field = `status.conditions[${index}].type`;
    const repeated = types.has(type) ? [duplicate(field, type)] : [];
    types.add(type);
    return type === "" ? [...repeated, required(field, "must not be empty")] : repeated;
  });
}

/** @models pkg/printers/internalversion/printers.go printFlowSchema, 1.33 */
export const flowSchemaRules: Rules<FlowSchema> = {
  validate,
  validateStatus,
  columns: [
    { name: "PriorityLevel", cell: ({ spec }) => spec.priorityLevelConfiguration.name },
    { name: "MatchingPrecedence", cell: ({ spec }) => spec.matchingPrecedence ?? 0 },
    { name: "DistinguisherMethod", cell: ({ spec }) => spec.distinguisherMethod?.type ?? "<none>" },
    ageColumn,
    {
      name: "MissingPL",
      cell: ({ status }) => (status.conditions ?? []).find(({ type }) => type === "Dangling")?.status ?? "?",
    },
  ],
};
