import { invalidValue, unsupported, type FieldError } from "../api/field-error.ts";

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

/** An IANA service name: what a named port may be called. All that Go says of it. */
export function portNameErrors(field: string, name: string): readonly FieldError[] {
  return wrongsOfPortName(name).map((why) => invalidValue(field, name, why));
}

/** The first of it. */
export function wrongPortName(name: string): string | undefined {
  return wrongsOfPortName(name)[0];
}

function wrongsOfPortName(name: string): readonly string[] {
  const wrongs: string[] = [];
  if (name.length > 15) wrongs.push("must be no more than 15 characters");
  if (!/^[-a-z0-9]+$/.test(name)) {
    wrongs.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  }
  if (!/[a-z]/.test(name)) wrongs.push("must contain at least one letter (a-z)");
  if (name.includes("--")) wrongs.push("must not contain consecutive hyphens");
  if (/^-|-$/.test(name)) wrongs.push("must not begin or end with a hyphen");
  return wrongs;
}

/** A port by number or by name. */
export function portErrors(field: string, port: number | string): readonly FieldError[] {
  return typeof port === "number" ? inRange(field, port, [1, 65_535]) : portNameErrors(field, port);
}
