import type { Json } from "../json.ts";
import type { Embedded, Field, GoType, Member, Scalar, StructType } from "./go-type.ts";

const scalars: Readonly<Record<string, Scalar>> = {
  string: "string",
  int32: "int32",
  int64: "int64",
  int: "int64",
  uint32: "int32",
  uint64: "int64",
  float64: "float",
  float32: "float",
  bool: "bool",
  "resource.Quantity": "quantity",
  "intstr.IntOrString": "intOrString",
  "meta/v1.Time": "time",
  "meta/v1.MicroTime": "microTime",
  "meta/v1.Duration": "duration",
  "meta/v1.FieldsV1": "raw",
  "runtime.RawExtension": "raw",
  "runtime.Object": "raw",
  "interface{}": "raw",
};

const ofApiExtensions: Readonly<Record<string, Scalar>> = {
  JSON: "raw",
  JSONSchemaPropsOrBool: "schemaOrBool",
  JSONSchemaPropsOrArray: "schemaOrArray",
  JSONSchemaPropsOrStringArray: "schemaOrStrings",
};

/** Groups whose package is not the first part of their name. */
const folders: Readonly<Record<string, string>> = { "": "core", "rbac.authorization.k8s.io": "rbac" };

/** `apps/v1.Deployment`: the key of a kind's type. */
export function typeKeyOf(form: {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}): string {
  return `${folders[form.group] ?? form.group.split(".")[0] ?? ""}/${form.version}.${form.kind}`;
}

/**
 * The types of Kubernetes' API at one version, by keys such as `core/v1.PodSpec`. Lines are parsed when they are asked
 * for. A field's line is `name:marksType` and then what applies of: `?` omitempty, `~` optional and `!` required
 * against what omitempty says, `=N` its number, `;p:` patch strategy, `;k:` merge key, `;l:` list type, `;i:` keys of
 * the list, `;m:` map type, `;s:` struct type, `;d:` default. Marks are `*`, `[]` and `%` for a map.
 */
export class SchemaTable {
  readonly #lines: ReadonlyMap<string, string>;
  readonly #structs = new Map<string, StructType | undefined>();

  /** `base` is the newest version's table; `differences` are what is otherwise in this one. */
  constructor(base: string, differences = "") {
    const lines = linesOf(base);
    for (const line of splitLines(differences)) change(lines, line);
    this.#lines = lines;
  }

  /** Every group and version that the server's scheme knows, served or not: `/v1`, `apps/v1`. */
  get groupVersions(): readonly string[] {
    return (this.#lines.get("~") ?? "").split(" ");
  }

  keys(): readonly string[] {
    return [...this.#lines.keys()].filter((key) => key !== "~");
  }

  /** Undefined for what is no struct of this version. */
  struct(key: string): StructType | undefined {
    if (!this.#structs.has(key)) this.#structs.set(key, this.#parsed(key));
    return this.#structs.get(key);
  }

  #parsed(key: string): StructType | undefined {
    const line = this.#lines.get(key);
    if (line === undefined || line.startsWith("=")) return undefined;
    const within = key.slice(0, key.lastIndexOf("."));
    const tokens = line.split(" ").filter((token) => token !== "");
    const members: Member[] = [];
    for (const token of tokens.filter((one) => one.includes(":") && !one.startsWith("&"))) {
      members.push(this.#member(token, within, (members.at(-1)?.number ?? 0) + 1));
    }
    const mark = tokens.find((token) => token.startsWith("@"))?.slice(1);
    const union = tokens
      .find((token) => token.startsWith("&"))
      ?.slice(1)
      .split(":");
    return {
      key,
      members,
      fields: this.#flattened(members),
      ...(mark === undefined ? {} : { structType: mark as "atomic" }),
      ...(union === undefined
        ? {}
        : { union: { discriminator: union[0] ?? "", fields: (union[1] ?? "").split(",") } }),
    };
  }

  #flattened(members: readonly Member[]): ReadonlyMap<string, Field> {
    const fields = members.flatMap((member): readonly (readonly [string, Field])[] =>
      "embeds" in member ? [...(this.struct(member.embeds)?.fields ?? [])] : [[member.name, member]],
    );
    return new Map(fields);
  }

  #member(token: string, within: string, next: number): Member {
    const [head = "", ...notes] = token.split(";");
    const colon = head.indexOf(":");
    const match = /^([^?!~=]+)(\??)([!~]?)(?:=(\d+))?$/.exec(head.slice(colon + 1));
    const [, text = "", empty, mark, given] = match ?? [];
    const number = given === undefined ? next : Number(given);
    const name = head.slice(0, colon);
    if (name === "...") return embedded(text, within, number);
    const omitsEmpty = empty === "?";
    const isRequired = mark === "" ? !omitsEmpty : mark === "!";
    return { name, type: this.#type(text, within), omitsEmpty, isRequired, number, ...notesOf(notes) };
  }

  #type(text: string, within: string, isPointer = false): GoType {
    if (text.startsWith("*")) return this.#type(text.slice(1), within, true);
    if (text === "[]byte") return { is: "scalar", scalar: "bytes", name: "[]uint8", isPointer };
    if (text.startsWith("[]")) return { is: "list", of: this.#type(text.slice(2), within), isPointer };
    if (text.startsWith("%")) return { is: "map", of: this.#type(text.slice(1), within) };
    return this.#named(text, within, isPointer);
  }

  #named(name: string, within: string, isPointer: boolean): GoType {
    const key = name.includes(".") || scalars[name] !== undefined ? name : `${within}.${name}`;
    const [, extension] = /^apiextensions\/\w+\.(\w+)$/.exec(key) ?? [];
    const scalar = scalars[key] ?? (extension === undefined ? undefined : ofApiExtensions[extension]);
    const shown = key.slice(key.lastIndexOf("/") + 1);
    if (scalar !== undefined) return { is: "scalar", scalar, name: shown, isPointer };
    const line = this.#lines.get(key);
    if (line?.startsWith("=") === true) return this.#alias(key, line.slice(1), isPointer);
    if (line !== undefined) return { is: "struct", key, isPointer };
    // What is no struct is a string with a name of its own: RestartPolicy, types.UID.
    return { is: "scalar", scalar: "string", name: shown, isPointer };
  }

  #alias(key: string, line: string, isPointer: boolean): GoType {
    const [text = "", ...values] = line.split(",");
    const type = this.#type(text, key.slice(0, key.lastIndexOf(".")), isPointer);
    if (type.is === "struct") return type;
    if (type.is !== "scalar") return { ...type, name: key };
    const isOther = text.includes(".");
    const name = isOther ? type.name : key.slice(key.lastIndexOf("/") + 1);
    return { ...type, name, ...(values.length === 0 ? {} : { values }) };
  }
}

function embedded(text: string, within: string, number: number): Embedded {
  const isPointer = text.startsWith("*");
  const name = isPointer ? text.slice(1) : text;
  return { embeds: name.includes(".") ? name : `${within}.${name}`, number, isPointer };
}

type Notes = Pick<
  Field,
  "patchStrategy" | "patchMergeKey" | "listType" | "listMapKeys" | "mapType" | "structType" | "default"
>;

function notesOf(notes: readonly string[]): Notes {
  return Object.assign({}, ...notes.map((note) => noteOf(note[0] ?? "", note.slice(2)))) as Notes;
}

function noteOf(letter: string, value: string): Notes {
  switch (letter) {
    case "p":
      return { patchStrategy: value.split(",") };
    case "k":
      return { patchMergeKey: value };
    case "l":
      return { listType: value as "map" };
    case "i":
      return { listMapKeys: value.split(",") };
    case "m":
      return { mapType: value as "atomic" };
    case "s":
      return { structType: value as "atomic" };
    default:
      return { default: JSON.parse(value) as Exclude<Json, null> };
  }
}

function splitLines(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}

function linesOf(text: string): Map<string, string> {
  return new Map(splitLines(text).map((line) => keyed(line)));
}

function keyed(line: string): [string, string] {
  const space = line.indexOf(" ");
  return space < 0 ? [line, ""] : [line.slice(0, space), line.slice(space + 1)];
}

/** Applies one line of differences: see tests/schema/generate.ts. */
function change(lines: Map<string, string>, line: string): void {
  if (line.startsWith("-")) return void lines.delete(line.slice(1));
  const [key, changes] = keyed(line);
  if (key === "~") return void lines.set(key, changes);
  const tokens = new Map<string, string>();
  const before = lines.get(key) ?? "";
  if (!before.startsWith("=")) for (const [name, token] of numbered(before)) tokens.set(name, token);
  for (const token of changes.split(" ")) {
    if (token.startsWith("-")) tokens.delete(token.slice(1));
    else tokens.set(nameOf(token), token);
  }
  lines.set(key, [...tokens.values()].join(" "));
}

/** `containers`, `...VolumeSource`, and the marks of a type by their signs. */
function nameOf(token: string): string {
  if (/^[@&=]/.test(token)) return token.charAt(0);
  if (!token.startsWith("...")) return token.slice(0, token.indexOf(":"));
  const type = /^\.\.\.:\*?([^?!~=;]+)/.exec(token)?.[1] ?? "";
  return `...${type.slice(type.lastIndexOf(".") + 1)}`;
}

/** Tokens with the numbers that were left out, so that others may go. */
function numbered(line: string): readonly (readonly [string, string])[] {
  let last = 0;
  return line
    .split(" ")
    .filter((token) => token !== "")
    .map((token) => {
      if (/^[@&]/.test(token)) return [nameOf(token), token] as const;
      const [, head = "", given, notes = ""] = /^([^;=]+)(?:=(\d+))?(;.*)?$/.exec(token) ?? [];
      last = given === undefined ? last + 1 : Number(given);
      return [nameOf(token), `${head}=${last}${notes}`] as const;
    });
}
