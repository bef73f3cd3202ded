import { forbiddenField, invalidValue, required, unsupported, type FieldError } from "../field-error.ts";
import { ruleErrors } from "./rule-validation.ts";
import { goStringList, shownValue } from "./go-value.ts";
import { additionalSchema, itemSchema, own, type Schema } from "./schema.ts";

/** What may not be said where a schema stands. */
interface Place {
  readonly path: string;
  readonly isRoot: boolean;
  readonly isMetadata: boolean;
  /** Why there may be no default; undefined if there may. */
  readonly noDefaults?: string;
}

const types = ["array", "boolean", "integer", "number", "object", "string"];
const meta = new Set(["metadata", "kind", "apiVersion"]);

/**
 * What is wrong with a schema of a definition, whether it is structural or not.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go
 *   ValidateCustomResourceDefinitionOpenAPISchema, 1.33
 */
export function schemaErrors(schema: Schema, path: string): readonly FieldError[] {
  return errorsOf(schema, { path, isRoot: true, isMetadata: false });
}

function errorsOf(schema: Schema, place: Place): readonly FieldError[] {
  const { path } = place;
  return [
    ...standardErrors(schema, place),
    ...(schema.uniqueItems === true
      ? [
          forbiddenField(
            `${path}.uniqueItems`,
            "uniqueItems cannot be set to true since the runtime complexity becomes quadratic",
          ),
        ]
      : []),
    ...additionalErrors(schema, place),
    ...propertyErrors(schema, place),
    ...alternativeErrors(schema, place),
    ...itemErrors(schema, place),
    ...extensionErrors(schema, path),
    ...ruleErrors(schema, path),
  ];
}

const unsupportedFields = [
  "id",
  "additionalItems",
  "patternProperties",
  "definitions",
  "dependencies",
  "$ref",
] as const;

function standardErrors(schema: Schema, { path, noDefaults, isMetadata }: Place): readonly FieldError[] {
  const { type = "" } = schema;
  const errors: FieldError[] = [];
  if (type !== "" && !types.includes(type)) errors.push(unsupported(`${path}.type`, type, types));
  if (schema.default !== undefined && schema.default !== null && noDefaults !== undefined) {
    errors.push(forbiddenField(`${path}.default`, `must not be set ${noDefaults}`));
  }
  const unknown = unsupportedFields.filter((field) => (schema[field] ?? "") !== "");
  errors.push(...unknown.map((field) => forbiddenField(`${path}.${field}`, `${field} is not supported`)));
  if (type === "null") {
    errors.push(forbiddenField(`${path}.type`, "type cannot be set to null, use nullable as an alternative"));
  }
  if (Array.isArray(schema.items) && schema.items.length > 0) {
    errors.push(forbiddenField(`${path}.items`, "items must be a schema object and not an array"));
  }
  if (isMetadata && schema["x-kubernetes-embedded-resource"] === true) {
    errors.push(
      forbiddenField(`${path}.x-kubernetes-embedded-resource`, "must not be used inside of resource meta"),
    );
  }
  return errors;
}

function additionalErrors(schema: Schema, place: Place): readonly FieldError[] {
  const { additionalProperties, properties = {} } = schema;
  if (additionalProperties === undefined) return [];
  const path = `${place.path}.additionalProperties`;
  const isBoth = Object.keys(properties).length > 0 && additionalProperties !== true;
  const others = additionalSchema(schema);
  const noDefaults = place.isMetadata
    ? { noDefaults: "inside additionalProperties applying to object metadata" }
    : {};
  return [
    ...(isBoth ? [forbiddenField(path, "additionalProperties and properties are mutual exclusive")] : []),
    ...(others === undefined ? [] : errorsOf(others, { ...place, ...noDefaults, path, isRoot: false })),
  ];
}

function propertyErrors(schema: Schema, place: Place): readonly FieldError[] {
  const isResource = place.isRoot || schema["x-kubernetes-embedded-resource"] === true;
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const isMeta = isResource && meta.has(name);
    const below = { ...place, path: `${place.path}.properties[${name}]`, isRoot: false };
    if (!isMeta) return errorsOf(property, below);
    const noDefaults = place.isRoot ? { noDefaults: `in top-level ${name}` } : {};
    return errorsOf(property, { ...below, ...noDefaults, isMetadata: true });
  });
}

function alternativeErrors(schema: Schema, place: Place): readonly FieldError[] {
  const { not, allOf = [], oneOf = [], anyOf = [] } = schema;
  const at = (suffix: string): Place => ({ ...place, path: `${place.path}.${suffix}`, isRoot: false });
  return [
    ...(not === undefined ? [] : errorsOf(not, at("not"))),
    ...allOf.flatMap((one, index) => errorsOf(one, at(`allOf[${index}]`))),
    ...oneOf.flatMap((one, index) => errorsOf(one, at(`oneOf[${index}]`))),
    ...anyOf.flatMap((one, index) => errorsOf(one, at(`anyOf[${index}]`))),
  ];
}

function itemErrors(schema: Schema, place: Place): readonly FieldError[] {
  const items = itemSchema(schema);
  return items === undefined ? [] : errorsOf(items, { ...place, path: `${place.path}.items`, isRoot: false });
}

function extensionErrors(schema: Schema, path: string): readonly FieldError[] {
  const keeps = schema["x-kubernetes-preserve-unknown-fields"];
  return [
    ...(keeps === false
      ? [invalidValue(`${path}.x-kubernetes-preserve-unknown-fields`, false, "must be true or undefined")]
      : []),
    ...mapTypeErrors(schema, path),
    ...listTypeErrors(schema, path),
    ...listKeyErrors(schema, path),
    ...keyPropertyErrors(schema, path),
  ];
}

/** The type that an extension asks for. */
function typeNeeded(schema: Schema, type: string, why: string, path: string): readonly FieldError[] {
  if (schema.type === type) return [];
  const { type: given = "" } = schema;
  return [given === "" ? required(`${path}.type`, why) : invalidValue(`${path}.type`, given, why)];
}

function mapTypeErrors(schema: Schema, path: string): readonly FieldError[] {
  const type = schema["x-kubernetes-map-type"];
  if (type === undefined) return [];
  const known = ["atomic", "granular"];
  return [
    ...typeNeeded(schema, "object", "must be object if x-kubernetes-map-type is specified", path),
    ...(known.includes(type) ? [] : [unsupported(`${path}.x-kubernetes-map-type`, type, known)]),
  ];
}

function listTypeErrors(schema: Schema, path: string): readonly FieldError[] {
  const type = schema["x-kubernetes-list-type"];
  if (type === undefined) return [];
  const known = ["atomic", "set", "map"];
  const wrong = typeNeeded(schema, "array", "must be array if x-kubernetes-list-type is specified", path);
  return [
    ...wrong,
    ...(wrong.length === 0 && type === "set" ? setErrors(schema, path) : []),
    ...(known.includes(type) ? [] : [unsupported(`${path}.x-kubernetes-list-type`, type, known)]),
  ];
}

/** The items of a set are compared as a whole. */
function setErrors(schema: Schema, path: string): readonly FieldError[] {
  const items = itemSchema(schema);
  const why = "must be atomic as item of a list with x-kubernetes-list-type=set";
  const listType = items?.["x-kubernetes-list-type"];
  if (items?.type === "array" && listType !== undefined && listType !== "atomic") {
    return [invalidValue(`${path}.items.x-kubernetes-list-type`, listType, why)];
  }
  if (items?.type !== "object" || items["x-kubernetes-map-type"] === "atomic") return [];
  return [invalidValue(`${path}.items.x-kubernetes-map-type`, shownValue(listType), why)];
}

function listKeyErrors(schema: Schema, path: string): readonly FieldError[] {
  const type = schema["x-kubernetes-list-type"];
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  if (type !== "map") {
    if (keys.length === 0) return [];
    const field = `${path}.x-kubernetes-list-type`;
    const why = "must be map if x-kubernetes-list-map-keys is non-empty";
    return [type === undefined ? required(field, why) : invalidValue(field, type, why)];
  }
  const errors: FieldError[] = [];
  const field = `${path}.x-kubernetes-list-map-keys`;
  if (keys.length === 0) errors.push(required(field, "must not be empty if x-kubernetes-list-type is map"));
  const items = itemSchema(schema);
  if (items === undefined) {
    return [...errors, required(`${path}.items`, "must have a schema if x-kubernetes-list-type is map")];
  }
  if (items.type !== "object") {
    const why = "must be object if parent array's x-kubernetes-list-type is map";
    return [...errors, invalidValue(`${path}.items.type`, items.type ?? "", why)];
  }
  return [
    ...errors,
    ...keys.flatMap((key, index) =>
      keyErrors(items, { key, keys, isAgain: keys.indexOf(key) < index, path }),
    ),
  ];
}

interface Key {
  readonly key: string;
  readonly keys: readonly string[];
  readonly isAgain: boolean;
  readonly path: string;
}

function keyErrors(items: Schema, { key, keys, isAgain, path }: Key): readonly FieldError[] {
  const errors: FieldError[] = [];
  const field = `${path}.x-kubernetes-list-map-keys`;
  const property = own(items.properties, key);
  if (property === undefined) {
    errors.push(invalidValue(field, goStringList(keys), "entries must all be names of item properties"));
  } else if (property.type === "array" || property.type === "object") {
    const why = "must be a scalar type if parent array's x-kubernetes-list-type is map";
    errors.push(invalidValue(`${path}.items.properties[${key}].type`, items.type, why));
  }
  if (isAgain) errors.push(invalidValue(field, goStringList(keys), "must not contain duplicate entries"));
  return errors;
}

/** What tells the items of a list apart must always be there. */
function keyPropertyErrors(schema: Schema, path: string): readonly FieldError[] {
  const items = itemSchema(schema);
  const type = schema["x-kubernetes-list-type"];
  if (items === undefined || (type !== "set" && type !== "map")) return [];
  const errors: FieldError[] = [];
  if (items.nullable === true) {
    errors.push(
      forbiddenField(`${path}.items.nullable`, `cannot be nullable when x-kubernetes-list-type is ${type}`),
    );
  }
  const keys = type === "map" ? (schema["x-kubernetes-list-map-keys"] ?? []) : [];
  return [...errors, ...keys.flatMap((key) => mapKeyErrors(key, items, path))];
}

function mapKeyErrors(key: string, items: Schema, path: string): readonly FieldError[] {
  const property = own(items.properties, key);
  if (property === undefined) return [];
  const errors: FieldError[] = [];
  const field = `${path}.items.properties[${key}]`;
  const why = "this property is in x-kubernetes-list-map-keys, so it";
  if (items.required?.includes(key) !== true && property.default === undefined) {
    errors.push(required(`${field}.default`, `${why} must have a default or be a required property`));
  }
  if (property.nullable === true)
    errors.push(forbiddenField(`${field}.nullable`, `${why} cannot be nullable`));
  return errors;
}
