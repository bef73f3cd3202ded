import type { Json } from "../json.ts";

/**
 * How the values of a type are put together and owned under server-side apply. Made from the schema tables (built-in
 * kinds) and from the schemas of custom resources.
 * @models sigs.k8s.io/structured-merge-diff/v4/schema Atom
 */
export type TypeShape = ScalarShape | MapShape | ListShape | AnyShape;

export interface ScalarShape {
  readonly is: "scalar";
  readonly type: "string" | "numeric" | "boolean" | "untyped";
}

/** A struct or a map. */
export interface MapShape {
  readonly is: "map";
  /** Owned as a whole. */
  readonly isAtomic: boolean;
  /** A field that the type declares. */
  field(name: string): TypeShape | undefined;
  /** The values of all other keys; undefined if there may be none. */
  readonly of: TypeShape | undefined;
}

export interface ListShape {
  readonly is: "list";
  /** `atomic`: owned as a whole. `set`: of scalars, each owned. `map`: of objects that `keys` tell apart. */
  readonly listType: "atomic" | "set" | "map";
  readonly keys: readonly string[];
  /** What a missing key stands for: `protocol: TCP`. */
  readonly keyDefaults: Readonly<Record<string, Json>>;
  readonly of: TypeShape;
}

/** The value decides: lists are owned as a whole, and so are maps if they are atomic. */
export interface AnyShape {
  readonly is: "any";
  readonly isAtomic: boolean;
}

export const anyShape: AnyShape = { is: "any", isAtomic: false };
export const atomicShape: AnyShape = { is: "any", isAtomic: true };

/** A shape that is not `any`, as a value of it is treated. */
export type Atom = ScalarShape | MapShape | ListShape;

const untyped: ScalarShape = { is: "scalar", type: "untyped" };
const anyList: ListShape = { is: "list", listType: "atomic", keys: [], keyDefaults: {}, of: anyShape };
const anyMap: MapShape = { is: "map", isAtomic: false, field: () => undefined, of: anyShape };
const atomicMap: MapShape = { is: "map", isAtomic: true, field: () => undefined, of: atomicShape };

/** What `any` means for a value; other shapes are what they are, whatever the value. */
export function atomOf(shape: TypeShape, value: Json | undefined): Atom {
  if (shape.is !== "any") return shape;
  if (Array.isArray(value)) return anyList;
  if (typeof value !== "object" && value !== undefined) return untyped;
  return shape.isAtomic ? atomicMap : anyMap;
}

/** The shape of a map's value under a key; undefined if there may be none. */
export function shapeUnder(map: MapShape, key: string): TypeShape | undefined {
  return map.field(key) ?? map.of;
}
