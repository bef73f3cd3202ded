import type { ScopedResourceSelectorRequirement } from "kubernetes-types/core/v1";
import type { Column } from "../../api/column.ts";
import { invalidValue, GoText, required, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { ageColumn } from "../columns.ts";
import { goStrings, goStruct } from "../go-syntax.ts";
import { resourceQuantityErrors } from "./quantity-validation.ts";
import type { ResourceQuota } from "./resource-quota.ts";
import { isQuotaResource, quotaResourceErrors } from "./resource-names.ts";

type Quantities = Readonly<Record<string, string>>;

/** `pods: 1/10, requests.cpu: 100m/1`: what is used of what is allowed. */
function usage({ status }: ResourceQuota, isLimit: boolean): string {
  const { hard = {}, used = {} } = status;
  const names = Object.keys(hard)
    .filter((name) => name.startsWith("limits.") === isLimit)
    .toSorted();
  return names.map((name) => `${name}: ${used[name] ?? "0"}/${hard[name]}`).join(", ");
}

/** @models pkg/printers/internalversion/printers.go printResourceQuota, 1.33 */
const columns: readonly Column<ResourceQuota>[] = [
  { ...ageColumn, until: 30 },
  { name: "Request", cell: (object) => usage(object, false) },
  { name: "Limit", cell: (object) => usage(object, true) },
  { ...ageColumn, since: 31 },
];

const podCounts = new Set(["pods"]);
const podAmounts = new Set([
  "pods",
  "cpu",
  "memory",
  "limits.cpu",
  "limits.memory",
  "requests.cpu",
  "requests.memory",
]);
const claimAmounts = new Set(["persistentvolumeclaims", "requests.storage"]);

/** Scopes, and what can be counted within them. */
const scopes: Readonly<Record<string, ReadonlySet<string>>> = {
  Terminating: podAmounts,
  NotTerminating: podAmounts,
  NotBestEffort: podAmounts,
  PriorityClass: podAmounts,
  CrossNamespacePodAffinity: podAmounts,
  BestEffort: podCounts,
  VolumeAttributesClass: claimAmounts,
};

const conflicts = [
  ["BestEffort", "NotBestEffort"],
  ["Terminating", "NotTerminating"],
] as const;

function amountErrors(field: string, amounts: Quantities): readonly FieldError[] {
  return Object.entries(amounts).flatMap(([name, amount]) => {
    const place = `${field}[${name}]`;
    return [...quotaResourceErrors(place, name), ...resourceQuantityErrors(place, name, amount)];
  });
}

function scopeErrors(hard: Quantities, list: readonly string[]): readonly FieldError[] {
  const wrong = (why: string): FieldError =>
    invalidValue("spec.scopes", new GoText(goStrings(list, "core.ResourceQuotaScope")), why);
  const errors = list.flatMap((scope) => {
    const known = scopes[scope];
    const counted = Object.keys(hard).filter((name) => isQuotaResource(name));
    const misplaced = counted.filter((name) => known !== undefined && !known.has(name));
    return [
      ...(known === undefined ? [wrong("unsupported scope")] : []),
      ...misplaced.map(() => wrong("unsupported scope applied to resource")),
    ];
  });
  const clashing = conflicts.filter((pair) => pair.every((scope) => list.includes(scope)));
  return [...errors, ...clashing.map(() => wrong("conflicting scopes"))];
}

const alwaysExists = new Set([
  "BestEffort",
  "NotBestEffort",
  "Terminating",
  "NotTerminating",
  "CrossNamespacePodAffinity",
]);
const mustExist =
  "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

function selectorErrors({ spec }: ResourceQuota): readonly FieldError[] {
  const terms = spec.scopeSelector?.matchExpressions ?? [];
  const place = "spec.scopeSelector.matchExpressions";
  const errors = terms.flatMap((term) => {
    const { scopeName, operator } = term;
    const known = scopes[scopeName];
    const counted = Object.keys(spec.hard ?? {}).filter((name) => isQuotaResource(name));
    const misplaced = counted.filter((name) => known !== undefined && !known.has(name));
    const whole = new GoText(goSelector(terms));
    return [
      ...(known === undefined ? [invalidValue(`${place}.scopeName`, scopeName, "unsupported scope")] : []),
      ...misplaced.map(() => invalidValue(place, whole, "unsupported scope applied to resource")),
      ...(alwaysExists.has(scopeName) && operator !== "Exists"
        ? [invalidValue(`${place}.operator`, operator, mustExist)]
        : []),
      ...operatorErrors(place, term),
    ];
  });
  const names = new Set<string>(terms.map(({ scopeName }) => scopeName));
  const clashing = conflicts.filter((pair) => pair.every((scope) => names.has(scope)));
  const shown = new GoText(goStrings(spec.scopes, "core.ResourceQuotaScope"));
  return [...errors, ...clashing.map(() => invalidValue(place, shown, "conflicting scopes"))];
}

function operatorErrors(
  place: string,
  { operator, values = [] }: ScopedResourceSelectorRequirement,
): readonly FieldError[] {
  if (operator === "In" || operator === "NotIn") {
    const why = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector";
    return values.length > 0 ? [] : [required(`${place}.values`, why)];
  }
  if (operator === "Exists" || operator === "DoesNotExist") {
    const why = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector";
    return values.length === 0 ? [] : [invalidValue(`${place}.values`, new GoText(goStrings(values)), why)];
  }
  return [invalidValue(`${place}.operator`, operator, "not a valid selector operator")];
}

function goSelector(terms: readonly ScopedResourceSelectorRequirement[]): string {
  const type = "core.ScopedResourceSelectorRequirement";
  const items = terms.map(({ scopeName, operator, values }) =>
    goStruct(type, {
      ScopeName: JSON.stringify(scopeName ?? ""),
      Operator: JSON.stringify(operator ?? ""),
      Values: goStrings(values),
    }),
  );
  return `core.ScopeSelector{MatchExpressions:[]${type}{${items.join(", ")}}}`;
}

/** @models pkg/apis/core/validation/validation.go ValidateResourceQuota, ValidateResourceQuotaUpdate, 1.33 */
function validate(object: ResourceQuota, old: ResourceQuota | undefined): readonly FieldError[] {
  const { hard = {}, scopes: list = [] } = object.spec;
  const errors: FieldError[] = [
    ...amountErrors("spec.hard", hard),
    ...scopeErrors(hard, list),
    ...selectorErrors(object),
  ];
  if (old === undefined) return errors;
  const before = new Set(old.spec.scopes ?? []);
  const isSame = before.size === new Set(list).size && list.every((scope) => before.has(scope));
  if (isSame) return errors;
  const shown = new GoText(goStrings(object.spec.scopes, "core.ResourceQuotaScope"));
  return [...errors, invalidValue("spec.scopes", shown, "field is immutable")];
}

function validateStatus({ status }: ResourceQuota): readonly FieldError[] {
  return [
    ...amountErrors("status.hard", status.hard ?? {}),
    ...amountErrors("status.used", status.used ?? {}),
  ];
}

export const resourceQuotaRules: Rules<ResourceQuota> = { validate, validateStatus, columns };
