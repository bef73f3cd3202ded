import type { DefinitionVersion } from "../../api/customresources/definition.ts";
import { defaultErrors } from "../../api/customresources/default-validation.ts";
import { celErrorsOf } from "../../api/customresources/cel-definition.ts";
import { schemaErrors } from "../../api/customresources/schema-validation.ts";
import type { Schema } from "../../api/customresources/schema.ts";
import { isConvertible, structuralErrors } from "../../api/customresources/structural-validation.ts";
import { forbiddenField, GoText, invalidValue, type FieldError } from "../../api/field-error.ts";

interface Place {
  /** `spec.validation`, `spec.versions[0].schema` */
  readonly path: string;
  readonly hasStatus: boolean;
}

/** What may be said at the root of a schema whose status is a subresource, by its names in Go. */
const allowedAtRoot = (
  "Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems " +
  "MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields XValidations"
).split(" ");

const refusedAtRoot = [
  "anyOf",
  "allOf",
  "oneOf",
  "not",
  "enum",
  "minProperties",
  "maxProperties",
  "additionalProperties",
  "x-kubernetes-embedded-resource",
  "x-kubernetes-int-or-string",
  "x-kubernetes-map-type",
] as const;

/** What is wrong with the schema of a version. */
export function validationErrors(
  schema: DefinitionVersion["schema"],
  { path, hasStatus }: Place,
): readonly FieldError[] {
  const root = schema?.openAPIV3Schema;
  if (root === undefined) return [];
  const place = `${path}.openAPIV3Schema`;
  const isReadable = isConvertible(root);
  const structural = isReadable ? structuralErrors(root, place) : [];
  const defaults = structural.length > 0 || !isReadable ? [] : defaultErrors(root, place);
  const isSound = isReadable && structural.length === 0 && defaults.length === 0;
  const own = schemaErrors(root, place);
  return [
    ...(hasStatus ? rootErrors(root, place) : []),
    ...(root.nullable === true
      ? [forbiddenField(`${place}.nullable`, "nullable cannot be true at the root")]
      : []),
    ...structural,
    ...defaults,
    ...own,
    ...(isSound && own.length === 0 ? celErrorsOf(root, place) : []),
  ];
}

function rootErrors(root: Schema, place: string): readonly FieldError[] {
  const { type = "" } = root;
  if (type !== "object") {
    const why =
      'only "object" is allowed as the type at the root of the schema if the status subresource is enabled';
    return [invalidValue(`${place}.type`, type, why)];
  }
  if (refusedAtRoot.every((field) => root[field] === undefined)) return [];
  const why = `only [${allowedAtRoot.join(" ")}] fields are allowed at the root of the schema if the status subresource is enabled`;
  return [invalidValue(place, new GoText("apiextensions.JSONSchemaProps{...}"), why)];
}
