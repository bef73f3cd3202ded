import type { LimitRangeItem } from "kubernetes-types/core/v1";
import { duplicate, forbiddenField, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { compareQuantities, milliValue } from "../../wire/quantity.ts";
import { createdAtColumn } from "../columns.ts";
import { go } from "../go/go-value.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import type { LimitRange } from "./limit-range.ts";
import { shownQuantity } from "./quantity-validation.ts";
import { containerResourceErrors, isOvercommitAllowed, resourceNameErrors } from "./resource-names.ts";

const types = new Set(["Container", "PersistentVolumeClaim", "Pod"]);
const lists = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"] as const;

type ListName = (typeof lists)[number];

/** @models pkg/apis/core/validation/validation.go ValidateLimitRange, 1.33 */
function validate({ spec }: LimitRange): readonly FieldError[] {
  const seen = new Set<string>();
  return spec.limits.flatMap((item, index) => {
    const place = `spec.limits[${index}]`;
    const { type } = item;
    const errors: FieldError[] = [...typeErrors(`${place}.type`, type)];
    if (seen.has(type)) errors.push(duplicate(`${place}.type`, type));
    seen.add(type);
    return [...errors, ...nameErrors(place, item), ...amountErrors(place, item)];
  });
}

function typeErrors(field: string, type: string): readonly FieldError[] {
  const errors = qualifiedNameErrors(field, type);
  if (errors.length > 0 || type.includes("/") || types.has(type)) return errors;
  return [invalidValue(field, type, "must be a standard limit type or fully qualified")];
}

function nameErrors(place: string, item: LimitRangeItem): readonly FieldError[] {
  const ofContainers = item.type === "Pod" || item.type === "Container";
  const errors = lists.flatMap((list): readonly FieldError[] => {
    const names = Object.keys(item[list] ?? {});
    if (item.type === "Pod" && (list === "default" || list === "defaultRequest")) {
      const why = "may not be specified when `type` is 'Pod'";
      return names.length === 0 ? [] : [forbiddenField(`${place}.${list}`, why)];
    }
    const check = ofContainers ? containerResourceErrors : resourceNameErrors;
    return names.flatMap((name) => check(`${place}.${list}[${name}]`, name));
  });
  const isBounded = item.min?.["storage"] !== undefined || item.max?.["storage"] !== undefined;
  if (item.type !== "PersistentVolumeClaim" || isBounded) return errors;
  const why = "either minimum or maximum storage value is required, but neither was provided";
  return [...errors, required(`${place}.limits`, why)];
}

/** One list may not exceed the other; the refusal shows one of them, under a field of its own. */
interface Order {
  readonly lower: ListName;
  readonly upper: ListName;
  readonly field: ListName;
  readonly shows: ListName;
  readonly words: readonly [lower: string, verb: string, upper: string];
}

const orders: readonly Order[] = [
  { lower: "min", upper: "max", field: "min", shows: "min", words: ["min", "greater", "max"] },
  {
    lower: "min",
    upper: "defaultRequest",
    field: "defaultRequest",
    shows: "defaultRequest",
    words: ["min", "greater", "default request"],
  },
  {
    lower: "defaultRequest",
    upper: "max",
    field: "defaultRequest",
    shows: "defaultRequest",
    words: ["default request", "greater", "max"],
  },
  {
    lower: "defaultRequest",
    upper: "default",
    field: "defaultRequest",
    shows: "defaultRequest",
    words: ["default request", "greater", "default limit"],
  },
  { lower: "min", upper: "default", field: "default", shows: "min", words: ["min", "greater", "default"] },
  { lower: "default", upper: "max", field: "default", shows: "max", words: ["default", "greater", "max"] },
];

function amountErrors(place: string, item: LimitRangeItem): readonly FieldError[] {
  const isPod = item.type === "Pod";
  const counted = lists.filter((list) => !isPod || (list !== "default" && list !== "defaultRequest"));
  const names = new Set(counted.flatMap((list) => Object.keys(item[list] ?? {})));
  return [...names].toSorted().flatMap((name) => {
    const amount = (list: ListName): string | undefined =>
      counted.includes(list) ? item[list]?.[name] : undefined;
    return [
      ...orders.flatMap((order) => orderErrors(place, name, { order, amount })),
      ...ratioErrors(place, name, amount),
      ...overcommitErrors(place, name, amount),
    ];
  });
}

type Amount = (list: ListName) => string | undefined;

function orderErrors(
  place: string,
  name: string,
  { order, amount }: { readonly order: Order; readonly amount: Amount },
): readonly FieldError[] {
  const [lower, upper] = [amount(order.lower), amount(order.upper)];
  if (lower === undefined || upper === undefined || compareQuantities(lower, upper) <= 0) return [];
  const [one, verb, other] = order.words;
  const why = `${one} value ${shownQuantity(lower)} is ${verb} than ${other} value ${shownQuantity(upper)}`;
  return [
    invalidValue(`${place}.${order.field}[${name}]`, go("resource.Quantity", amount(order.shows)), why),
  ];
}

function ratioErrors(place: string, name: string, amount: Amount): readonly FieldError[] {
  const [ratio, min, max] = [amount("maxLimitRequestRatio"), amount("min"), amount("max")];
  if (ratio === undefined) return [];
  const field = `${place}.maxLimitRequestRatio[${name}]`;
  const value = go("resource.Quantity", ratio);
  const errors: FieldError[] = [];
  if (compareQuantities(ratio, "1") < 0) {
    errors.push(invalidValue(field, value, `ratio ${shownQuantity(ratio)} is less than 1`));
  }
  if (min === undefined || max === undefined) return errors;
  const limit = milliValue(max) / milliValue(min);
  if (milliValue(ratio) / 1000 > limit) {
    const why = `ratio ${shownQuantity(ratio)} is greater than max/min = ${limit.toFixed(6)}`;
    errors.push(invalidValue(field, value, why));
  }
  return errors;
}

function overcommitErrors(place: string, name: string, amount: Amount): readonly FieldError[] {
  const [limit, request] = [amount("default"), amount("defaultRequest")];
  if (isOvercommitAllowed(name) || limit === undefined || request === undefined) return [];
  if (compareQuantities(limit, request) === 0) return [];
  const why = `default value ${shownQuantity(limit)} must equal to defaultRequest value ${shownQuantity(request)} in ${name}`;
  return [invalidValue(`${place}.defaultRequest[${name}]`, go("resource.Quantity", request), why)];
}

export const limitRangeRules: Rules<LimitRange> = { validate, columns: [createdAtColumn] };
