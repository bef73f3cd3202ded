import { isObject } from "../../wire/json.ts";

const converted = new WeakMap<object, unknown>();

/** A JSON value as one of an expression: integers are CEL's int, objects are maps. The same object gives the same map. */
export function celValue(value: unknown): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value !== "object" || value === null) return value;
  const known = converted.get(value);
  if (known !== undefined) return known;
  const result = Array.isArray(value) ? value.map((item) => celValue(item)) : mapOf(value);
  if (Object.isFrozen(value)) converted.set(value, result);
  return result;
}

function mapOf(object: object): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(object).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, celValue(value)] as const],
    ),
  );
}

/** Back to what JSON can hold. */
export function plainValue(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map((item) => plainValue(item));
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]) => [String(key), plainValue(item)]));
  return isObject(value) ? value.valueOf() : value;
}
