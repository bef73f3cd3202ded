import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { strerror, SystemError } from "../../host/errno.ts";
import { defineCommand, UsageError } from "../command.ts";
import { quote, quoteIfNeeded } from "../quote.ts";
import { complain, tried } from "../input.ts";
import { baseName } from "./tree-walk.ts";

export const basename: Command = defineCommand({
  name: "basename",
  summary: "Print a name without its directories, and without a suffix.",
  usage: ["NAME [SUFFIX]", "OPTION... NAME..."],
  style: "posix",
  operands: { min: 1 },
  flags: {
    multiple: { short: "a", long: "multiple", help: "all operands are names" },
    suffix: { short: "s", long: "suffix", takes: "SUFFIX", help: "remove SUFFIX (implies -a)" },
  },
  *run({ process, flags, operands }) {
    const isMultiple = flags.multiple || flags.suffix !== undefined;
    const [, second, extra] = operands;
    if (!isMultiple && extra !== undefined) throw new UsageError(`extra operand ${quote(process, extra)}`);
    const suffix = flags.suffix ?? (isMultiple ? "" : (second ?? ""));
    const cut = (name: string): string =>
      suffix !== "" && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
    const names = isMultiple ? operands : operands.slice(0, 1);
    yield* process.write(names.map((name) => `${cut(baseName(name))}\n`).join(""));
    return 0;
  },
});

export const dirname: Command = defineCommand({
  name: "dirname",
  summary: "Print the directory part of each name.",
  usage: "NAME...",
  operands: { min: 1 },
  flags: {},
  *run({ process, operands }) {
    const directory = (name: string): string => {
      const trimmed = name.replace(/\/+$/, "");
      const cut = trimmed.lastIndexOf("/");
      if (cut < 0) return name.startsWith("/") ? "/" : ".";
      return trimmed.slice(0, cut).replace(/\/+$/, "") || "/";
    };
    yield* process.write(operands.map((name) => `${directory(name)}\n`).join(""));
    return 0;
  },
});

export const realpath: Command = defineCommand({
  name: "realpath",
  summary: "Print each path without links, . and ...",
  usage: "[OPTION]... FILE...",
  operands: { min: 1 },
  flags: {
    existing: { short: "e", long: "canonicalize-existing", help: "all parts must exist" },
    missing: { short: "m", long: "canonicalize-missing", help: "no part need exist" },
    quiet: { short: "q", long: "quiet", help: "no messages" },
  },
  *run({ process, flags, operands }) {
    let code = 0;
    for (const name of operands) {
      const resolved = resolvePath(process, name, flags.existing ? "all" : flags.missing ? "none" : "parent");
      if ("path" in resolved) {
        yield* process.write(`${resolved.path}\n`);
        continue;
      }
      if (!flags.quiet) yield* complain(process, `${quoteIfNeeded(name)}: ${resolved.why}`);
      code = 1;
    }
    return code;
  },
});

export const readlink: Command = defineCommand({
  name: "readlink",
  summary: "Print where a link points.",
  usage: "[OPTION]... FILE...",
  operands: { min: 1 },
  flags: {
    canonicalize: { short: "f", long: "canonicalize", help: "follow all links" },
    existing: { short: "e", long: "canonicalize-existing", help: "as -f, all parts must exist" },
    missing: { short: "m", long: "canonicalize-missing", help: "as -f, no part need exist" },
    noNewline: { short: "n", long: "no-newline", help: "no newline at the end" },
    verbose: { short: "v", long: "verbose", help: "say why it failed" },
  },
  *run({ process, flags, operands }) {
    const must = flags.existing ? "all" : flags.missing ? "none" : flags.canonicalize ? "parent" : undefined;
    let code = 0;
    for (const name of operands) {
      const resolved = must === undefined ? linkTarget(process, name) : resolvePath(process, name, must);
      if ("path" in resolved) {
        yield* process.write(resolved.path + (flags.noNewline ? "" : "\n"));
        continue;
      }
      if (flags.verbose) yield* complain(process, `${quoteIfNeeded(name)}: ${resolved.why}`);
      code = 1;
    }
    return code;
  },
});

type Resolved = { readonly path: string } | { readonly why: string };

function linkTarget(process: Process, name: string): Resolved {
  let resolved: Resolved = { why: strerror.EINVAL };
  const why = tried(() => {
    const { node } = process.access.lstat(name);
    if (node.is === "link") resolved = { path: node.target };
  });
  return why === undefined ? resolved : { why };
}

/** `must`: which parts have to exist. */
function resolvePath(process: Process, name: string, must: "all" | "parent" | "none"): Resolved {
  try {
    return { path: process.access.realPath(name) };
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.errno !== "ENOENT" || must === "all" || name === "") return { why: strerror[error.errno] };
  }
  const absolute = name.startsWith("/") ? name : `${process.cwd}/${name}`;
  const parts = absolute.split("/").filter((part) => part !== "" && part !== ".");
  const last = parts.pop() ?? "";
  const parent = `/${parts.join("/")}`;
  const above = must === "parent" ? existingPath(process, parent) : resolvePath(process, parent, "none");
  if (!("path" in above)) return above;
  return { path: `${above.path === "/" ? "" : above.path}/${last}` };
}

function existingPath(process: Process, path: string): Resolved {
  let real = path;
  const why = tried(() => (real = process.access.realPath(path)));
  return why === undefined ? { path: real } : { why };
}
