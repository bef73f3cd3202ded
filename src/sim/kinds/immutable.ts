import { invalidValue, type FieldError } from "../api/field-error.ts";
import { jsonEqual } from "../wire/json.ts";

/** A field that an update may not change. `shown` is the value as the refusal shows it, if not as JSON. */
export function immutable(
  field: string,
  value: unknown,
  old: unknown,
  shown: unknown = value,
): readonly FieldError[] {
  return jsonEqual(value, old) ? [] : [invalidValue(field, shown, "field is immutable")];
}
