import type { StatusCause } from "../wire/status.ts";

/** One thing that is wrong with an object. `message` is what follows the field's path in the error. */
export interface FieldError extends StatusCause {
  readonly field: string;
  readonly reason: string;
  readonly message: string;
}

export function required(field: string, detail = ""): FieldError {
  return { field, reason: "FieldValueRequired", message: detailed("Required value", detail) };
}

/** `value` is shown as Go shows it: strings quoted, other JSON as it is; use `shown` for what Go prints otherwise. */
export function invalidValue(field: string, value: unknown, detail: string): FieldError {
  return { field, reason: "FieldValueInvalid", message: detailed(`Invalid value: ${shown(value)}`, detail) };
}

/** Something is wrong, whatever the value: it is not shown. */
export function wrongField(field: string, detail: string): FieldError {
  return { field, reason: "FieldValueInvalid", message: detailed("Invalid value", detail) };
}

export function unsupported(field: string, value: unknown, supported: readonly string[]): FieldError {
  const list = supported.map((one) => JSON.stringify(one)).join(", ");
  const message = detailed(`Unsupported value: ${shown(value)}`, `supported values: ${list}`);
  return { field, reason: "FieldValueNotSupported", message };
}

export function duplicate(field: string, value: unknown): FieldError {
  return { field, reason: "FieldValueDuplicate", message: `Duplicate value: ${shown(value)}` };
}

export function forbiddenField(field: string, detail: string): FieldError {
  return { field, reason: "FieldValueForbidden", message: detailed("Forbidden", detail) };
}

/** What should not happen. */
export function internalField(field: string, why: string): FieldError {
  return { field, reason: "InternalError", message: `Internal error: ${why}` };
}

export function notFoundField(field: string, value: unknown): FieldError {
  return { field, reason: "FieldValueNotFound", message: `Not found: ${shown(value)}` };
}

export function tooLong(field: string, bytes: number): FieldError {
  return {
    field,
    reason: "FieldValueTooLong",
    message: `Too long: may not be more than ${bytes} bytes`,
  };
}

export function tooMany(field: string, count: number, max: number): FieldError {
  return {
    field,
    reason: "FieldValueTooMany",
    message: `Too many: ${count}: must have at most ${max} items`,
  };
}

/** A value that Go prints in its own way: the text stands as it is. */
export class GoText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function shown(value: unknown): string {
  if (value instanceof GoText) return value.text;
  return value === undefined || value === null ? '"null"' : JSON.stringify(value);
}

function detailed(what: string, detail: string): string {
  return detail === "" ? what : `${what}: ${detail}`;
}
