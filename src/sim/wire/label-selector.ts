import { unreachable } from "../kernel/assert.ts";
import type { LabelSelector } from "kubernetes-types/meta/v1";

export type Labels = Readonly<Record<string, string>> | undefined;

/** Whether labels satisfy a selector. */
export type LabelTest = (labels: Labels) => boolean;

/** One term of a label selector. */
export interface Requirement {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "GreaterThan" | "LessThan";
  readonly values: readonly string[];
}

function satisfies(labels: Labels, { key, operator, values }: Requirement): boolean {
  const value = labels?.[key];
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "GreaterThan":
      return value !== undefined && Number(value) > Number(values[0]);
    case "LessThan":
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return unreachable(operator);
  }
}

/** A test that wants all of the terms. */
export function all(requirements: readonly Requirement[]): LabelTest {
  return (labels) => requirements.every((requirement) => satisfies(labels, requirement));
}

/** metav1.LabelSelector as a test. None selects nothing; an empty one selects everything. */
export function labelTest(selector: LabelSelector | undefined): LabelTest {
  if (selector === undefined) return () => false;
  return all(requirementsOf(selector));
}

/** Matches the plain map of a service or replication controller; an empty one selects nothing. */
export function mapTest(selector: Labels): LabelTest {
  const wanted = Object.entries(selector ?? {});
  if (wanted.length === 0) return () => false;
  return (labels) => wanted.every(([key, value]) => labels?.[key] === value);
}

function requirementsOf({ matchLabels, matchExpressions }: LabelSelector): readonly Requirement[] {
  const labels = Object.entries(matchLabels ?? {}).map(([key, value]): Requirement => ({
    key,
    operator: "In",
    values: [value],
  }));
  const expressions = (matchExpressions ?? []).map(({ key, operator, values }): Requirement => ({
    key,
    operator: operator as Requirement["operator"],
    values: values ?? [],
  }));
  return [...labels, ...expressions];
}

const symbols: Readonly<Record<Requirement["operator"], string>> = {
  In: " in ",
  NotIn: " notin ",
  Exists: "",
  DoesNotExist: "!",
  GreaterThan: ">",
  LessThan: "<",
};

/** As tables and messages print it: `app=web,tier in (a,b),!old`; `<none>` if empty. */
export function formatSelector(selector: LabelSelector | undefined): string {
  const requirements = requirementsOf(selector ?? {}).toSorted((a, b) =>
    a.key < b.key ? -1 : Number(a.key > b.key),
  );
  const isFromMap = (requirement: Requirement): boolean =>
    requirement.operator === "In" && selector?.matchLabels?.[requirement.key] !== undefined;
  const texts = requirements.map((one) =>
    isFromMap(one) ? `${one.key}=${one.values[0]}` : formatRequirement(one),
  );
  return texts.length === 0 ? "<none>" : texts.join(",");
}

function formatRequirement({ key, operator, values }: Requirement): string {
  if (operator === "DoesNotExist") return `!${key}`;
  if (operator === "Exists") return key;
  if (operator === "In" || operator === "NotIn") {
    return `${key}${symbols[operator]}(${values.toSorted().join(",")})`;
  }
  return `${key}${symbols[operator]}${values[0]}`;
}

/** `app=web,tier=front` in key order; `<none>` if empty. */
export function formatLabels(labels: Labels): string {
  const entries = Object.entries(labels ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? "<none>" : entries.map(([key, value]) => `${key}=${value}`).join(",");
}
