import { isObject, jsonEqual } from "../../wire/json.ts";
import { invalidValue, type FieldError } from "../field-error.ts";
import { shownValue } from "./go-value.ts";
import { prune } from "./prune.ts";
import { additionalSchema, itemSchema, type Schema } from "./schema.ts";
import { withSchemaDefaults } from "./schema-defaults.ts";
import { validateEmbedded } from "./validate-embedded.ts";
import { validateLists } from "./validate-lists.ts";
import { validateValue } from "./validate-value.ts";

/**
 * What is wrong with the defaults in a schema: each must be a value of its own schema.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting/validation.go, 1.33
 */
export function defaultErrors(schema: Schema, path: string): readonly FieldError[] {
  const own =
    schema.default === undefined || schema.default === null ? [] : errorsOf(schema.default, schema, path);
  const items = itemSchema(schema);
  const others = additionalSchema(schema);
  return [
    ...own,
    ...(items === undefined ? [] : defaultErrors(items, `${path}.items`)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      defaultErrors(property, `${path}.properties[${name}]`),
    ),
    ...(others === undefined ? [] : defaultErrors(others, `${path}.additionalProperties`)),
  ];
}

function errorsOf(value: unknown, schema: Schema, path: string): readonly FieldError[] {
  const field = `${path}.default`;
  if (isObject(value) && !jsonEqual(pruned(value, schema), value)) {
    return [invalidValue(field, shownValue(value), "must not have unknown fields")];
  }
  const filled = withSchemaDefaults(value, schema);
  const errors = validateValue(filled, schema, { root: field });
  return [...errors, ...validateEmbedded(filled, schema, field), ...validateLists(filled, schema, field)];
}

function pruned(value: unknown, schema: Schema): unknown {
  const wrapped = prune({ value }, { type: "object", properties: { value: schema } });
  return wrapped.value;
}
