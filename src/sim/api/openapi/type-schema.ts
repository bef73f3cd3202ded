import type { Json } from "../../wire/json.ts";
import type { Field, GoType, ScalarType, StructType, Union } from "../../wire/schema/go-type.ts";
import type { SchemaTable } from "../../wire/schema/schema-table.ts";
import { definitionName, scalarDefinition } from "./definition-names.ts";
import { reference, type SchemaNode } from "./schema-node.ts";

/** What a type and its fields are for, in words; undefined where nobody knows. */
export type Describe = (key: string, field: string) => string | undefined;

/** What differs from version to version in how types become schemas. */
export interface SchemaStyle {
  readonly table: SchemaTable;
  /** Values of enumerations are listed (since 1.24). */
  readonly listsValues: boolean;
  /** Values that Go puts where nothing was said are shown as defaults (since 1.20). */
  readonly showsDefaults: boolean;
  readonly describe: Describe;
}

/**
 * The schema of a struct, in the form of version 3.
 * @models vendor/k8s.io/kube-openapi/pkg/generators/openapi.go generateMembers, 1.33
 */
export function structSchema(type: StructType, style: SchemaStyle): SchemaNode {
  const fields = [...type.fields.values()];
  const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const properties = fields.map((field) => [field.name, fieldSchema(type.key, field, style)] as const);
  return {
    description: style.describe(type.key, ""),
    type: "object",
    ...(required.length === 0 ? {} : { required }),
    ...(fields.length === 0 ? {} : { properties: Object.fromEntries(properties.toSorted(byName)) }),
    "x-kubernetes-map-type": type.structType,
    ...(type.union === undefined || type.union.discriminator === "" ? {} : unions(type.union)),
  };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function unions({ discriminator, fields }: Union): SchemaNode {
  const names = fields.map((name) => [name, name.charAt(0).toUpperCase() + name.slice(1)]);
  return {
    "x-kubernetes-unions": [
      {
        discriminator,
        "fields-to-discriminateBy": Object.fromEntries(names) as Readonly<Record<string, string>>,
      },
    ],
  };
}

function fieldSchema(key: string, field: Field, style: SchemaStyle): SchemaNode {
  const { type, omitsEmpty } = field;
  const shown = style.showsDefaults ? (field.default ?? enforcedDefault(type, omitsEmpty)) : undefined;
  return typeSchema(type, style, {
    description: withValues(style.describe(key, field.name), field.type, style),
    default: shown as Json | undefined,
    "x-kubernetes-list-map-keys": field.listMapKeys,
    "x-kubernetes-list-type": field.listType,
    "x-kubernetes-map-type": field.mapType ?? field.structType,
    "x-kubernetes-patch-merge-key": field.patchMergeKey,
    "x-kubernetes-patch-strategy": field.patchStrategy?.join(","),
  });
}

/** A description ends with the values that a field may have; upstream says of each what it means, too. */
function withValues(description: string | undefined, type: GoType, style: SchemaStyle): string | undefined {
  if (description === undefined || type.is !== "scalar" || type.values === undefined) return description;
  if (!style.listsValues) return description;
  return `${description}\n\nPossible enum values:\n${type.values.map((value) => ` - \`"${value}"\``).join("\n")}`;
}

/** What Go's decoder leaves in a value that is no pointer: types with a decoder of their own say nothing. */
function enforcedDefault(type: GoType, omitsEmpty: boolean): Json | undefined {
  if (type.is === "struct") return type.isPointer ? undefined : {};
  if (type.is !== "scalar" || type.isPointer || omitsEmpty) return undefined;
  return { string: "", bool: false, int32: 0, int64: 0, float: 0 }[type.scalar as string];
}

/** Beside a reference everything else goes around it; elsewhere it is part of the schema. */
function typeSchema(type: GoType, style: SchemaStyle, beside: SchemaNode): SchemaNode {
  if (type.is === "scalar") return scalarSchema(type, style, beside);
  if (type.is === "struct") return reference(definitionName(type.key), beside);
  const element = elementSchema(type.of, style);
  return type.is === "list"
    ? { ...beside, type: "array", items: element }
    : { ...beside, type: "object", additionalProperties: element };
}

function elementSchema(type: GoType, style: SchemaStyle): SchemaNode {
  const shown = style.showsDefaults ? enforcedDefault(type, false) : undefined;
  return typeSchema(type, style, shown === undefined ? {} : { default: shown });
}

const formats: Readonly<Record<string, SchemaNode>> = {
  string: { type: "string" },
  bool: { type: "boolean" },
  int32: { type: "integer", format: "int32" },
  int64: { type: "integer", format: "int64" },
  float: { type: "number", format: "double" },
  bytes: { type: "string", format: "byte" },
};

function scalarSchema(type: ScalarType, { listsValues }: SchemaStyle, beside: SchemaNode): SchemaNode {
  const definition = scalarDefinition(type);
  if (definition !== undefined) return reference(definition, beside);
  return { ...beside, ...formats[type.scalar], ...(listsValues ? { enum: type.values } : {}) };
}
