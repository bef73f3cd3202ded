import { duplicate, invalidValue, required, unsupported, type FieldError } from "../api/field-error.ts";
import { nameErrors, type NameRule } from "../api/names.ts";

/** Small checks that several kinds share. Each answers with what is wrong. */

export function notNegative(field: string, value: number | undefined): readonly FieldError[] {
  return value !== undefined && value < 0
    ? [invalidValue(field, value, "must be greater than or equal to 0")]
    : [];
}

export function inRange(
  field: string,
  value: number,
  [first, last]: readonly [number, number],
): readonly FieldError[] {
  return value >= first && value <= last
    ? []
    : [invalidValue(field, value, `must be between ${first} and ${last}, inclusive`)];
}

/** `value` is one of a few words. Missing is fine unless a default was to be there. */
export function oneOf(
  field: string,
  value: string | undefined,
  supported: readonly string[],
): readonly FieldError[] {
  return value === undefined || supported.includes(value) ? [] : [unsupported(field, value, supported)];
}

/** Every element has a name that fits the rule, and no two have the same. */
export function uniqueNames(field: string, names: readonly string[], rule: NameRule): readonly FieldError[] {
  const seen = new Set<string>();
  return names.flatMap((name, index): readonly FieldError[] => {
    const place = `${field}[${index}].name`;
    if (name === "") return [required(place)];
    const errors = nameErrors(place, name, rule);
    if (errors.length > 0) return errors;
    if (seen.has(name)) return [duplicate(place, name)];
    seen.add(name);
    return [];
  });
}

const portName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** An IANA service name: what a named port may be called. */
export function wrongPortName(name: string): string | undefined {
  if (name.length > 15) return "must be no more than 15 characters";
  if (!/^[-a-z0-9]+$/.test(name))
    return "must contain only alphanumeric characters (a-z, 0-9), and hyphens (-)";
  if (!/[a-z]/.test(name)) return "must contain at least one letter (a-z)";
  if (name.includes("--")) return "must not contain consecutive hyphens";
  return portName.test(name) ? undefined : "must not begin or end with a hyphen";
}

/** A port by number or by name. */
export function portErrors(field: string, port: number | string): readonly FieldError[] {
  if (typeof port === "number") return inRange(field, port, [1, 65_535]);
  return nameErrors(field, port, wrongPortName);
}

/** Go prints a map of strings like this in errors. */
export function goStringMap(map: Readonly<Record<string, string>>): string {
  const entries = Object.keys(map)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(map[key])}`);
  return `map[string]string{${entries.join(", ")}}`;
}
