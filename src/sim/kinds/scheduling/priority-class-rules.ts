import { forbiddenField, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { ageColumn } from "../columns.ts";
import { immutable } from "../immutable.ts";
import { oneOf } from "../validation.ts";
import type { PriorityClass } from "./priority-class.ts";

const userMax = 1_000_000_000;
const systemPrefix = "system-";
const systemValues: Readonly<Record<string, number>> = {
  "system-cluster-critical": 2_000_000_000,
  "system-node-critical": 2_000_001_000,
};

/** @models pkg/apis/scheduling/validation/validation.go ValidatePriorityClass, ValidatePriorityClassUpdate, 1.33 */
function validate(object: PriorityClass, old: PriorityClass | undefined): readonly FieldError[] {
  const { value, preemptionPolicy } = object;
  if (old === undefined) {
    return [
      ...valueErrors(object),
      ...oneOf("preemptionPolicy", preemptionPolicy, ["PreemptLowerPriority", "Never"]),
    ];
  }
  return [
    ...(old.value === value ? [] : [forbiddenField("value", "may not be changed in an update.")]),
    ...immutable("preemptionPolicy", preemptionPolicy, old.preemptionPolicy),
  ];
}

function valueErrors({
  metadata: { name },
  value,
  globalDefault = false,
}: PriorityClass): readonly FieldError[] {
  if (!name.startsWith(systemPrefix)) {
    if (value <= userMax) return [];
    return [forbiddenField("value", `maximum allowed value of a user defined priority is ${userMax}`)];
  }
  const wrong = wrongSystemClass(name, value, globalDefault);
  if (wrong === undefined) return [];
  const reserved = `priority class names with '${systemPrefix}' prefix are reserved for system use only. error: ${wrong}`;
  return [forbiddenField("metadata.name", reserved)];
}

function wrongSystemClass(name: string, value: number, globalDefault: boolean): string | undefined {
  const known = systemValues[name];
  if (known === undefined) return `${name} is not a known system priority class`;
  if (value !== known) return `value of ${name} PriorityClass must be ${known}`;
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined;
}

/** @models pkg/printers/internalversion/printers.go printPriorityClass, 1.33 */
export const priorityClassRules: Rules<PriorityClass> = {
  validate,
  columns: [
    { name: "Value", type: "integer", cell: ({ value }) => value },
    { name: "Global-Default", type: "boolean", cell: ({ globalDefault }) => globalDefault ?? false },
    ageColumn,
    { name: "PreemptionPolicy", since: 31, cell: ({ preemptionPolicy }) => preemptionPolicy },
  ],
};
