import type {
  JobSpec,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyOnPodConditionsPattern,
  PodFailurePolicyRule,
} from "kubernetes-types/batch/v1";
import {
  duplicate,
  GoText,
  invalidValue,
  required,
  tooMany,
  unsupported,
  wrongField,
  type FieldError,
} from "../../api/field-error.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";

const rulesMax = 20;
const valuesMax = 255;
const patternsMax = 20;
const actions = ["Count", "FailIndex", "FailJob", "Ignore"];
const operators = ["In", "NotIn"];
const statuses = ["False", "True", "Unknown"];

/** A list of words as Go's %q prints it. */
function quoted(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(" ")}]`;
}

function wordErrors(
  field: string,
  word: string | undefined,
  known: readonly string[],
): readonly FieldError[] {
  if ((word ?? "") === "") return [required(field, `valid values: ${quoted(known)}`)];
  return known.includes(word ?? "") ? [] : [unsupported(field, word, known)];
}

/** @models pkg/apis/batch/validation/validation.go validatePodFailurePolicy, 1.33 */
export function failurePolicyErrors(field: string, spec: JobSpec): readonly FieldError[] {
  const rules = spec.podFailurePolicy?.rules ?? [];
  const { containers = [], initContainers = [] } = spec.template.spec ?? {};
  const names = new Set([...containers, ...initContainers].map(({ name }) => name));
  return [
    ...(rules.length > rulesMax ? [tooMany(`${field}.rules`, rules.length, rulesMax)] : []),
    ...rules.flatMap((rule, index) => ruleErrors(`${field}.rules[${index}]`, rule, { spec, names })),
  ];
}

interface Around {
  readonly spec: JobSpec;
  readonly names: ReadonlySet<string>;
}

function ruleErrors(
  field: string,
  rule: PodFailurePolicyRule,
  { spec, names }: Around,
): readonly FieldError[] {
  const { action, onExitCodes, onPodConditions = [] } = rule;
  const errors: FieldError[] =
    action === "FailIndex"
      ? spec.backoffLimitPerIndex === undefined
        ? [invalidValue(`${field}.action`, action, "requires the backoffLimitPerIndex to be set")]
        : []
      : [...wordErrors(`${field}.action`, action, actions)];
  if (onExitCodes !== undefined) errors.push(...exitCodeErrors(`${field}.onExitCodes`, onExitCodes, names));
  errors.push(...conditionErrors(`${field}.onPodConditions`, onPodConditions));
  const count = Number(onExitCodes !== undefined) + Number(onPodConditions.length > 0);
  if (count === 2) {
    errors.push(wrongField(field, "specifying both OnExitCodes and OnPodConditions is not supported"));
  }
  if (count === 0) {
    errors.push(wrongField(field, "specifying one of OnExitCodes and OnPodConditions is required"));
  }
  return errors;
}

function conditionErrors(
  field: string,
  patterns: readonly PodFailurePolicyOnPodConditionsPattern[],
): readonly FieldError[] {
  return [
    ...(patterns.length > patternsMax ? [tooMany(field, patterns.length, patternsMax)] : []),
    ...patterns.flatMap(({ type, status }, index) => [
      ...qualifiedNameErrors(`${field}[${index}].type`, type ?? ""),
      ...wordErrors(`${field}[${index}].status`, status, statuses),
    ]),
  ];
}

function exitCodeErrors(
  field: string,
  { operator, containerName, values = [] }: Partial<PodFailurePolicyOnExitCodesRequirement>,
  names: ReadonlySet<string>,
): readonly FieldError[] {
  const errors: FieldError[] = [...wordErrors(`${field}.operator`, operator, operators)];
  if (containerName !== undefined && !names.has(containerName)) {
    const why = "must be one of the container or initContainer names in the pod template";
    errors.push(invalidValue(`${field}.containerName`, containerName, why));
  }
  const place = `${field}.values`;
  const shown = new GoText(`[]int32{${values.join(", ")}}`);
  if (values.length === 0) errors.push(invalidValue(place, shown, "at least one value is required"));
  if (values.length > valuesMax) errors.push(tooMany(place, values.length, valuesMax));
  const seen = new Set<number>();
  for (const [index, value] of values.entries()) {
    if (operator === "In" && value === 0) {
      errors.push(invalidValue(`${place}[${index}]`, value, "must not be 0 for the In operator"));
    }
    if (seen.has(value)) errors.push(duplicate(`${place}[${index}]`, value));
    seen.add(value);
  }
  const isOrdered = values.every((value, index) => index === 0 || (values[index - 1] ?? 0) <= value);
  return isOrdered ? errors : [...errors, invalidValue(place, shown, "must be ordered")];
}
