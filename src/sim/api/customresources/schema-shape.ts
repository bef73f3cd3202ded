import type { Json } from "../../wire/json.ts";
import {
  anyShape,
  type ListShape,
  type MapShape,
  type ScalarShape,
  type TypeShape,
} from "../../wire/fields/type-shape.ts";
import { additionalSchema, itemSchema, own, type Schema } from "./schema.ts";

const shapes = new WeakMap<Schema, TypeShape>();

const scalars: Readonly<Record<string, ScalarShape["type"]>> = {
  string: "string",
  integer: "numeric",
  number: "numeric",
  boolean: "boolean",
};

/** What a schema means for ownership under server-side apply. `metadata` is the shape of that of embedded resources. */
export function shapeOf(schema: Schema, metadata: TypeShape): TypeShape {
  let shape = shapes.get(schema);
  if (shape === undefined) {
    shape = newShape(schema, metadata);
    shapes.set(schema, shape);
  }
  return shape;
}

function newShape(schema: Schema, metadata: TypeShape): TypeShape {
  const { type = "" } = schema;
  if (schema["x-kubernetes-int-or-string"] === true) return { is: "scalar", type: "untyped" };
  const scalar = scalars[type];
  if (scalar !== undefined) return { is: "scalar", type: scalar };
  if (type === "array") return listShape(schema, metadata);
  const hasFields = schema.properties !== undefined || schema.additionalProperties !== undefined;
  const isResource = schema["x-kubernetes-embedded-resource"] === true;
  return type === "object" && (hasFields || isResource || !keepsUnknown(schema))
    ? mapShape(schema, metadata)
    : anyShape;
}

function keepsUnknown(schema: Schema): boolean {
  return schema["x-kubernetes-preserve-unknown-fields"] === true;
}

const text: ScalarShape = { is: "scalar", type: "string" };
const resourceFields: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata"]);

function mapShape(schema: Schema, metadata: TypeShape): MapShape {
  const others = additionalSchema(schema);
  const isResource = schema["x-kubernetes-embedded-resource"] === true;
  const open = keepsUnknown(schema) || schema.additionalProperties === true || isResource;
  return {
    is: "map",
    isAtomic: schema["x-kubernetes-map-type"] === "atomic",
    field(name) {
      if (isResource && resourceFields.has(name)) return name === "metadata" ? metadata : text;
      const property = own(schema.properties, name);
      return property === undefined ? undefined : shapeOf(property, metadata);
    },
    of: others === undefined ? (open ? anyShape : undefined) : shapeOf(others, metadata),
  };
}

function listShape(schema: Schema, metadata: TypeShape): ListShape {
  const items = itemSchema(schema);
  const type = schema["x-kubernetes-list-type"];
  const keys = type === "map" ? (schema["x-kubernetes-list-map-keys"] ?? []) : [];
  const keyDefaults: Record<string, Json> = {};
  for (const key of keys) {
    const filling = own(items?.properties, key)?.default;
    if (filling !== undefined) keyDefaults[key] = filling;
  }
  return {
    is: "list",
    listType: type === "map" || type === "set" ? type : "atomic",
    keys,
    keyDefaults,
    of: items === undefined ? anyShape : shapeOf(items, metadata),
  };
}
