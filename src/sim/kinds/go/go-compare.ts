import { isObject, jsonEqual } from "../../wire/json.ts";
import { compareQuantities } from "../../wire/quantity.ts";
import { alignment } from "./alignment.ts";
import type { InternalType, ListType, MapType, PointerType, StructType } from "./internal-type.ts";

/** A side that has nothing at this place: an element that was added or removed, a key that is not in the map. */
export const absent: unique symbol = Symbol("absent");

/**
 * Two values side by side, and all that is inside them.
 * @models github.com/google/go-cmp cmp/report_value.go valueNode, 0.7
 */
export interface Comparison {
  readonly type: InternalType;
  readonly x: unknown;
  readonly y: unknown;
  /** The fields, elements or entries; for a pointer the value behind it. Empty for a leaf. */
  readonly records: readonly ComparedRecord[];
  readonly differences: number;
  readonly same: number;
  readonly descendants: number;
  readonly depth: number;
}

export interface ComparedRecord {
  readonly key: string;
  readonly value: Comparison;
}

/** @models github.com/google/go-cmp cmp/compare.go compareAny, 0.7 */
export function compare(type: InternalType, x: unknown, y: unknown): Comparison {
  if (x === absent || y === absent) return leaf(type, { x, y, isSame: false });
  if (type.is === "scalar") return leaf(type, { x, y, isSame: isSameScalar(type.scalar, x, y) });
  if (type.is === "struct") return inner(type, { x, y }, fields(type, fieldsOf(x), fieldsOf(y)));
  if (isNil(x) || isNil(y)) return leaf(type, { x, y, isSame: isNil(x) && isNil(y) });
  return inner(type, { x, y }, inside(type, x, y));
}

function inside(type: PointerType | ListType | MapType, x: unknown, y: unknown): readonly ComparedRecord[] {
  if (type.is === "pointer") return [{ key: "", value: compare(type.to, x, y) }];
  return type.is === "list"
    ? elements(type.of, listOf(x), listOf(y))
    : entries(type.of, fieldsOf(x), fieldsOf(y));
}

interface Sides {
  readonly x: unknown;
  readonly y: unknown;
}

function leaf(type: InternalType, { x, y, isSame }: Sides & { readonly isSame: boolean }): Comparison {
  const differences = isSame ? 0 : 1;
  return { type, x, y, records: [], differences, same: 1 - differences, descendants: 0, depth: 0 };
}

function inner(type: InternalType, { x, y }: Sides, records: readonly ComparedRecord[]): Comparison {
  const total = (of: (value: Comparison) => number): number =>
    records.reduce((sum, { value }) => sum + of(value), 0);
  return {
    type,
    x,
    y,
    records,
    differences: total(({ differences }) => differences),
    same: total(({ same }) => same),
    descendants: total(({ descendants }) => descendants + 1),
    depth: records.reduce((deepest, { value }) => Math.max(deepest, value.depth + 1), 0),
  };
}

export function isNil(value: unknown): boolean {
  return value === undefined || value === null;
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function fields(
  type: StructType,
  x: Readonly<Record<string, unknown>>,
  y: Readonly<Record<string, unknown>>,
): readonly ComparedRecord[] {
  return type.fields.map(({ name, json, type: of }) => ({
    key: name,
    value: json === "" ? compare(of, x, y) : compare(of, x[json], y[json]),
  }));
}

function entries(
  of: InternalType,
  x: Readonly<Record<string, unknown>>,
  y: Readonly<Record<string, unknown>>,
): readonly ComparedRecord[] {
  const keys = [...new Set([...Object.keys(x), ...Object.keys(y)])].toSorted();
  const side = (map: Readonly<Record<string, unknown>>, key: string): unknown =>
    Object.hasOwn(map, key) ? map[key] : absent;
  return keys.map((key) => ({ key, value: compare(of, side(x, key), side(y, key)) }));
}

function elements(of: InternalType, x: readonly unknown[], y: readonly unknown[]): readonly ComparedRecord[] {
  const isSimilar = (a: unknown, b: unknown): boolean => {
    const { same, differences } = compare(of, a, b);
    return same + 1 >= differences;
  };
  return alignment(x, y, { isSame: jsonEqual, isSimilar }).map(([i, j]) => ({
    key: "",
    value: compare(of, i === undefined ? absent : x[i], j === undefined ? absent : y[j]),
  }));
}

function isSameScalar(scalar: string, x: unknown, y: unknown): boolean {
  if (scalar === "quantity") return compareQuantities(textOf(x, "0"), textOf(y, "0")) === 0;
  return (isNil(x) ? zeroOf(scalar) : x) === (isNil(y) ? zeroOf(scalar) : y);
}

/** Of text or a number; `empty` for what is not there. */
export function textOf(value: unknown, empty: string): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : empty;
}

/** The value that Go has where JSON has none. */
export function zeroOf(scalar: string): unknown {
  if (scalar === "number" || scalar === "intOrString") return 0;
  return scalar === "bool" ? false : "";
}
