import type { GoDeclaration, GoMember } from "./go-package.ts";

/** A type's line: its fields by name, each with all that the table says of it. */
export type TypeLine = ReadonlyMap<string, string>;

/** Types whose JSON is not that of their fields. */
const opaque = new Set(
  [
    "meta/v1.Time meta/v1.MicroTime meta/v1.Duration meta/v1.FieldsV1 runtime.RawExtension runtime.Unknown",
    "apiextensions/v1.JSON apiextensions/v1beta1.JSON",
  ]
    .join(" ")
    .split(" "),
);

/**
 * The lines of src/sim/wire/schema's tables. Fields stand in the order of their protobuf numbers, which are written
 * only where they are not the one after the last: `ports:[]ContainerPort?=6;p:merge;k:name`.
 */
export function linesOf(declarations: readonly GoDeclaration[]): ReadonlyMap<string, TypeLine> {
  const known = new Set(declarations.map(({ key }) => key));
  const lines = new Map<string, TypeLine>();
  const sorted = declarations.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  for (const one of sorted) {
    const line = lineOf(one, known);
    if (line !== undefined) lines.set(one.key, line);
  }
  return lines;
}

function lineOf(one: GoDeclaration, known: ReadonlySet<string>): TypeLine | undefined {
  const within = one.key.slice(0, one.key.lastIndexOf("."));
  if (opaque.has(one.key)) return undefined;
  if (one.members === undefined) return aliasLine(one, within, known);
  const atomic = one.markers["structType"]?.[0];
  const members = one.members.toSorted((a, b) => a.number - b.number);
  const head: [string, string][] = atomic === undefined ? [] : [["@", `@${atomic}`]];
  const unions = unionOf(one);
  if (unions !== "") head.push(["&", `&${unions}`]);
  let last = 0;
  const fields = members.map((member): [string, string] => {
    const number = member.number === last + 1 ? "" : `=${member.number}`;
    last = member.number;
    return fieldEntry(member, within, number);
  });
  return new Map([...head, ...fields]);
}

/** Marked as an enumeration, but not published as one: it has a second name in other packages. */
const unpublished: ReadonlySet<string> = new Set(["admissionregistration/v1.ScopeType"]);

function aliasLine(one: GoDeclaration, within: string, known: ReadonlySet<string>): TypeLine | undefined {
  const values =
    one.markers["enum"] === undefined || unpublished.has(one.key)
      ? []
      : [...new Set(one.constants)].toSorted();
  if (one.alias === "string" && values.length === 0) return undefined;
  return new Map([["=", ["=" + shortened(one.alias ?? "", within, known), ...values].join(",")]]);
}

/** `type:fieldA,fieldB` of `+union`; the discriminator may be missing. */
function unionOf({ markers, members = [] }: GoDeclaration): string {
  if (markers["union"] === undefined) return "";
  const discriminator = members.find((one) => one.markers["unionDiscriminator"] !== undefined);
  const isMember = (one: GoMember): boolean =>
    one !== discriminator && one.markers["optional"] !== undefined && one.type.startsWith("*");
  return `${discriminator?.json ?? ""}:${members
    .filter((one) => isMember(one))
    .map(({ json }) => json)
    .join(",")}`;
}

function fieldEntry(member: GoMember, within: string, number: string): [string, string] {
  const { json, omitsEmpty, type, markers } = member;
  const name = json === "" ? "..." + type.slice(type.lastIndexOf(".") + 1) : json;
  const isRequired = markers["required"] !== undefined || (markers["optional"] === undefined && !omitsEmpty);
  const presence = `${omitsEmpty ? "?" : ""}${isRequired === omitsEmpty ? (isRequired ? "!" : "~") : ""}`;
  const text = `${json === "" ? "..." : json}:${shortened(type, within, undefined)}${presence}${number}${notesOf(member)}`;
  return [name, text];
}

const noteNames = {
  p: "patchStrategy",
  k: "patchMergeKey",
  l: "listType",
  i: "listMapKey",
  m: "mapType",
  s: "structType",
};

function notesOf({ markers, tags }: GoMember): string {
  const notes = Object.entries(noteNames).map(([letter, name]) => {
    const values = markers[name] ?? (tags[name] === undefined ? [] : [tags[name]]);
    return values.length === 0 ? "" : `;${letter}:${values.join(",")}`;
  });
  const value = markers["default"]?.[0];
  return notes.join("") + (value === undefined ? "" : `;d:${value.replaceAll(" ", String.raw`\u0020`)}`);
}

/** Types of the same package go by their names alone. */
function shortened(type: string, within: string, _known: ReadonlySet<string> | undefined): string {
  const [, marks = "", name = ""] = /^([*%[\]]*)(.*)$/.exec(type) ?? [];
  const prefix = `${within}.`;
  return marks + (name.startsWith(prefix) ? name.slice(prefix.length) : name);
}
