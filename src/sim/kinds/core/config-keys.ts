import { forbiddenField, invalidValue, tooLong, type FieldError } from "../../api/field-error.ts";
import { byteLength } from "../../kernel/text.ts";
import { jsonEqual } from "../../wire/json.ts";

const keyShape = /^[-._a-zA-Z0-9]+$/;
const bytesMax = 1024 * 1024;

type Data = Readonly<Record<string, string>>;

/** Keys that can be file names, and no more than 1 MiB in all. */
export function validateData(field: string, data: Data): readonly FieldError[] {
  const errors = Object.keys(data)
    .filter((key) => !keyShape.test(key))
    .map((key) =>
      invalidValue(
        `${field}[${key}]`,
        key,
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
      ),
    );
  let bytes = 0;
  for (const value of Object.values(data)) bytes += byteLength(value);
  return bytes > bytesMax ? [...errors, tooLong(field, bytesMax)] : errors;
}

interface Immutable {
  readonly immutable?: boolean;
  readonly data?: Data;
}

/** What was declared immutable stays so, data and all. */
export function validateImmutable(object: Immutable, old: Immutable | undefined): readonly FieldError[] {
  if (old?.immutable !== true) return [];
  const errors: FieldError[] = [];
  const why = "field is immutable when `immutable` is set";
  if (object.immutable !== true) errors.push(forbiddenField("immutable", why));
  if (!jsonEqual(object.data ?? {}, old.data ?? {})) errors.push(forbiddenField("data", why));
  return errors;
}
