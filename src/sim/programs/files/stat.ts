import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { FileNode } from "../../host/file-node.ts";
import { groupById, userById } from "../../host/users.ts";
import { civil, rfc3339, second, type Instant } from "../../kernel/time.ts";
import { defineCommand } from "../command.ts";
import { complain, tried } from "../input.ts";
import { shellQuote } from "../quote.ts";
import { unescapeText } from "../text/escapes.ts";
import { modeText } from "./mode.ts";
import { blocksOf, sizeOf } from "./tree-walk.ts";

export const stat: Command = defineCommand({
  name: "stat",
  summary: "Show what is known about files.",
  usage: "[OPTION]... FILE...",
  operands: { min: 1 },
  notes: "Device, inode and link counts are not simulated; all times are that of modification.",
  flags: {
    dereference: { short: "L", long: "dereference", help: "follow links" },
    format: {
      short: "c",
      long: "format",
      takes: "FORMAT",
      help: "print FORMAT, with %a %A %F %g %G %n %N %s %b %u %U %y %Y filled in",
    },
    printf: { long: "printf", takes: "FORMAT", help: "as --format, without newline, with backslash escapes" },
  },
  *run({ process, flags, operands }) {
    let code = 0;
    for (const name of operands) {
      let node: FileNode | undefined;
      const why = tried(
        () => (node = (flags.dereference ? process.access.stat(name) : process.access.lstat(name)).node),
      );
      if (node === undefined) {
        yield* complain(process, `cannot statx ${shellQuote(name)}: ${why ?? ""}`);
        code = 1;
        continue;
      }
      const fields = fieldsOf(process, name, node);
      const fill = (format: string): string =>
        format.replaceAll(/%([a-zA-Z%])/g, (_, letter: string) => fields[letter] ?? "?");
      if (flags.printf !== undefined) yield* process.write(fill(unescapeText(flags.printf, "printf").text));
      else yield* process.write(flags.format === undefined ? described(fields) : `${fill(flags.format)}\n`);
    }
    return code;
  },
});

const kinds = {
  directory: "directory",
  file: "regular file",
  link: "symbolic link",
  device: "character special file",
} as const;

function fieldsOf(process: Process, name: string, node: FileNode): Readonly<Record<string, string>> {
  const files = process.host.files.access();
  const time = timeText(node.modified);
  const epoch = String(Math.floor(node.modified / second));
  return {
    a: (node.mode & 0o7777).toString(8),
    A: modeText(node),
    b: String(blocksOf(node) * 2),
    B: "512",
    F: node.is === "file" && node.text === "" ? "regular empty file" : kinds[node.is],
    g: String(node.gid),
    G: groupById(files, node.gid)?.name ?? "UNKNOWN",
    n: name,
    N: node.is === "link" ? `${shellQuote(name)} -> ${shellQuote(node.target)}` : shellQuote(name),
    o: "4096",
    s: String(sizeOf(node)),
    u: String(node.uid),
    U: userById(files, node.uid)?.name ?? "UNKNOWN",
    x: time,
    y: time,
    z: time,
    X: epoch,
    Y: epoch,
    Z: epoch,
    "%": "%",
  };
}

function timeText(time: Instant): string {
  const nanoseconds = `${String(civil(time).microsecond).padStart(6, "0")}000`;
  return `${rfc3339(time).slice(0, -1).replace("T", " ")}.${nanoseconds} +0000`;
}

function described(fields: Readonly<Record<string, string>>): string {
  const field = (letter: string): string => fields[letter] ?? "";
  const name = field("N").includes(" -> ") ? field("N").replaceAll("'", "") : field("n");
  const owner = `Uid: (${field("u").padStart(5)}/${field("U").padStart(8)})   Gid: (${field("g").padStart(5)}/${field("G").padStart(8)})`;
  return [
    `  File: ${name}`,
    `  Size: ${field("s").padEnd(15)} Blocks: ${field("b").padEnd(10)} IO Block: ${field("o").padEnd(6)} ${field("F")}`,
    `Access: (${field("a").padStart(4, "0")}/${field("A")})  ${owner}`,
    `Access: ${field("x")}`,
    `Modify: ${field("y")}`,
    `Change: ${field("z")}`,
    " Birth: -\n",
  ].join("\n");
}
