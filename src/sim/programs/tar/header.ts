import { byteLength, fromBytes, toBytes } from "../../kernel/text.ts";

/** What an entry is, as its type flag says. */
export type EntryType = "file" | "directory" | "link" | "hard link" | "other";

/** One member of an archive. */
export interface Entry {
  readonly name: string;
  readonly type: EntryType;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of content. */
  readonly size: number;
  /** Seconds since the epoch. */
  readonly modified: number;
  /** Of links. */
  readonly target: string;
  readonly user: string;
  readonly group: string;
}

/** Bytes of a header, and what contents are padded to. */
export const blockSize = 512;

/** Where the fields of a header are: offset and length in bytes. */
const fields = {
  name: [0, 100],
  mode: [100, 8],
  uid: [108, 8],
  gid: [116, 8],
  size: [124, 12],
  modified: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  target: [157, 100],
  magic: [257, 8],
  user: [265, 32],
  group: [297, 32],
  prefix: [345, 155],
} as const;

const flags: Readonly<Record<EntryType, string>> = {
  file: "0",
  "hard link": "1",
  link: "2",
  directory: "5",
  other: "3",
};
const types: Readonly<Record<string, EntryType>> = {
  "0": "file",
  "\0": "file",
  "7": "file",
  "1": "hard link",
  "2": "link",
  "5": "directory",
};

/**
 * The header of a member, with another before it if its name is too long for one. As text, whose length in bytes is
 * a multiple of the block.
 *
 * @models GNU tar create.c write_long_name, start_header
 */
export function printHeader(entry: Entry): string {
  const long = [
    ...(byteLength(entry.name) > fields.name[1] ? [longHeader("L", entry.name)] : []),
    ...(byteLength(entry.target) > fields.target[1] ? [longHeader("K", entry.target)] : []),
  ];
  return long.join("") + block(entry, flags[entry.type]);
}

/** `type`: L for a name, K for a link's target. */
function longHeader(type: "L" | "K", text: string): string {
  const content = `${text}\0`;
  const size = byteLength(content);
  const entry: Entry = { ...nobody, name: "././@LongLink", size };
  return block(entry, type) + content + padding(size);
}

const nobody: Entry = {
  name: "",
  type: "file",
  mode: 0o644,
  uid: 0,
  gid: 0,
  size: 0,
  modified: 0,
  target: "",
  user: "root",
  group: "root",
};

/** What fills the last block of a content. */
export function padding(size: number): string {
  return "\0".repeat((blockSize - (size % blockSize)) % blockSize);
}

function block(entry: Entry, type: string): string {
  const text = (checksum: string): string =>
    cut(entry.name, fields.name[1]) +
    octal(entry.mode & 0o7777, 7) +
    octal(entry.uid, 7) +
    octal(entry.gid, 7) +
    octal(entry.size, 11) +
    octal(entry.modified, 11) +
    checksum +
    type +
    cut(entry.target, fields.target[1]) +
    "ustar  \0" +
    cut(entry.user, fields.user[1]) +
    cut(entry.group, fields.group[1]);
  const sum = toBytes(text(" ".repeat(8))).reduce((total, byte) => total + byte, 0);
  const whole = text(`${sum.toString(8).padStart(6, "0")}\0 `);
  return whole + "\0".repeat(blockSize - byteLength(whole));
}

function octal(value: number, digits: number): string {
  return `${Math.max(0, value).toString(8).padStart(digits, "0").slice(-digits)}\0`;
}

/** As many bytes of a text as a field takes, filled up. */
function cut(text: string, length: number): string {
  const bytes = byteLength(text);
  return bytes <= length ? text + "\0".repeat(length - bytes) : fromBytes(toBytes(text).slice(0, length));
}

/** A header as it was read: what it says, and the letter of its type. */
export interface ReadHeader {
  readonly entry: Entry;
  readonly flag: string;
}

/** Undefined for a block that is no header. `"end"` for a block of zeros. */
export function readHeader(bytes: Uint8Array): ReadHeader | "end" | undefined {
  if (bytes.every((byte) => byte === 0)) return "end";
  const field = (name: keyof typeof fields): Uint8Array =>
    bytes.subarray(fields[name][0], fields[name][0] + fields[name][1]);
  const [from, length] = fields.checksum;
  const sum = bytes.reduce((total, byte, at) => total + (at >= from && at < from + length ? 32 : byte), 0);
  if (sum !== number(field("checksum"))) return undefined;
  const flag = fromBytes(field("type"));
  const isPosix = fromBytes(field("magic")).startsWith("ustar\0");
  const prefix = isPosix ? textOf(field("prefix")) : "";
  const name = textOf(field("name"));
  // Before there was a type for them, directories were files with a slash.
  const isFolder = flag === "\0" && name.endsWith("/");
  return {
    flag,
    entry: {
      name: prefix === "" ? name : `${prefix}/${name}`,
      type: isFolder ? "directory" : (types[flag] ?? "other"),
      mode: number(field("mode")) & 0o7777,
      uid: number(field("uid")),
      gid: number(field("gid")),
      size: number(field("size")),
      modified: number(field("modified")),
      target: textOf(field("target")),
      user: textOf(field("user")),
      group: textOf(field("group")),
    },
  };
}

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return fromBytes(end < 0 ? bytes : bytes.subarray(0, end));
}

/** Octal digits, or GNU's binary form for what does not fit. */
function number(bytes: Uint8Array): number {
  if (((bytes[0] ?? 0) & 0x80) !== 0) {
    return bytes.subarray(1).reduce((total, byte) => (total * 256 + byte) % Number.MAX_SAFE_INTEGER, 0);
  }
  const digits = /[0-7]+/.exec(textOf(bytes))?.[0];
  return digits === undefined ? 0 : Number.parseInt(digits, 8);
}
