import { UnsignedInt, Duration } from "@marcbachmann/cel-js/evaluator";
import type { Environment } from "@marcbachmann/cel-js";
import { CelError } from "./cel-error.ts";
import { celEqual } from "./cel-equal.ts";

type List = readonly unknown[];

/** Negative, zero or positive, for two values of one type that has an order. */
export function compare(a: unknown, b: unknown): number {
  const [left, right] = [ordinal(a), ordinal(b)];
  if (typeof left !== typeof right && !(isNumber(left) && isNumber(right)))
    throw new CelError("no such overload");
  return left < right ? -1 : Number(left > right);
}

function isNumber(value: unknown): boolean {
  return typeof value === "bigint" || typeof value === "number";
}

function ordinal(value: unknown): bigint | number | string {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof UnsignedInt || value instanceof Duration) return value.valueOf();
  if (typeof value === "bigint" || typeof value === "number" || typeof value === "string") return value;
  const inner: unknown = (value as { valueOf?: () => unknown } | null)?.valueOf?.();
  if (typeof inner === "number" || typeof inner === "bigint") return inner;
  throw new CelError("no such overload");
}

function isSorted(list: List): boolean {
  return list.every((item, index) => index === 0 || compare(list[index - 1], item) <= 0);
}

function extreme(name: "min" | "max", list: List): unknown {
  if (list.length === 0) throw new CelError(`${name} called on empty list`);
  const sign = name === "min" ? 1 : -1;
  return list.reduce((best, item) => (compare(item, best) * sign < 0 ? item : best));
}

function sum(list: List): unknown {
  if (list.every((item) => typeof item === "bigint"))
    return list.reduce((total: bigint, item) => total + item, 0n);
  return list.reduce((total: number, item) => total + Number(item), 0);
}

/** Whether every item of one list is in the other. */
function contains(list: List, items: List): boolean {
  return items.every((item) => list.some((one) => celEqual(one, item)));
}

/**
 * `item` is how signatures name the type of a list's items: a parameter where types are checked.
 * @models staging/src/k8s.io/apiserver/pkg/cel/library/lists.go, cel-go/ext/sets.go
 */
export function registerLists(environment: Environment, item: "A" | "dyn"): void {
  const find = (list: List, value: unknown): bigint =>
    BigInt(list.findIndex((item) => celEqual(item, value)));
  const findLast = (list: List, value: unknown): bigint =>
    BigInt(list.findLastIndex((item) => celEqual(item, value)));
  environment
    .registerFunction("list<dyn>.isSorted(): bool", isSorted)
    .registerFunction(`list<${item}>.sum(): ${item}`, sum)
    .registerFunction(`list<${item}>.min(): ${item}`, (list: List) => extreme("min", list))
    .registerFunction(`list<${item}>.max(): ${item}`, (list: List) => extreme("max", list))
    .registerFunction("list<dyn>.indexOf(dyn): int", find)
    .registerFunction("list<dyn>.lastIndexOf(dyn): int", findLast)
    .registerType("Sets", Sets as never)
    .registerConstant("sets", "Sets" as never, new Sets())
    .registerFunction("Sets.contains(list<dyn>, list<dyn>): bool", (_: unknown, a: List, b: List) =>
      contains(a, b),
    )
    .registerFunction(
      "Sets.equivalent(list<dyn>, list<dyn>): bool",
      (_: unknown, a: List, b: List) => contains(a, b) && contains(b, a),
    )
    .registerFunction("Sets.intersects(list<dyn>, list<dyn>): bool", (_: unknown, a: List, b: List) =>
      a.some((item) => b.some((one) => celEqual(one, item))),
    );
}

/** The namespace of the functions on sets. */
export class Sets {
  readonly isNamespace: true = true;
}
