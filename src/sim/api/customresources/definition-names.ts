import { aggregated } from "../admission/refusal.ts";
import { jsonEqual } from "../../wire/json.ts";
import {
  conditionOf,
  type CustomResourceDefinition,
  type DefinitionCondition,
  type DefinitionNames,
} from "./definition.ts";

/** The names that a definition may use, and what is said about them. */
export interface Naming {
  readonly acceptedNames: Partial<DefinitionNames>;
  readonly conditions: readonly DefinitionCondition[];
}

interface Taken {
  readonly resources: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
}

/**
 * Accepts the names of a definition that no other one of its group uses.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/controller/status/naming_controller.go, 1.33
 */
export function namingOf(
  definition: CustomResourceDefinition,
  all: Iterable<CustomResourceDefinition>,
): Naming {
  const taken = takenNames(definition.spec.group, all);
  const { names } = definition.spec;
  const accepted = definition.status.acceptedNames ?? {};
  const result: { -readonly [K in keyof DefinitionNames]?: DefinitionNames[K] } = { ...accepted };
  let conflict: DefinitionCondition | undefined;
  const refuse = (reason: string, message: string): void => {
    conflict = { type: "NamesAccepted", status: "False", reason, message };
  };
  const name = (
    field: "plural" | "singular" | "kind" | "listKind",
    reason: string,
    used: ReadonlySet<string>,
  ): void => {
    const wanted = names[field] ?? "";
    const wrong = inUse(wanted, accepted[field], used);
    if (wrong === undefined) result[field] = wanted;
    else refuse(reason, wrong);
  };
  name("plural", "PluralConflict", taken.resources);
  name("singular", "SingularConflict", taken.resources);
  const wrong = wrongShortNames(names.shortNames ?? [], accepted.shortNames ?? [], taken.resources);
  if (wrong.length > 0) refuse("ShortNamesConflict", aggregated(wrong));
  else assign(result, "shortNames", names.shortNames);
  name("kind", "KindConflict", taken.kinds);
  name("listKind", "ListKindConflict", taken.kinds);
  assign(result, "categories", names.categories);
  const naming = conflict ?? accepts;
  return { acceptedNames: result, conditions: [naming, established(definition, naming)] };
}

const accepts: DefinitionCondition = {
  type: "NamesAccepted",
  status: "True",
  reason: "NoConflicts",
  message: "no conflicts found",
};

function assign(
  names: { -readonly [K in keyof DefinitionNames]?: DefinitionNames[K] },
  field: "shortNames" | "categories",
  value: readonly string[] | undefined,
): void {
  if (value === undefined) delete names[field];
  else names[field] = value;
}

function takenNames(group: string, all: Iterable<CustomResourceDefinition>): Taken {
  const resources = new Set<string>();
  const kinds = new Set<string>();
  for (const { spec, status } of all) {
    if (spec.group !== group) continue;
    const {
      plural = "",
      singular = "",
      shortNames = [],
      kind = "",
      listKind = "",
    } = status.acceptedNames ?? {};
    for (const name of [plural, singular, ...shortNames]) resources.add(name);
    for (const name of [kind, listKind]) kinds.add(name);
  }
  return { resources, kinds };
}

function inUse(name: string, accepted = "", used: ReadonlySet<string>): string | undefined {
  return name !== accepted && used.has(name) ? `${JSON.stringify(name)} is already in use` : undefined;
}

function wrongShortNames(
  names: readonly string[],
  accepted: readonly string[],
  used: ReadonlySet<string>,
): readonly string[] {
  if (jsonEqual(names, accepted)) return [];
  return names.filter((name) => !accepted.includes(name)).flatMap((name) => inUse(name, "", used) ?? []);
}

/** A definition that was established once stays so. */
function established(definition: CustomResourceDefinition, naming: DefinitionCondition): DefinitionCondition {
  const old = conditionOf(definition, "Established");
  if (old?.status === "True") return old;
  if (naming.status === "True") {
    return {
      type: "Established",
      status: "False",
      reason: "Installing",
      message: "the initial names have been accepted",
    };
  }
  return (
    old ?? {
      type: "Established",
      status: "False",
      reason: "NotAccepted",
      message: "not all names are accepted",
    }
  );
}

/** The conditions with one more, or another one of its type. The time is that of the last change of its status. */
export function withCondition(
  conditions: readonly DefinitionCondition[],
  condition: DefinitionCondition,
  time: string,
): readonly DefinitionCondition[] {
  const old = conditions.find(({ type }) => type === condition.type);
  const { type, status, reason, message } = condition;
  const since = old?.status === status ? (old.lastTransitionTime ?? time) : time;
  const whole: DefinitionCondition = {
    lastTransitionTime: since,
    ...(message === undefined ? {} : { message }),
    ...(reason === undefined ? {} : { reason }),
    status,
    type,
  };
  if (old === undefined) return [...conditions, whole];
  return conditions.map((one) => (one === old ? whole : one));
}
