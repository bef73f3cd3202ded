import type {
  LimitedPriorityLevelConfiguration,
  LimitResponse,
  QueuingConfiguration,
} from "kubernetes-types/flowcontrol/v1";
import {
  forbiddenField,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import type { RuleContext, Rules } from "../../api/rules.ts";
import { jsonEqual } from "../../wire/json.ts";
import { ageColumn } from "../columns.ts";
import { conditionErrors } from "./flow-schema-rules.ts";
import { catchAllSpec } from "./initial-priority-levels.ts";
import type { PriorityLevelConfiguration } from "./priority-level-configuration.ts";
import { exceedsEntropy } from "./shuffle-sharding.ts";

type Spec = PriorityLevelConfiguration["spec"];

const queuesMax = 10_000_000;
const entropyMax = 60;

/** @models pkg/apis/flowcontrol/validation/validation.go ValidatePriorityLevelConfiguration, 1.33 */
function validate(
  object: PriorityLevelConfiguration,
  _: PriorityLevelConfiguration | undefined,
  { minor }: RuleContext,
): readonly FieldError[] {
  const { name } = object.metadata;
  return [
    ...specErrors(name, object.spec),
    ...mandatoryErrors(name, object.spec, minor),
    ...validateStatus(object),
  ];
}

function specErrors(name: string, { type, limited, exempt }: Spec): readonly FieldError[] {
  const errors: FieldError[] = [];
  if ((name === "exempt") !== (type === "Exempt")) {
    const why = "type must be 'Exempt' if and only if name is 'exempt'";
    errors.push(invalidValue("spec.type", type, why));
  }
  if (type === "Exempt") {
    if (limited !== undefined) {
      errors.push(forbiddenField("spec.limited", "must be nil if the type is not Limited"));
    }
    return [...errors, ...sharesErrors("spec.exempt", exempt ?? {})];
  }
  if (type !== "Limited") return [...errors, unsupported("spec.type", type, ["Exempt", "Limited"])];
  if (exempt !== undefined) errors.push(forbiddenField("spec.exempt", "must be nil if the type is Limited"));
  return limited === undefined
    ? [...errors, required("spec.limited", "must not be empty when type is Limited")]
    : [...errors, ...limitedErrors("spec.limited", limited)];
}

/** The fixed levels; of the exempt one, its own part may change. */
function mandatoryErrors(name: string, spec: Spec, minor: number): readonly FieldError[] {
  if (name === "catch-all" && !jsonEqual(spec, catchAllSpec(minor))) {
    return [invalidValue("spec", spec, `spec of '${name}' must equal the fixed value`)];
  }
  if (name === "exempt" && (spec.type !== "Exempt" || spec.limited !== undefined)) {
    const why = `spec of '${name}' except the 'spec.exempt' field must equal the fixed value`;
    return [invalidValue("spec", spec, why)];
  }
  return [];
}

interface Shares {
  readonly nominalConcurrencyShares?: number;
  readonly lendablePercent?: number;
}

function sharesErrors(
  field: string,
  { nominalConcurrencyShares = 0, lendablePercent = 0 }: Shares,
): FieldError[] {
  const place = `${field}.nominalConcurrencyShares`;
  return [
    ...(nominalConcurrencyShares < 0
      ? [invalidValue(place, nominalConcurrencyShares, "must be a non-negative integer")]
      : []),
    ...percentErrors(field, lendablePercent),
  ];
}

function percentErrors(field: string, percent: number): readonly FieldError[] {
  const why = "must be between 0 and 100, inclusive";
  return percent < 0 || percent > 100 ? [invalidValue(`${field}.lendablePercent`, percent, why)] : [];
}

function limitedErrors(field: string, limited: LimitedPriorityLevelConfiguration): readonly FieldError[] {
  const { borrowingLimitPercent = 0, lendablePercent = 0, limitResponse, ...shares } = limited;
  const place = `${field}.borrowingLimitPercent`;
  return [
    ...sharesErrors(field, shares),
    ...responseErrors(`${field}.limitResponse`, limitResponse),
    ...percentErrors(field, lendablePercent),
    ...(borrowingLimitPercent < 0
      ? [invalidValue(place, borrowingLimitPercent, "if specified, must be a non-negative integer")]
      : []),
  ];
}

function responseErrors(field: string, response: LimitResponse | undefined): readonly FieldError[] {
  const { type, queuing } = response ?? { type: "" };
  const place = `${field}.queuing`;
  if (type === "Reject") {
    const why = "must be nil if limited.limitResponse.type is not Limited";
    return queuing === undefined ? [] : [forbiddenField(place, why)];
  }
  if (type !== "Queue") return [unsupported(`${field}.type`, type, ["Queue", "Reject"])];
  return queuing === undefined
    ? [required(place, "must not be empty if limited.limitResponse.type is Limited")]
    : queuingErrors(place, queuing);
}

function queuingErrors(field: string, queuing: QueuingConfiguration): readonly FieldError[] {
  const { queues = 0, handSize = 0, queueLengthLimit = 0 } = queuing;
  const errors: FieldError[] = [];
  if (queueLengthLimit <= 0) {
    errors.push(invalidValue(`${field}.queueLengthLimit`, queueLengthLimit, "must be positive"));
  }
  if (queues <= 0) errors.push(invalidValue(`${field}.queues`, queues, "must be positive"));
  if (queues > queuesMax) {
    errors.push(invalidValue(`${field}.queues`, queues, `must not be greater than ${queuesMax}`));
  }
  const wrong = wrongHand(queues, handSize);
  return wrong === undefined ? errors : [...errors, invalidValue(`${field}.handSize`, handSize, wrong)];
}

function wrongHand(queues: number, handSize: number): string | undefined {
  if (handSize <= 0) return "must be positive";
  if (handSize > queues) return `should not be greater than queues (${queues})`;
  return exceedsEntropy(queues, handSize)
    ? `required entropy bits of deckSize ${queues} and handSize ${handSize} should not be greater than ${entropyMax}`
    : undefined;
}

function validateStatus({ status }: PriorityLevelConfiguration): readonly FieldError[] {
  return conditionErrors(status.conditions ?? []);
}

function queuingOf({ spec }: PriorityLevelConfiguration, field: keyof QueuingConfiguration): string | number {
  return spec.limited?.limitResponse?.queuing?.[field] ?? "<none>";
}

/** @models pkg/printers/internalversion/printers.go printPriorityLevelConfiguration, 1.33 */
export const priorityLevelConfigurationRules: Rules<PriorityLevelConfiguration> = {
  validate,
  validateStatus,
  columns: [
    { name: "Type", cell: ({ spec }) => spec.type },
    {
      name: "AssuredConcurrencyShares",
      until: 25,
      cell: ({ spec }) => spec.limited?.nominalConcurrencyShares ?? "<none>",
    },
    {
      name: "NominalConcurrencyShares",
      since: 26,
      cell: ({ spec }) => spec.limited?.nominalConcurrencyShares ?? "<none>",
    },
    { name: "Queues", cell: (object) => queuingOf(object, "queues") },
    { name: "HandSize", cell: (object) => queuingOf(object, "handSize") },
    { name: "QueueLengthLimit", cell: (object) => queuingOf(object, "queueLengthLimit") },
    ageColumn,
  ],
};
