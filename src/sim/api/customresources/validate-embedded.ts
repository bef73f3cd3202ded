import type { ObjectMeta } from "kubernetes-types/meta/v1";
import { isObject } from "../../wire/json.ts";
import { invalidValue, required, type FieldError } from "../field-error.ts";
import { dns1035Label, pathSegment } from "../names.ts";
import { validateMetadata } from "../validate-metadata.ts";
import { shownValue } from "./go-value.ts";
import { additionalSchema, itemSchema, own, type Schema } from "./schema.ts";

/**
 * What is wrong with whole Kubernetes objects inside an object (x-kubernetes-embedded-resource).
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta/validation.go, 1.33
 */
export function validateEmbedded(
  value: unknown,
  schema: Schema | undefined,
  path = "",
): readonly FieldError[] {
  if (schema === undefined) return [];
  if (Array.isArray(value)) {
    const items = itemSchema(schema);
    return items === undefined
      ? []
      : value.flatMap((item, index) => validateEmbedded(item, items, `${path}[${index}]`));
  }
  if (!isObject(value)) return [];
  const isResource = schema["x-kubernetes-embedded-resource"] === true;
  const errors = isResource ? [...resourceErrors(value, path)] : [];
  for (const [name, field] of Object.entries(value)) {
    const property = own(schema.properties, name);
    if (property !== undefined) errors.push(...validateEmbedded(field, property, join(path, name)));
    else errors.push(...validateEmbedded(field, additionalSchema(schema), `${path}[${name}]`));
  }
  return errors;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function resourceErrors(object: Readonly<Record<string, unknown>>, path: string): readonly FieldError[] {
  const { apiVersion, kind, metadata } = object;
  return [
    ...typeErrors(apiVersion, join(path, "apiVersion"), wrongApiVersion),
    ...typeErrors(kind, join(path, "kind"), wrongKind),
    ...(isObject(metadata) ? metadataErrors(metadata, join(path, "metadata")) : []),
  ];
}

function typeErrors(
  value: unknown,
  path: string,
  wrong: (text: string) => string | undefined,
): readonly FieldError[] {
  if (value === undefined) return [required(path, "must not be empty")];
  if (typeof value !== "string") return [invalidValue(path, shownValue(value), "must be a string")];
  const message = value === "" ? "must not be empty" : wrong(value);
  return message === undefined ? [] : [invalidValue(path, value, message)];
}

function wrongApiVersion(text: string): string | undefined {
  return text.split("/").length > 2 ? `unexpected GroupVersion string: ${text}` : undefined;
}

function wrongKind(text: string): string | undefined {
  const message = dns1035Label(text.toLowerCase());
  return message === undefined ? undefined : `may have mixed case, but should otherwise match: ${message}`;
}

function metadataErrors(metadata: Readonly<Record<string, unknown>>, path: string): readonly FieldError[] {
  const { name } = metadata;
  const named = { ...metadata, name: name === undefined || name === "" ? "fakename" : name } as ObjectMeta;
  return validateMetadata(named, pathSegment).map((error) => ({
    ...error,
    field: error.field.replace(/^metadata/, path),
  }));
}
