import type { TopologySpreadConstraint } from "kubernetes-types/core/v1";
import { duplicate, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import { oneOf } from "../validation.ts";
import { validateSpreadLabelKeys } from "./label-keys-validation.ts";

const policies = ["Honor", "Ignore"];

/** @models pkg/apis/core/validation/validation.go validateTopologySpreadConstraints, 1.33 */
export function validateTopologySpread(
  field: string,
  constraints: readonly TopologySpreadConstraint[],
): readonly FieldError[] {
  const keyOf = ({ topologyKey, whenUnsatisfiable }: TopologySpreadConstraint): string =>
    `{${topologyKey ?? ""}, ${whenUnsatisfiable ?? ""}}`;
  const last = new Map(constraints.map((constraint, index) => [keyOf(constraint), index]));
  return constraints.flatMap((constraint, index) => {
    const place = `${field}[${index}]`;
    const { maxSkew, topologyKey, whenUnsatisfiable } = constraint;
    const errors: FieldError[] = [...positive(`${place}.maxSkew`, maxSkew)];
    if (topologyKey === "") errors.push(required(`${place}.topologyKey`, "can not be empty"));
    errors.push(
      ...oneOf(`${place}.whenUnsatisfiable`, whenUnsatisfiable, ["DoNotSchedule", "ScheduleAnyway"]),
    );
    const key = keyOf(constraint);
    if (last.get(key) !== index) errors.push(duplicate(`${place}.{topologyKey, whenUnsatisfiable}`, key));
    return [
      ...errors,
      ...minDomainsErrors(`${place}.minDomains`, constraint),
      ...oneOf(`${place}.nodeAffinityPolicy`, constraint.nodeAffinityPolicy, policies),
      ...oneOf(`${place}.nodeTaintsPolicy`, constraint.nodeTaintsPolicy, policies),
      ...validateSpreadLabelKeys(`${place}.matchLabelKeys`, constraint),
      ...validateLabelSelector(`${place}.labelSelector`, constraint.labelSelector),
    ];
  });
}

function positive(field: string, value: number): readonly FieldError[] {
  return value > 0 ? [] : [invalidValue(field, value, "must be greater than zero")];
}

function minDomainsErrors(
  field: string,
  { minDomains, whenUnsatisfiable }: TopologySpreadConstraint,
): readonly FieldError[] {
  if (minDomains === undefined) return [];
  const why = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`;
  return [
    ...positive(field, minDomains),
    ...(whenUnsatisfiable === "DoNotSchedule" ? [] : [invalidValue(field, minDomains, why)]),
  ];
}
