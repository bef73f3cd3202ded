import { fields } from "./fields-1.33.generated.ts";

/** What Go knows of one field. */
export interface GoField {
  readonly type: GoType;
  /** An empty value is left out when the object is written. */
  readonly omitsEmpty: boolean;
}

export type GoType =
  | { readonly is: "struct"; readonly key: string; readonly isPointer: boolean }
  | { readonly is: "list"; readonly of: GoType }
  | { readonly is: "map"; readonly of: GoType }
  /** `name` as messages show it: `int32`, `string`, `v1.RestartPolicy`. */
  | { readonly is: "scalar"; readonly scalar: Scalar; readonly name: string; readonly isPointer: boolean };

export type Scalar = "string" | "int" | "bool" | "bytes" | "quantity" | "time" | "intOrString" | "any";

const scalars: Readonly<Record<string, Scalar>> = {
  string: "string",
  int32: "int",
  int64: "int",
  bool: "bool",
  "[]byte": "bytes",
  "resource.Quantity": "quantity",
  "intstr.IntOrString": "intOrString",
  Time: "time",
  "meta/v1.Time": "time",
  MicroTime: "time",
  "meta/v1.MicroTime": "time",
  FieldsV1: "any",
};

type Fields = ReadonlyMap<string, GoField>;

const lines = new Map(
  fields
    .trim()
    .split("\n")
    .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)] as const),
);
const known = new Map<string, Fields>();

/** The fields of a struct: `core/v1.PodSpec`. Undefined if it is not in the table. */
export function structFields(key: string): Fields | undefined {
  const line = lines.get(key);
  if (line === undefined) return undefined;
  let result = known.get(key);
  if (result === undefined) {
    result = parseFields(line, key.slice(0, key.lastIndexOf(".")));
    known.set(key, result);
  }
  return result;
}

function parseFields(line: string, within: string): Fields {
  const parts = line.split(" ").filter((part) => part !== "");
  return new Map(
    parts.map((part) => {
      const colon = part.indexOf(":");
      const text = part.slice(colon + 1);
      const omitsEmpty = text.endsWith("?");
      return [
        part.slice(0, colon),
        { type: parseType(omitsEmpty ? text.slice(0, -1) : text, within), omitsEmpty },
      ];
    }),
  );
}

function parseType(text: string, within: string): GoType {
  if (text === "[]byte") return { is: "scalar", scalar: "bytes", name: "[]uint8", isPointer: false };
  if (text.startsWith("[]")) return { is: "list", of: parseType(text.slice(2), within) };
  if (text.startsWith("%")) return { is: "map", of: parseType(text.slice(1), within) };
  const isPointer = text.startsWith("*");
  const name = isPointer ? text.slice(1) : text;
  if (name === "ResourceList") return { is: "map", of: parseType("resource.Quantity", within) };
  const scalar = scalars[name];
  if (scalar !== undefined) return { is: "scalar", scalar, name, isPointer };
  const key = name.includes("/") ? name : `${within}.${name}`;
  if (lines.has(key)) return { is: "struct", key, isPointer };
  // What is no struct is a string with a name of its own: RestartPolicy, types.UID.
  return { is: "scalar", scalar: "string", name: name.includes(".") ? name : `v1.${name}`, isPointer };
}

/** `v1.PodSpec`: how messages name a struct. */
export function goName(type: GoType): string {
  if (type.is === "list") return `[]${goName(type.of)}`;
  if (type.is === "map") return `map[string]${goName(type.of)}`;
  return type.is === "struct" ? `v1.${shortName(type.key)}` : type.name;
}

/** `PodSpec` */
export function shortName(key: string): string {
  return key.slice(key.lastIndexOf(".") + 1);
}
