import { invalidValue, type FieldError } from "../../api/field-error.ts";
import { formatQuantity, parseQuantity } from "../../wire/quantity.ts";
import { go } from "../go/go-value.ts";
import { isIntegerResource } from "./resource-names.ts";

const billion = 1_000_000_000n;

function nanoOf(quantity: unknown): bigint {
  return parseQuantity(String(quantity))?.nano ?? 0n;
}

/** As Go's messages print it: the canonical text. */
export function shownQuantity(quantity: unknown): string {
  const parsed = parseQuantity(String(quantity));
  return parsed === undefined ? String(quantity) : formatQuantity(parsed);
}

export function notNegativeQuantity(field: string, quantity: unknown): readonly FieldError[] {
  if (nanoOf(quantity) >= 0n) return [];
  return [invalidValue(field, shownQuantity(quantity), "must be greater than or equal to 0")];
}

export function positiveQuantity(field: string, quantity: unknown): readonly FieldError[] {
  if (nanoOf(quantity) > 0n) return [];
  return [invalidValue(field, shownQuantity(quantity), "must be greater than zero")];
}

/** Not in whole units: half a byte, half a pod. Finer than a thousandth is rounded up before. */
export function isFractional(quantity: unknown): boolean {
  const nano = nanoOf(quantity);
  const milli = nano > 0n ? (nano + 999_999n) / 1_000_000n : nano / 1_000_000n;
  return milli % 1000n !== 0n;
}

/** @models pkg/apis/core/validation/validation.go ValidateResourceQuantityValue, 1.33 */
export function resourceQuantityErrors(
  field: string,
  name: string,
  quantity: unknown,
): readonly FieldError[] {
  const errors = notNegativeQuantity(field, quantity);
  if (!isIntegerResource(name) || !isFractional(quantity)) return errors;
  return [...errors, invalidValue(field, go("resource.Quantity", quantity), "must be an integer")];
}

/** Whole units, rounded up. */
export function unitsOf(quantity: unknown): bigint {
  const nano = nanoOf(quantity);
  return nano > 0n ? (nano + billion - 1n) / billion : nano / billion;
}
