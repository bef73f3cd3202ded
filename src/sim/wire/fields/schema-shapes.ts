import { unreachable } from "../../kernel/assert.ts";
import type { Json } from "../json.ts";
import type { Field, GoType, ListType, Scalar, StructType } from "../schema/go-type.ts";
import type { SchemaTable } from "../schema/schema-table.ts";
import {
  anyShape,
  atomicShape,
  type ListShape,
  type MapShape,
  type ScalarShape,
  type TypeShape,
} from "./type-shape.ts";

/**
 * The shapes of the built-in types of one version of Kubernetes, made as they are asked for.
 * @models k8s.io/kube-openapi/pkg/schemaconv, 1.33
 */
export class SchemaShapes {
  readonly #table: SchemaTable;
  readonly #structs = new Map<string, MapShape | undefined>();
  readonly #fields = new Map<Field, TypeShape>();

  constructor(table: SchemaTable) {
    this.#table = table;
  }

  /** The shape of a struct, such as `apps/v1.Deployment`; undefined if this version has none of that name. */
  struct(key: string): MapShape | undefined {
    if (!this.#structs.has(key)) {
      const struct = this.#table.struct(key);
      this.#structs.set(key, struct === undefined ? undefined : this.#shapeOfStruct(struct));
    }
    return this.#structs.get(key);
  }

  #shapeOfStruct({ fields, structType }: StructType): MapShape {
    return {
      is: "map",
      isAtomic: structType === "atomic",
      field: (name) => {
        const field = fields.get(name);
        return field === undefined ? undefined : this.#shapeOfField(field);
      },
      // An object without fields is a free-form one.
      of: fields.size === 0 ? anyShape : undefined,
    };
  }

  #shapeOfField(field: Field): TypeShape {
    let shape = this.#fields.get(field);
    if (shape === undefined) {
      shape = this.#shape(field.type, field);
      this.#fields.set(field, shape);
    }
    return shape;
  }

  #shape(type: GoType, field: Field | undefined): TypeShape {
    switch (type.is) {
      case "struct": {
        const shape = this.struct(type.key) ?? anyShape;
        const mark = field?.structType ?? field?.mapType;
        return mark === undefined || shape.is === "any" ? shape : { ...shape, isAtomic: mark === "atomic" };
      }
      case "map":
        return {
          is: "map",
          isAtomic: field?.mapType === "atomic",
          field: () => undefined,
          of: this.#shape(type.of, undefined),
        };
      case "list":
        return this.#list(type, field);
      case "scalar":
        return scalars[type.scalar];
      default:
        return unreachable(type);
    }
  }

  #list(type: ListType, field: Field | undefined): ListShape {
    const { listType, keys } = relationOf(field);
    const element = type.of.is === "struct" ? this.#table.struct(type.of.key) : undefined;
    const defaults = keys.flatMap((key): readonly (readonly [string, Json])[] => {
      const value = keyDefault(element?.fields.get(key));
      return value === undefined ? [] : [[key, value]];
    });
    return {
      is: "list",
      listType,
      keys,
      keyDefaults: Object.fromEntries(defaults),
      of: this.#shape(type.of, undefined),
    };
  }
}

/** Lists of old versions that have no list type are as strategic merge patches treat them. */
function relationOf(field: Field | undefined): Pick<ListShape, "listType" | "keys"> {
  const { listType, listMapKeys = [], patchStrategy = [], patchMergeKey } = field ?? {};
  if (listType !== undefined) return { listType, keys: listType === "map" ? listMapKeys : [] };
  if (!patchStrategy.includes("merge")) return { listType: "atomic", keys: [] };
  return patchMergeKey === undefined
    ? { listType: "set", keys: [] }
    : { listType: "map", keys: [patchMergeKey] };
}

/** What a key that is left out stands for: its default, or the zero value of one that Go always writes. */
function keyDefault(field: Field | undefined): Json | undefined {
  if (field === undefined) return undefined;
  if (field.default !== undefined) return field.default as Json;
  if (field.omitsEmpty || field.type.is !== "scalar" || field.type.isPointer) return undefined;
  const { type } = scalarOf(field.type.scalar);
  return type === "string" ? "" : type === "numeric" ? 0 : type === "boolean" ? false : undefined;
}

function scalarOf(scalar: Scalar): ScalarShape {
  const shape = scalars[scalar];
  return shape.is === "scalar" ? shape : untyped;
}

const text: ScalarShape = { is: "scalar", type: "string" };
const number: ScalarShape = { is: "scalar", type: "numeric" };
const untyped: ScalarShape = { is: "scalar", type: "untyped" };

const scalars: Readonly<Record<Scalar, TypeShape>> = {
  string: text,
  bytes: text,
  duration: text,
  int32: number,
  int64: number,
  float: number,
  bool: { is: "scalar", type: "boolean" },
  quantity: untyped,
  intOrString: untyped,
  time: untyped,
  microTime: untyped,
  raw: atomicShape,
  schemaOrBool: atomicShape,
  schemaOrArray: atomicShape,
  schemaOrStrings: atomicShape,
};
