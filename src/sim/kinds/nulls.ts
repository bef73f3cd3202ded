import type { Rules } from "../api/rules.ts";
import { isObject } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";

/**
 * Rules that see null as missing: what Go writes for a pointer that is nil, wherever its field has no `omitempty`.
 */
export function withNullsAsMissing(rules: Rules<Stored>): Rules<Stored> {
  const { validate, validateFirst, validateStatus, warnings } = rules;
  return {
    ...rules,
    ...(validate && {
      validate: (object, old, context) => validate(withoutNulls(object), old && withoutNulls(old), context),
    }),
    ...(validateFirst && {
      validateFirst: (object, old, context) =>
        validateFirst(withoutNulls(object), old && withoutNulls(old), context),
    }),
    ...(validateStatus && {
      validateStatus: (object, old, context) =>
        validateStatus(withoutNulls(object), withoutNulls(old), context),
    }),
    ...(warnings && {
      warnings: (object, old, context) => warnings(withoutNulls(object), old && withoutNulls(old), context),
    }),
  };
}

/** The same value where it holds no null in a field. */
function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => withoutNulls(item));
    return items.every((item, index) => item === value[index]) ? value : (items as T);
  }
  if (!isObject(value)) return value;
  const fields = Object.entries(value);
  const kept = fields
    .filter(([, field]) => field !== null)
    .map(([name, field]) => [name, withoutNulls(field)] as const);
  const isSame = kept.length === fields.length && kept.every(([name, field]) => field === value[name]);
  return isSame ? value : (Object.fromEntries(kept) as T);
}
