import { compareQuantities, parseQuantity } from "../../../wire/quantity.ts";
import { relaxed } from "../printers/custom-columns.ts";
import { parsePath } from "../printers/json-path-printer.ts";

/**
 * Sorts by what a JSONPath finds in each row's object; what has nothing there comes first.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/get/sorter.go, 1.33
 */
export function sortRows<T extends { readonly object?: object }>(
  rows: readonly T[],
  expression: string,
): readonly T[] {
  const path = parsePath(relaxed(expression));
  const keyed = rows.map((row) => ({ row, key: path.find(row.object ?? {})[0] }));
  // The real one fails silently if several rows are to be sorted by a field that none of them has.
  if (rows.length > 1 && keyed.every(({ key }) => key === undefined)) return [];
  return keyed.toSorted((one, other) => compare(one.key, other.key)).map(({ row }) => row);
}

function compare(one: unknown, other: unknown): number {
  if (one === undefined || other === undefined)
    return Number(one !== undefined) - Number(other !== undefined);
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "string" && typeof other === "string") return compareTexts(one, other);
  return 0;
}

function compareTexts(one: string, other: string): number {
  if (parseQuantity(one) !== undefined && parseQuantity(other) !== undefined)
    return compareQuantities(one, other);
  return one < other ? -1 : Number(one > other);
}
