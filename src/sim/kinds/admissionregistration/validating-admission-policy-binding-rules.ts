import type { ParamRef } from "kubernetes-types/admissionregistration/v1";
import {
  duplicate,
  forbiddenField,
  GoText,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { nameErrors, pathSegment, subdomain } from "../../api/names.ts";
import { ageColumn } from "../columns.ts";
import { goStrings } from "../go-syntax.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import { validateMatchResources } from "./match-resources-validation.ts";
import type { ValidatingAdmissionPolicyBinding } from "./validating-admission-policy-binding.ts";

const actions = ["Audit", "Deny", "Warn"];
const missingActions = ["Deny", "Allow"];

/** @models pkg/apis/admissionregistration/validation/validation.go validateValidatingAdmissionPolicyBindingSpec, 1.33 */
function validate({ spec }: ValidatingAdmissionPolicyBinding): readonly FieldError[] {
  const { policyName = "", paramRef, matchResources, validationActions = [] } = spec;
  return [
    ...(policyName === ""
      ? [required("spec.policyName")]
      : nameErrors("spec.policyName", policyName, subdomain)),
    ...(paramRef === undefined ? [] : paramErrors("spec.paramRef", paramRef)),
    ...(matchResources === undefined ? [] : validateMatchResources("spec.matchResources", matchResources)),
    ...actionErrors("spec.validationActions", validationActions),
  ];
}

function paramErrors(
  field: string,
  { name = "", selector, parameterNotFoundAction = "" }: ParamRef,
): FieldError[] {
  const errors: FieldError[] = [];
  const isBoth = name !== "" && selector !== undefined;
  const exclusive = "name and selector are mutually exclusive";
  if (name !== "") errors.push(...nameErrors(`${field}.name`, name, pathSegment));
  if (isBoth) errors.push(forbiddenField(`${field}.name`, exclusive));
  errors.push(...validateLabelSelector(`${field}.selector`, selector));
  if (isBoth) errors.push(forbiddenField(`${field}.selector`, exclusive));
  if (name === "" && selector === undefined) {
    errors.push(required(field, "one of name or selector must be specified"));
  }
  const place = `${field}.parameterNotFoundAction`;
  if (parameterNotFoundAction === "") return [...errors, required(place)];
  return missingActions.includes(parameterNotFoundAction)
    ? errors
    : [...errors, unsupported(place, parameterNotFoundAction, missingActions)];
}

function actionErrors(field: string, given: readonly string[]): readonly FieldError[] {
  const wrongs = given.flatMap((action, index) => {
    const place = `${field}[${index}]`;
    return [
      ...(actions.includes(action) ? [] : [unsupported(place, action, actions)]),
      ...(given.indexOf(action) < index ? [duplicate(place, action)] : []),
    ];
  });
  if (given.length === 0) return [required(field, "at least one validation action is required")];
  if (!given.includes("Deny") || !given.includes("Warn")) return wrongs;
  const shown = new GoText(goStrings(given, "admissionregistration.ValidationAction"));
  const why =
    "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)";
  return [...wrongs, invalidValue(field, shown, why)];
}

function paramOf({ spec: { paramRef } }: ValidatingAdmissionPolicyBinding): string {
  const { name = "", namespace = "", selector } = paramRef ?? {};
  if (name !== "") return `${namespace === "" ? "*" : namespace}/${name}`;
  return selector === undefined ? "<unset>" : goSelectorText(selector);
}

/** A selector as the String of its generated Go code prints it. */
function goSelectorText({ matchLabels, matchExpressions }: NonNullable<ParamRef["selector"]>): string {
  const labels = Object.keys(matchLabels ?? {})
    .toSorted()
    .map((key) => `${key}: ${matchLabels?.[key] ?? ""},`);
  const terms = (matchExpressions ?? []).map(
    ({ key, operator, values = [] }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(" ")}],},`,
  );
  return (
    `&LabelSelector{MatchLabels:map[string]string{${labels.join("")}},` +
    `MatchExpressions:[]LabelSelectorRequirement{${terms.join("")}},}`
  );
}

/** @models pkg/printers/internalversion/printers.go printValidatingAdmissionPolicyBinding, 1.33 */
export const validatingAdmissionPolicyBindingRules: Rules<ValidatingAdmissionPolicyBinding> = {
  validate,
  columns: [
    { name: "PolicyName", cell: ({ spec }) => spec.policyName ?? "" },
    { name: "ParamRef", cell: paramOf },
    ageColumn,
  ],
};
