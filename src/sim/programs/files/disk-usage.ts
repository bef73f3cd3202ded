import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { FileNode } from "../../host/file-node.ts";
import { defineCommand, Failure } from "../command.ts";
import { complain, tried } from "../input.ts";
import { quote, shellQuote } from "../quote.ts";
import { blocksOf, existing, humanSize, joinPath, sizeOf } from "./tree-walk.ts";

interface Usage {
  readonly all: boolean;
  readonly apparent: boolean;
  readonly depthMax: number;
  readonly print: (size: number, path: string) => void;
}

export const du: Command = defineCommand({
  name: "du",
  summary: "Show how much files and directories occupy, in kilobytes.",
  usage: "[OPTION]... [FILE]...",
  flags: {
    all: { short: "a", long: "all", help: "also for files" },
    apparent: { short: "b", long: "bytes", help: "sizes in bytes, as ls shows them" },
    total: { short: "c", long: "total", help: "a total at the end" },
    depth: { short: "d", long: "max-depth", takes: "N", help: "only down to level N" },
    human: { short: "h", long: "human-readable", help: "sizes such as 1K, 234M" },
    kilobytes: { short: "k", help: "kilobytes (default)" },
    summarize: { short: "s", long: "summarize", help: "one line for each operand" },
  },
  *run({ process, flags, operands }) {
    if (flags.depth !== undefined && !/^\d+$/.test(flags.depth))
      throw new Failure(`invalid maximum depth ${quote(process, flags.depth)}`);
    let text = "";
    let total = 0;
    let code = 0;
    const sizeText = (size: number): string =>
      flags.human ? humanSize(flags.apparent ? size : size * 1024) : String(size);
    const usage: Usage = {
      all: flags.all,
      apparent: flags.apparent,
      depthMax: flags.summarize ? 0 : Number(flags.depth ?? 200),
      print: (size, path) => (text += `${sizeText(size)}\t${path}\n`),
    };
    for (const name of operands.length === 0 ? ["."] : operands) {
      const why = tried(
        () =>
          (total += measure(process, usage, { path: name, node: process.access.lstat(name).node, depth: 0 })),
      );
      if (why === undefined) continue;
      yield* complain(process, `cannot access ${shellQuote(name)}: ${why}`);
      code = 1;
    }
    if (flags.total) usage.print(total, "total");
    yield* process.write(text);
    return code;
  },
});

function measure(
  process: Process,
  usage: Usage,
  at: { readonly path: string; readonly node: FileNode; readonly depth: number },
): number {
  const { path, node, depth } = at;
  let size = usage.apparent ? sizeOf(node) : blocksOf(node);
  if (node.is === "directory" && depth < 200) {
    for (const name of process.access.may(path, "read") ? process.access.list(path) : []) {
      const child = joinPath(path, name);
      const childNode = existing(process, child);
      if (childNode !== undefined)
        size += measure(process, usage, { path: child, node: childNode, depth: depth + 1 });
    }
  }
  const isShown = depth === 0 || usage.all || node.is === "directory";
  if (isShown && depth <= usage.depthMax) usage.print(size, path);
  return size;
}
