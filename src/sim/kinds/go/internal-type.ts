import { internalTypes } from "./internal-types.generated.ts";

/** A type of the API server's own memory, with what Go calls it. */
export type InternalType = PointerType | ListType | MapType | StructType | ScalarType;

export interface PointerType {
  readonly is: "pointer";
  readonly name: string;
  readonly to: InternalType;
}

export interface ListType {
  readonly is: "list";
  readonly name: string;
  readonly of: InternalType;
}

export interface MapType {
  readonly is: "map";
  readonly name: string;
  readonly of: InternalType;
}

export interface StructType {
  readonly is: "struct";
  readonly name: string;
  readonly fields: readonly InternalField[];
}

export interface ScalarType {
  readonly is: "scalar";
  readonly name: string;
  readonly scalar: "string" | "number" | "bool" | "quantity" | "time" | "intOrString" | "other";
}

export interface InternalField {
  readonly name: string;
  /** Its name in JSON; empty where the fields of an embedded struct stand beside the others. */
  readonly json: string;
  readonly type: InternalType;
}

const texts: ReadonlyMap<string, string> = new Map(
  internalTypes
    .trim()
    .split("\n")
    .map((line) => {
      const space = line.indexOf(" ");
      return space === -1 ? [line, ""] : [line.slice(0, space), line.slice(space + 1)];
    }),
);

const types = new Map<string, InternalType>();

/** The type of this name: `core.PodSpec`, `[]core.Container`, `*int64`. */
export function internalType(name: string): InternalType {
  const known = types.get(name);
  if (known !== undefined) return known;
  const type = read(name);
  types.set(name, type);
  return type;
}

function read(name: string): InternalType {
  if (name.startsWith("*")) return { is: "pointer", name, to: internalType(name.slice(1)) };
  if (name.startsWith("[]")) return { is: "list", name, of: internalType(name.slice(2)) };
  const map = /^map\[[\w.]+\](.*)$/.exec(name);
  if (map !== null) return { is: "map", name, of: internalType(map[1] ?? "") };
  const text = texts.get(name);
  if (text === undefined) return { is: "scalar", name, scalar: scalarOf(name) };
  return text.startsWith("=") ? { ...internalType(text.slice(1)), name } : structOf(name, text);
}

const scalars: Readonly<Record<string, ScalarType["scalar"]>> = {
  string: "string",
  "types.UID": "string",
  bool: "bool",
  "resource.Quantity": "quantity",
  "v1.Time": "time",
  "intstr.IntOrString": "intOrString",
};

function scalarOf(name: string): ScalarType["scalar"] {
  return /^u?int\d*$|^float\d+$/.test(name) ? "number" : (scalars[name] ?? "other");
}

function structOf(name: string, text: string): StructType {
  const owner = name.slice(0, name.indexOf("."));
  const fields = text.split(" ").filter((word) => word !== "");
  return { is: "struct", name, fields: fields.map((word) => fieldOf(word, owner)) };
}

/** `HTTPGet:*HTTPGetAction`, `CephFS=cephfs:*CephFSVolumeSource`, `:VolumeSource`. */
function fieldOf(word: string, owner: string): InternalField {
  const colon = word.indexOf(":");
  const [name = "", json] = word.slice(0, colon).split("=");
  const written = word.slice(colon + 1);
  const [, marks = "", rest = ""] = /^((?:\[\]|\*|map\[[\w.]+\])*)(.*)$/.exec(written) ?? [];
  const type = `${marks}${/^[A-Z]/.test(rest) ? `${owner}.${rest}` : rest}`;
  if (name !== "")
    return {
      name,
      json: json ?? jsonName(name),
      get type() {
        return internalType(type);
      },
    };
  const embedded = type.slice(type.indexOf(".") + 1);
  return {
    name: embedded,
    json: embedded === "ObjectMeta" ? "metadata" : "",
    get type() {
      return internalType(type);
    },
  };
}

/** What most fields are called in JSON: `hostIP`, `tty`, `httpGet`. */
function jsonName(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (head) => head.toLowerCase());
}
