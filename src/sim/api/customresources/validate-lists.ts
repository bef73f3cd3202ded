import { isObject } from "../../wire/json.ts";
import { duplicate, invalidValue, type FieldError } from "../field-error.ts";
import { shownValue } from "./go-value.ts";
import { itemSchema, schemaOfField, type Schema } from "./schema.ts";

/**
 * Finds what stands twice in lists of the types set and map.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype/validation.go, 1.33
 */
export function validateLists(value: unknown, schema: Schema | undefined, path = ""): readonly FieldError[] {
  if (schema === undefined) return [];
  if (Array.isArray(value)) return validateList(value, schema, path);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const isProperty = schema.properties !== undefined && Object.hasOwn(schema.properties, name);
    const below = isProperty ? (path === "" ? name : `${path}.${name}`) : `${path}[${name}]`;
    return validateLists(field, schemaOfField(schema, name), below);
  });
}

function validateList(list: readonly unknown[], schema: Schema, path: string): readonly FieldError[] {
  const type = schema["x-kubernetes-list-type"];
  const own =
    type === "set" ? repeated(list, list, path) : type === "map" ? validateMap(list, schema, path) : [];
  const items = itemSchema(schema);
  if (items === undefined) return own;
  return [...own, ...list.flatMap((item, index) => validateLists(item, items, `${path}[${index}]`))];
}

/** Each value that stands twice, where it stands for the second time. */
function repeated(keys: readonly unknown[], shown: readonly unknown[], path: string): readonly FieldError[] {
  const times = new Map<string, number>();
  return keys.flatMap((key, index) => {
    const text = canonical(key);
    const count = (times.get(text) ?? 0) + 1;
    times.set(text, count);
    return count === 2 ? [duplicate(`${path}[${index}]`, shownValue(shown[index]))] : [];
  });
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, child: unknown) =>
    isObject(child)
      ? Object.fromEntries(Object.entries(child).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : child,
  );
}

function validateMap(list: readonly unknown[], schema: Schema, path: string): readonly FieldError[] {
  const stranger = list.findIndex((item) => item !== null && !isObject(item));
  if (stranger >= 0) {
    const message = "must be an object for an array of list-type map";
    return [invalidValue(`${path}[${stranger}]`, shownValue(list[stranger]), message)];
  }
  const names = schema["x-kubernetes-list-map-keys"] ?? [];
  const keys = list.map((item) => {
    const fields = isObject(item) ? item : {};
    return Object.fromEntries(
      names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
    );
  });
  return repeated(keys, keys, path);
}
