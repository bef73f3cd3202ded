import type { Environment } from "@marcbachmann/cel-js";
import { addQuantities, parseQuantity, type Quantity as Value } from "../../wire/quantity.ts";
import { CelError } from "./cel-error.ts";

const billion = 1_000_000_000n;

/** A quantity as a value of an expression. */
export class Quantity {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }

  valueOf(): bigint {
    return this.value.nano;
  }
}

function quantity(text: string): Quantity {
  const value = parseQuantity(text);
  if (value !== undefined) return new Quantity(value);
  throw new CelError(
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  );
}

function sign(nano: bigint): bigint {
  return nano === 0n ? 0n : nano < 0n ? -1n : 1n;
}

function isInteger({ value: { nano } }: Quantity): boolean {
  return nano % billion === 0n;
}

function asInteger(one: Quantity): bigint {
  if (!isInteger(one)) throw new CelError("cannot convert value to integer");
  return one.value.nano / billion;
}

function sum(a: Quantity, b: Quantity, factor: 1n | -1n): Quantity {
  return new Quantity(addQuantities(a.value, { ...b.value, nano: b.value.nano * factor }));
}

function whole(value: bigint): Quantity {
  return new Quantity({ nano: value * billion, format: "DecimalSI" });
}

/** @models staging/src/k8s.io/apiserver/pkg/cel/library/quantity.go */
export function registerQuantities(environment: Environment): void {
  environment
    .registerType("Quantity", Quantity as never)
    .registerOperator("Quantity == Quantity", (a: Quantity, b: Quantity) => a.value.nano === b.value.nano)
    .registerFunction("quantity(string): Quantity", quantity)
    .registerFunction("isQuantity(string): bool", (text: string) => parseQuantity(text) !== undefined)
    .registerFunction("Quantity.sign(): int", ({ value }: Quantity) => sign(value.nano))
    .registerFunction("Quantity.isInteger(): bool", isInteger)
    .registerFunction("Quantity.asInteger(): int", asInteger)
    .registerFunction(
      "Quantity.asApproximateFloat(): double",
      ({ value }: Quantity) => Number(value.nano) / 1e9,
    )
    .registerFunction("Quantity.add(Quantity): Quantity", (a: Quantity, b: Quantity) => sum(a, b, 1n))
    .registerFunction("Quantity.add(int): Quantity", (a: Quantity, b: bigint) => sum(a, whole(b), 1n))
    .registerFunction("Quantity.sub(Quantity): Quantity", (a: Quantity, b: Quantity) => sum(a, b, -1n))
    .registerFunction("Quantity.sub(int): Quantity", (a: Quantity, b: bigint) => sum(a, whole(b), -1n))
    .registerFunction(
      "Quantity.isGreaterThan(Quantity): bool",
      (a: Quantity, b: Quantity) => a.value.nano > b.value.nano,
    )
    .registerFunction(
      "Quantity.isLessThan(Quantity): bool",
      (a: Quantity, b: Quantity) => a.value.nano < b.value.nano,
    )
    .registerFunction("Quantity.compareTo(Quantity): int", (a: Quantity, b: Quantity) =>
      sign(a.value.nano - b.value.nano),
    );
}
