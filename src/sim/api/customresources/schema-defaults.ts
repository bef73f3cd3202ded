import { isObject } from "../../wire/json.ts";
import { itemSchema, schemaOfField, type Schema } from "./schema.ts";

/**
 * An object with the defaults of its schema. Null where it is not allowed counts as missing: the default takes its
 * place, and where there is none the field goes. An object that lacks nothing stays the same object.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting/algorithm.go, 1.33
 */
export function withSchemaDefaults<T>(value: T, schema: Schema | undefined): T {
  if (schema === undefined) return value;
  if (Array.isArray(value)) return listWithDefaults(value, itemSchema(schema)) as T;
  return isObject(value) ? (fieldsWithDefaults(value, schema) as T) : value;
}

function listWithDefaults(list: readonly unknown[], schema: Schema | undefined): readonly unknown[] {
  let result: unknown[] | undefined;
  for (const [index, item] of list.entries()) {
    // An item that is null cannot go: only a default can take its place.
    const isMissing =
      item === null && schema !== undefined && schema.nullable !== true && schema.default !== undefined;
    const after = isMissing ? schema.default : withSchemaDefaults(item, schema);
    if (after === item) continue;
    result ??= [...list];
    result[index] = after;
  }
  return result ?? list;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsWithDefaults(object: Fields, schema: Schema): Fields {
  let result: Record<string, unknown> | undefined;
  const change = (name: string, value: unknown): void => {
    result ??= { ...object };
    if (value === undefined) delete result[name];
    else result[name] = value;
  };
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (isMissing(object[name], property) && property.default !== undefined) change(name, property.default);
  }
  for (const [name, value] of Object.entries(result ?? object)) {
    const below = schemaOfField(schema, name);
    if (below === undefined) continue;
    const after =
      value === null && below.nullable !== true ? withoutNull(below) : withSchemaDefaults(value, below);
    if (after !== value) change(name, after);
  }
  return result ?? object;
}

function isMissing(value: unknown, { nullable }: Schema): boolean {
  return value === undefined || (value === null && nullable !== true);
}

function withoutNull({ default: filling, "x-kubernetes-preserve-unknown-fields": keeps }: Schema): unknown {
  return filling ?? (keeps === true ? null : undefined);
}
