import { forbiddenField, invalidValue, required, type FieldError } from "../field-error.ts";
import { regexpError } from "./go-regexp.ts";
import { additionalSchema, itemSchema, own, type Schema } from "./schema.ts";

const inconvertible = [
  "id",
  "$schema",
  "$ref",
  "patternProperties",
  "dependencies",
  "additionalItems",
  "definitions",
] as const;

/** Whether a schema says nothing that structural schemas have no place for, at any depth. */
export function isConvertible(schema: Schema): boolean {
  if (inconvertible.some((field) => isSaid(schema[field])) || Array.isArray(schema.items)) return false;
  const { allOf = [], anyOf = [], oneOf = [], not } = schema;
  const parts = [itemSchema(schema), additionalSchema(schema), not, ...allOf, ...anyOf, ...oneOf];
  const all = [...Object.values(schema.properties ?? {}), ...parts.filter((part) => part !== undefined)];
  return all.every((part) => isConvertible(part));
}

type Level = "root" | "item" | "field";

/**
 * What keeps a schema from being structural: every value has one type, told outside of all alternatives.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/validation.go ValidateStructural, 1.33
 */
export function structuralErrors(schema: Schema, path: string): readonly FieldError[] {
  const errors = [...invariantErrors(schema, "root", path), ...incomplete(schema, schema, path)];
  return errors.toSorted((a, b) => (shown(a) < shown(b) ? -1 : 1));
}

function shown({ field, message }: FieldError): string {
  return `${field}: ${message}`;
}

function invariantErrors(schema: Schema, level: Level, path: string): readonly FieldError[] {
  const items = itemSchema(schema);
  const others = additionalSchema(schema);
  const errors: FieldError[] = [];
  if (schema.type === "array" && items === undefined)
    errors.push(required(`${path}.items`, "must be specified"));
  if (items !== undefined) errors.push(...invariantErrors(items, "item", `${path}.items`));
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    errors.push(...invariantErrors(property, "field", `${path}.properties[${name}]`));
  }
  if (schema.additionalProperties !== undefined && level === "root") {
    errors.push(forbiddenField(`${path}.additionalProperties`, "must not be used at the root"));
  }
  if (others !== undefined) errors.push(...invariantErrors(others, "field", `${path}.additionalProperties`));
  return [
    ...errors,
    ...extensionErrors(schema, path),
    ...valueErrors(schema, { path, skips: skipped(schema) }),
    ...typeErrors(schema, level, path),
    ...metadataErrors(schema, level, path),
  ];
}

function extensionErrors(schema: Schema, path: string): readonly FieldError[] {
  if (schema["x-kubernetes-int-or-string"] !== true) return [];
  const why = "must be false if x-kubernetes-int-or-string is true";
  return (["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"] as const)
    .filter((field) => schema[field] === true)
    .map((field) => invalidValue(`${path}.${field}`, true, why));
}

const emptyType: Readonly<Record<Level, string>> = {
  root: "must not be empty at the root",
  item: "must not be empty for specified array items",
  field: "must not be empty for specified object fields",
};

function typeErrors(schema: Schema, level: Level, path: string): readonly FieldError[] {
  const { type = "" } = schema;
  const isResource = schema["x-kubernetes-embedded-resource"] === true;
  const isFree =
    schema["x-kubernetes-int-or-string"] === true || schema["x-kubernetes-preserve-unknown-fields"] === true;
  const errors: FieldError[] = [];
  if (isResource) errors.push(...resourceErrors(schema, path));
  else if (type === "" && !isFree) errors.push(required(`${path}.type`, emptyType[level]));
  if (level === "root" && type !== "" && type !== "object") {
    errors.push(invalidValue(`${path}.type`, type, "must be object at the root"));
  }
  return errors;
}

/** Whole objects within objects. */
function resourceErrors(schema: Schema, path: string): readonly FieldError[] {
  const { type = "", properties = {} } = schema;
  const errors: FieldError[] = [];
  if (type !== "object") {
    const why = "must be object if x-kubernetes-embedded-resource is true";
    errors.push(type === "" ? required(`${path}.type`, why) : invalidValue(`${path}.type`, type, why));
  }
  if (schema.additionalProperties !== undefined) {
    const why = "must not be used if x-kubernetes-embedded-resource is set";
    errors.push(forbiddenField(`${path}.additionalProperties`, why));
  }
  if (schema["x-kubernetes-preserve-unknown-fields"] !== true && Object.keys(properties).length === 0) {
    const why =
      "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields";
    errors.push(required(`${path}.properties`, why));
  }
  return errors;
}

function metadataErrors(schema: Schema, level: Level, path: string): readonly FieldError[] {
  const isObject = level === "root" || schema["x-kubernetes-embedded-resource"] === true;
  if (!isObject) return [];
  const errors = typeMetaErrors(schema, path);
  const metadata = own(schema.properties, "metadata");
  if (metadata === undefined) return errors;
  const place = `${path}.properties[metadata]`;
  if (metadata.type !== "object")
    errors.push(invalidValue(`${place}.type`, metadata.type ?? "", "must be object"));
  if (level === "root" && saysMore(metadata)) {
    const why =
      "must not specify anything other than name and generateName, but metadata is implicitly specified";
    errors.push(forbiddenField(place, why));
  }
  return errors;
}

function typeMetaErrors(schema: Schema, path: string): FieldError[] {
  return ["kind", "apiVersion"].flatMap((name) => {
    const property = own(schema.properties, name);
    if (property === undefined || property.type === "string") return [];
    return [invalidValue(`${path}.properties[${name}].type`, property.type ?? "", "must be string")];
  });
}

const sayable = new Set(["type", "default", "properties"]);

function saysMore(schema: Schema): boolean {
  const names = Object.keys(schema.properties ?? {});
  if (names.some((name) => name !== "name" && name !== "generateName")) return true;
  return Object.keys(schema).some((field) => !sayable.has(field));
}

/** The one way in which alternatives may have types: `anyOf: [{type: integer}, {type: string}]`. */
function isIntOrString(anyOf: readonly Schema[] | undefined): boolean {
  const types = anyOf?.map((one) => (Object.keys(one).length === 1 ? one.type : ""));
  return types?.length === 2 && types[0] === "integer" && types[1] === "string";
}

interface Skipped {
  readonly anyOf: boolean;
  /** Inside the first of allOf. */
  readonly first: boolean;
}

function skipped(schema: Schema): Skipped {
  return { anyOf: isIntOrString(schema.anyOf), first: isIntOrString(schema.allOf?.[0]?.anyOf) };
}

interface Place {
  readonly path: string;
  readonly skips: Skipped;
}

const nothing: Skipped = { anyOf: false, first: false };

function valueErrors(schema: Schema, { path, skips }: Place): readonly FieldError[] {
  const { anyOf = [], allOf = [], oneOf = [], not, pattern = "" } = schema;
  const wrong = pattern === "" ? undefined : regexpError(pattern);
  return [
    ...(skips.anyOf
      ? []
      : anyOf.flatMap((one, index) =>
          nestedErrors(one, { path: `${path}.anyOf[${index}]`, skips: nothing }),
        )),
    ...allOf.flatMap((one, index) =>
      nestedErrors(one, {
        path: `${path}.allOf[${index}]`,
        skips: { anyOf: skips.first && index === 0, first: false },
      }),
    ),
    ...oneOf.flatMap((one, index) => nestedErrors(one, { path: `${path}.oneOf[${index}]`, skips: nothing })),
    ...(not === undefined ? [] : nestedErrors(not, { path: `${path}.not`, skips: nothing })),
    ...(wrong === undefined
      ? []
      : [
          invalidValue(`${path}.pattern`, pattern, `must be a valid regular expression, but isn't: ${wrong}`),
        ]),
  ];
}

/** What alternatives may not say, and how the refusal puts it. */
const forbidden: readonly (readonly [keyof Schema, why: string])[] = [
  ["type", "must be empty"],
  ["additionalProperties", "must be undefined"],
  ["default", "must be undefined"],
  ["title", "must be empty"],
  ["description", "must be empty"],
  ["nullable", "must be false"],
  ["x-kubernetes-preserve-unknown-fields", "must be false"],
  ["x-kubernetes-embedded-resource", "must be false"],
  ["x-kubernetes-int-or-string", "must be false"],
  ["x-kubernetes-list-map-keys", "must be empty"],
  ["x-kubernetes-list-type", "must be undefined"],
  ["x-kubernetes-map-type", "must be undefined"],
  ["x-kubernetes-validations", "must be empty"],
];

function nestedErrors(schema: Schema, place: Place): readonly FieldError[] {
  const { path } = place;
  const items = itemSchema(schema);
  const errors = [
    ...valueErrors(schema, place),
    ...(items === undefined ? [] : nestedErrors(items, { path: `${path}.items`, skips: nothing })),
  ];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    errors.push(...nestedErrors(property, { path: `${path}.properties[${name}]`, skips: nothing }));
  }
  for (const [field, why] of forbidden) {
    if (isSaid(schema[field])) errors.push(forbiddenField(`${path}.${field}`, `${why} to be structural`));
  }
  if (own(schema.properties, "metadata") !== undefined) {
    errors.push(forbiddenField(`${path}.properties[metadata]`, "must not be specified in a nested context"));
  }
  return errors;
}

function isSaid(value: unknown): boolean {
  return (
    value !== undefined && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0)
  );
}

/** Whatever alternatives say something about must be described outside of them. */
function incomplete(value: Schema, schema: Schema, path: string): readonly FieldError[] {
  const inside = (nested: Schema, place: string, whole: Schema, at: string): readonly FieldError[] => {
    const items = itemSchema(nested);
    const errors = [...alternatives(nested, whole, at, place)];
    if (items !== undefined) {
      const known = itemSchema(whole);
      if (known === undefined)
        errors.push(required(`${at}.items`, `because it is defined in ${place}.items`));
      else errors.push(...inside(items, `${place}.items`, known, `${at}.items`));
    }
    for (const [name, property] of Object.entries(nested.properties ?? {})) {
      const known = own(whole.properties, name);
      const below = `properties[${name}]`;
      if (known === undefined)
        errors.push(required(`${at}.${below}`, `because it is defined in ${place}.${below}`));
      else errors.push(...inside(property, `${place}.${below}`, known, `${at}.${below}`));
    }
    return errors;
  };
  const alternatives = (nested: Schema, whole: Schema, at: string, place: string): readonly FieldError[] => {
    const { not, allOf = [], anyOf = [], oneOf = [] } = nested;
    const all: readonly (readonly [Schema, string])[] = [
      ...(not === undefined ? [] : [[not, `${place}.not`] as const]),
      ...allOf.map((one, index) => [one, `${place}.allOf[${index}]`] as const),
      ...anyOf.map((one, index) => [one, `${place}.anyOf[${index}]`] as const),
      ...oneOf.map((one, index) => [one, `${place}.oneOf[${index}]`] as const),
    ];
    return all.flatMap(([one, below]) => inside(one, below, whole, at));
  };
  return alternatives(value, schema, path, path);
}
