import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A field of a Go struct as its source says it. */
export interface GoMember {
  /** Its name in JSON; for an embedded struct whose fields are inlined, empty. */
  readonly json: string;
  readonly omitsEmpty: boolean;
  /** `*[]core/v1.Pod`: marks, then the type with its package's key. */
  readonly type: string;
  /** The field's number in protobuf; 0 if it is not written there. */
  readonly number: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Markers of the comment: `+listType=map` is listType: ["map"]. */
  readonly markers: Markers;
}

export type Markers = Readonly<Record<string, readonly string[]>>;

export interface GoDeclaration {
  readonly key: string;
  readonly markers: Markers;
  /** For structs. */
  readonly members?: readonly GoMember[];
  /** For other types: what they are. */
  readonly alias?: string;
  /** The typed string constants of an alias. */
  readonly constants: readonly string[];
}

/** What one directory of Go sources declares, read from gofmt's regular layout rather than by a grammar. */
export function readPackage(folder: string, key: string): readonly GoDeclaration[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(".go") && !/_test\.go$|^zz_|^generated\.|_proto\.go$/.test(name),
  );
  const found = files.flatMap((name) => readFile(readFileSync(join(folder, name), "utf8"), key));
  const constants = found.flatMap(({ constants }) => constants);
  const values = new Map(constants.map(({ name, value }) => [name, value]));
  return found
    .flatMap(({ types }) => types)
    .map((type) => ({
      ...type,
      ...(type.members === undefined
        ? {}
        : { members: type.members.map((one) => withConstant(one, values)) }),
      constants: constants.filter(({ type: of }) => `${key}.${of}` === type.key).map(({ value }) => value),
    }));
}

/** `+default=ref(Name)` is the value of that constant. */
function withConstant(member: GoMember, values: ReadonlyMap<string, string>): GoMember {
  const name = /^ref\((\w+)\)$/.exec(member.markers["default"]?.[0] ?? "")?.[1];
  if (name === undefined) return member;
  return { ...member, markers: { ...member.markers, default: [JSON.stringify(values.get(name) ?? "")] } };
}

interface Constant {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

interface FileContent {
  readonly types: readonly GoDeclaration[];
  readonly constants: readonly Constant[];
}

function readFile(text: string, key: string): FileContent {
  const imports = importsOf(text);
  const lines = text.split("\n");
  const types = lines.flatMap((line, index): GoDeclaration[] => {
    const [, name, rest = ""] = /^type (\w+) (.+)$/.exec(line) ?? [];
    if (name === undefined || /^(?:interface|func)\b/.test(rest)) return [];
    const head = { key: `${key}.${name}`, markers: markersAbove(lines, index), constants: [] };
    if (!rest.startsWith("struct"))
      return [{ ...head, alias: resolve(rest.replace(/^= /, ""), key, imports) }];
    const body = rest === "struct {" ? lines.slice(index + 1, lines.indexOf("}", index)) : [];
    return [{ ...head, members: membersOf(body, key, imports) }];
  });
  return { types, constants: lines.flatMap((line) => constantIn(line)) };
}

/** Constants of other packages that some constants are made of. */
const elsewhere: Readonly<Record<string, string>> = { IPv4Protocol: "IPv4", IPv6Protocol: "IPv6" };

/** `Always PullPolicy = "Always"`, `Exact = PathType("Exact")` or `AddressTypeIPv4 = AddressType(v1.IPv4Protocol)`. */
function constantIn(line: string): readonly Constant[] {
  const typed = /^(?:\t|const )(\w+)\s+(\w+)\s+= (?:\w+\()?"([^"]*)"/.exec(line);
  const converted = /^\t(\w+)\s+= (\w+)\((?:"([^"]*)"|\w+\.(\w+))\)/.exec(line);
  const [, name = "", type = "", value, reference = ""] = typed ?? converted ?? [];
  return name === "" ? [] : [{ name, type, value: value ?? elsewhere[reference] ?? "" }];
}

/** Package names of a file: `metav1` is `meta/v1`. */
function importsOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/^\t?(?:import )?(?:(\w+) )?"([\w./-]+)"$/gm);
  return new Map(
    [...found].map(([, alias, path = ""]) => [alias ?? path.split("/").at(-1) ?? "", keyOf(path)]),
  );
}

/** `k8s.io/api/core/v1` is `core/v1`; `k8s.io/apimachinery/pkg/util/intstr` is `intstr`. */
function keyOf(path: string): string {
  const parts = path.split("/");
  const last = parts.at(-1) ?? "";
  return /^v\d/.test(last) ? `${parts.at(-2)}/${last}` : last;
}

function resolve(type: string, key: string, imports: ReadonlyMap<string, string>): string {
  const [, marks = "", name = ""] = /^((?:\*|\[\]|map\[[\w.]+\])*)(.*)$/.exec(type) ?? [];
  const plain = marks.replaceAll(/map\[[^\]]*\]/g, "%");
  const [prefix = "", rest] = name.split(".");
  if (rest !== undefined) return `${plain}${imports.get(prefix) ?? prefix}.${rest}`;
  return /^[A-Z]/.test(name) ? `${plain}${key}.${name}` : `${plain}${name}`;
}

function membersOf(
  lines: readonly string[],
  key: string,
  imports: ReadonlyMap<string, string>,
): readonly GoMember[] {
  return lines.flatMap((line, index) => {
    const match = /^\t(?:(\w+)\s+)?(\S+)\s+`([^`]*)`/.exec(line) ?? /^\t(?:(\w+)\s+)?([^\s/]+)$/.exec(line);
    if (match === null) return [];
    const [, name, type = "", tagText = ""] = match;
    const tags = tagsOf(tagText);
    const { json, isInline, omitsEmpty } = jsonTag(tags["json"] ?? "", name);
    if (json === "-" || !isExported(name ?? lastPart(type))) return [];
    return [
      {
        json: isInline ? "" : json,
        omitsEmpty,
        type: resolve(type, key, imports),
        number: Number(tags["protobuf"]?.split(",")[1] ?? 0),
        tags,
        markers: markersAbove(lines, index),
      },
    ];
  });
}

function tagsOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+):"([^"]*)"/g)].map(([, tag = "", value = ""]) => [tag, value]),
  );
}

interface JsonTag {
  readonly json: string;
  readonly isInline: boolean;
  readonly omitsEmpty: boolean;
}

/** `name` is the field's; embedded structs have none. */
function jsonTag(text: string, name: string | undefined): JsonTag {
  const [json = "", ...options] = text.split(",");
  const isInline = options.includes("inline") || (name === undefined && json === "");
  return { json: json === "" ? (name ?? "") : json, isInline, omitsEmpty: options.includes("omitempty") };
}

/** `ObjectMeta` of `*metav1.ObjectMeta`. */
function lastPart(type: string): string {
  return type.replace(/^\*/, "").split(".").at(-1) ?? "";
}

function isExported(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function markersAbove(lines: readonly string[], index: number): Markers {
  const markers: Record<string, string[]> = {};
  for (let at = index - 1; /^\t?\/\//.test(lines[at] ?? ""); at--) {
    const [, name, value = ""] = /^\t?\/\/ ?\+([\w:.-]+)(?:=(.*))?$/.exec(lines[at] ?? "") ?? [];
    if (name !== undefined) markers[name] = [value.trim(), ...(markers[name] ?? [])];
  }
  return markers;
}
