import type { ResourceRequirements } from "kubernetes-types/core/v1";
import {
  duplicate,
  forbiddenField,
  invalidValue,
  notFoundField,
  required,
  type FieldError,
} from "../../api/field-error.ts";
import { dnsLabel, nameErrors } from "../../api/names.ts";
import { compareQuantities, parseQuantity } from "../../wire/quantity.ts";
import { resourceQuantityErrors, shownQuantity } from "./quantity-validation.ts";
import { containerResourceErrors, isOvercommitAllowed } from "./resource-names.ts";

type Quantities = Readonly<Record<string, string>>;
type NameCheck = (field: string, name: string) => readonly FieldError[];

interface Options {
  /** The names of the pod's resource claims. */
  readonly claims?: readonly string[];
  readonly nameErrors?: NameCheck;
}

/** @models pkg/apis/core/validation/validation.go ValidateContainerResourceRequirements, 1.33 */
export function validateResourceRequirements(
  field: string,
  requirements: ResourceRequirements,
  { claims = [], nameErrors: check = containerResourceErrors }: Options = {},
): readonly FieldError[] {
  const { limits = {}, requests = {} } = requirements;
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  const isLonely = names.some(isHugePages) && !names.includes("cpu") && !names.includes("memory");
  return [
    ...amountErrors(`${field}.limits`, limits, check),
    ...Object.keys(requests).flatMap((name) => [
      ...amountErrors(`${field}.requests`, { [name]: requests[name] ?? "0" }, check, () =>
        boundErrors(field, name, { limits, requests }),
      ),
    ]),
    ...(isLonely ? [forbiddenField(field, "HugePages require cpu or memory")] : []),
    ...claimErrors(`${field}.claims`, requirements.claims ?? [], claims),
  ];
}

function isHugePages(name: string): boolean {
  return name.startsWith("hugepages-");
}

function amountErrors(
  field: string,
  amounts: Quantities,
  check: NameCheck,
  between: () => readonly FieldError[] = () => [],
): readonly FieldError[] {
  return Object.entries(amounts).flatMap(([name, amount]) => {
    const place = `${field}[${name}]`;
    return [
      ...check(place, name),
      ...resourceQuantityErrors(place, name, amount),
      ...between(),
      ...pageErrors(place, name, amount),
    ];
  });
}

/** Huge pages come in whole pages: `hugepages-2Mi`. */
function pageErrors(field: string, name: string, amount: string): readonly FieldError[] {
  if (!isHugePages(name)) return [];
  const page = parseQuantity(name.slice("hugepages-".length))?.nano ?? 0n;
  const nano = parseQuantity(amount)?.nano ?? 0n;
  if (page > 0n && nano > 0n && nano % page === 0n) return [];
  const shown = shownQuantity(amount);
  return [invalidValue(field, shown, `${shown} is not positive integer multiple of ${name}`)];
}

interface Amounts {
  readonly limits: Quantities;
  readonly requests: Quantities;
}

function boundErrors(field: string, name: string, { limits, requests }: Amounts): readonly FieldError[] {
  const [limit, request = "0"] = [limits[name], requests[name]];
  const isFree = isOvercommitAllowed(name);
  if (limit === undefined) {
    const why = "Limit must be set for non overcommitable resources";
    return isFree ? [] : [required(`${field}.limits`, why)];
  }
  const difference = compareQuantities(request, limit);
  const shown = shownQuantity(limit);
  if (difference !== 0 && !isFree) {
    const why = `must be equal to ${name} limit of ${shown}`;
    return [invalidValue(`${field}.requests`, shownQuantity(request), why)];
  }
  if (difference <= 0) return [];
  const why = `must be less than or equal to ${name} limit of ${shown}`;
  return [invalidValue(`${field}.requests`, shownQuantity(request), why)];
}

interface Claim {
  readonly name?: string;
  readonly request?: string;
}

function claimErrors(field: string, list: readonly Claim[], known: readonly string[]): readonly FieldError[] {
  const seen = new Set<string>();
  return list.flatMap(({ name = "", request = "" }, index) => {
    const place = `${field}[${index}]`;
    if (name === "") return [required(place)];
    const errors: FieldError[] = [];
    const key = request === "" ? name : `${name}/${request}`;
    if (request !== "") errors.push(...nameErrors(`${place}.request`, request, dnsLabel));
    const isTaken =
      seen.has(name) ||
      seen.has(key) ||
      (request === "" && [...seen].some((other) => other.startsWith(`${name}/`)));
    if (isTaken) errors.push(duplicate(place, seen.has(name) ? name : key));
    seen.add(key);
    if (!known.includes(name)) errors.push(unknownClaim(place, name, known));
    return errors;
  });
}

function unknownClaim(field: string, name: string, known: readonly string[]): FieldError {
  const rest = known.length === 0 ? " which is empty" : `: ${known.toSorted().join(", ")}`;
  const error = notFoundField(field, name);
  return {
    ...error,
    message: `${error.message}: must be one of the names in pod.spec.resourceClaims${rest}`,
  };
}
