/** A type of Go, as far as JSON, protobuf and messages can tell. */
export type GoType = StructRef | ListType | MapType | ScalarType;

export interface StructRef {
  readonly is: "struct";
  /** `core/v1.PodSpec` */
  readonly key: string;
  readonly isPointer: boolean;
}

export interface ListType {
  readonly is: "list";
  readonly of: GoType;
  /** Of a list type with a name (`authentication/v1.ExtraValue`), which is a message of its own in protobuf. */
  readonly name?: string;
  /** The list stands behind a pointer. */
  readonly isPointer: boolean;
}

export interface MapType {
  readonly is: "map";
  readonly of: GoType;
  readonly name?: string;
}

export interface ScalarType {
  readonly is: "scalar";
  readonly scalar: Scalar;
  /** As messages show it: `int32`, `string`, `v1.RestartPolicy`. */
  readonly name: string;
  readonly isPointer: boolean;
  /** The values of a type that is marked as an enumeration, in order. */
  readonly values?: readonly string[];
}

export type Scalar =
  | "string"
  | "int32"
  | "int64"
  | "float"
  | "bool"
  | "bytes"
  | "quantity"
  | "time"
  | "microTime"
  | "duration"
  | "intOrString"
  /** Any JSON: RawExtension, FieldsV1, apiextensions' JSON. */
  | "raw"
  | "schemaOrBool"
  | "schemaOrArray"
  | "schemaOrStrings";

/** What the table knows of one field of a struct. */
export interface Field {
  readonly name: string;
  readonly type: GoType;
  /** An empty value is left out when the object is written. */
  readonly omitsEmpty: boolean;
  /** In OpenAPI's sense. */
  readonly isRequired: boolean;
  /** In protobuf; 0 if the field is not written there. */
  readonly number: number;
  /** `merge`, `replace`, `retainKeys`. */
  readonly patchStrategy?: readonly string[];
  readonly patchMergeKey?: string;
  readonly listType?: "atomic" | "set" | "map";
  readonly listMapKeys?: readonly string[];
  readonly mapType?: "atomic" | "granular";
  readonly structType?: "atomic" | "granular";
  /** The value of `+default`. */
  readonly default?: string | number | boolean | object;
}

/** A struct: its JSON fields, and the members that protobuf sees (an embedded struct is one member there). */
export interface StructType {
  readonly key: string;
  /** With those of embedded structs. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly members: readonly Member[];
  /** `+structType=atomic` on the type itself. */
  readonly structType?: "atomic" | "granular";
  readonly union?: Union;
}

export type Member = Field | Embedded;

export interface Embedded {
  readonly embeds: string;
  readonly number: number;
  readonly isPointer: boolean;
}

export interface Union {
  readonly discriminator: string;
  readonly fields: readonly string[];
}

/** `v1.PodSpec`, `[]v1.Container`, `map[string]string`: how Go's messages name a type. */
export function goName(type: GoType): string {
  if (type.is === "scalar") return type.name;
  if (type.is === "struct") return packaged(type.key);
  if (type.name !== undefined) return packaged(type.name);
  return `${type.is === "list" ? "[]" : "map[string]"}${pointed(type.of)}`;
}

function pointed(type: GoType): string {
  return `${"isPointer" in type && type.isPointer ? "*" : ""}${goName(type)}`;
}

/** `v1.PodSpec` for `core/v1.PodSpec`: packages go by the last part of their path. */
export function packaged(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

/** `PodSpec` */
export function shortName(key: string): string {
  return key.slice(key.lastIndexOf(".") + 1);
}
