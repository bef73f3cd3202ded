import type { FileNode } from "../../host/file-node.ts";
import type { Process } from "../../host/process.ts";
import { groupByName, userById, userByName } from "../../host/users.ts";
import { day, minute } from "../../kernel/time.ts";
import { Failure } from "../command.ts";
import { baseName, blocksOf, sizeOf } from "../files/tree-walk.ts";
import { Glob } from "./glob.ts";
import { Regex } from "../regex/regex.ts";
import { RegexError } from "../regex/pattern.ts";
import { changedMode } from "../files/mode.ts";

/** A file as find looks at it. */
export interface Candidate {
  readonly process: Process;
  readonly path: string;
  readonly node: FileNode;
  readonly depth: number;
}

/** What an expression is made of. `test` decides at once, `act` does something (which may wait). */
export type Expression =
  | { readonly is: "test"; readonly test: (candidate: Candidate) => boolean }
  | { readonly is: "act"; readonly action: Action }
  | { readonly is: "not"; readonly part: Expression }
  | { readonly is: "and" | "or"; readonly left: Expression; readonly right: Expression }
  | { readonly is: "prune" };

export type Action =
  | { readonly do: "print"; readonly end: string }
  | { readonly do: "printf"; readonly format: string }
  | { readonly do: "ls" | "delete" | "quit" }
  | {
      readonly do: "exec";
      readonly words: readonly string[];
      readonly many: boolean;
      readonly inDirectory: boolean;
    };

export interface FindPlan {
  readonly expression: Expression;
  readonly minDepth: number;
  readonly maxDepth: number;
  readonly depthFirst: boolean;
}

type Test = (argument: string, process: Process) => (candidate: Candidate) => boolean;

const kinds: Readonly<Record<string, FileNode["is"]>> = { f: "file", d: "directory", l: "link", c: "device" };

/** Undefined for kinds of files that do not occur here. */
function kindNamed(letter: string): FileNode["is"] | undefined {
  const kind = kinds[letter];
  if (kind === undefined && !/^[bps]$/.test(letter))
    throw new Failure(`Unknown argument to -type: ${letter}`);
  return kind;
}

/** Tests with an argument. */
const tests: Readonly<Record<string, Test>> = {
  "-name": (pattern) => named(new Glob(pattern)),
  "-iname": (pattern) => named(new Glob(pattern, true)),
  "-path": (pattern) => pathed(new Glob(pattern)),
  "-wholename": (pattern) => pathed(new Glob(pattern)),
  "-ipath": (pattern) => pathed(new Glob(pattern, true)),
  "-regex": (pattern) => expression(pattern, false),
  "-iregex": (pattern) => expression(pattern, true),
  "-type": (letters) => {
    const wanted = new Set<FileNode["is"] | undefined>(letters.split(",").map(kindNamed));
    return ({ node }) => wanted.has(node.is);
  },
  "-size": (text) => sized(text),
  "-perm": (text) => permitted(text),
  "-user": (name, process) => {
    const uid =
      userByName(process.host.files.access(), name)?.uid ?? (/^\d+$/.test(name) ? Number(name) : undefined);
    if (uid === undefined) throw new Failure(`‘${name}’ is not the name of a known user`);
    return ({ node }) => node.uid === uid;
  },
  "-group": (name, process) => {
    const gid =
      groupByName(process.host.files.access(), name)?.gid ?? (/^\d+$/.test(name) ? Number(name) : undefined);
    if (gid === undefined) throw new Failure(`‘${name}’ is not the name of an existing group`);
    return ({ node }) => node.gid === gid;
  },
  "-mtime": (text) => aged(text, "-mtime", day),
  "-mmin": (text) => aged(text, "-mmin", minute),
  "-newer": (path, process) => {
    const { modified } = process.access.stat(path).node;
    return ({ node }) => node.modified > modified;
  },
};

/** Tests without an argument. */
const bareTests: Readonly<Record<string, (candidate: Candidate) => boolean>> = {
  "-true": () => true,
  "-false": () => false,
  "-empty": ({ node }) =>
    node.is === "file" ? node.text === "" : node.is === "directory" && node.entries.size === 0,
  "-executable": ({ process, path }) => process.access.may(path, "execute"),
  "-readable": ({ process, path }) => process.access.may(path, "read"),
  "-writable": ({ process, path }) => process.access.may(path, "write"),
};

/** The test that a word begins; undefined if the word is no test. Throws Failure if its argument is wrong. */
export function findTest(
  word: string,
  take: () => string,
  process: Process,
): ((candidate: Candidate) => boolean) | undefined {
  const test = tests[word];
  return test === undefined ? bareTests[word] : test(take(), process);
}

function named(glob: Glob): (candidate: Candidate) => boolean {
  return ({ path }) => glob.matches(baseName(path));
}

function pathed(glob: Glob): (candidate: Candidate) => boolean {
  return ({ path }) => glob.matches(path);
}

/** Emacs' syntax is find's default: as basic, with `+` and `?` special. */
function expression(pattern: string, ignoreCase: boolean): (candidate: Candidate) => boolean {
  try {
    const source = pattern.replaceAll(/\\[^]|[+?]/g, (part) => (part.length === 1 ? `\\${part}` : part));
    const regex = new Regex(`^\\(${source}\\)$`, { syntax: "basic", ignoreCase });
    return ({ path }) => regex.test(path);
  } catch (error) {
    if (error instanceof RegexError) throw new Failure(error.message);
    throw error;
  }
}

/** `+N`, `-N`, `N` against a number. */
function compared(
  text: string,
  what: string,
): { readonly holds: (value: number) => boolean; readonly unit: string } {
  const match = /^([+-]?)(\d+)([bcwkMG]?)$/.exec(text);
  if (match === null) throw new Failure(`invalid argument \`${text}' to \`${what}'`);
  const [, sign, digits, unit = ""] = match;
  const wanted = Number(digits);
  const holds = (value: number): boolean =>
    sign === "+" ? value > wanted : sign === "-" ? value < wanted : value === wanted;
  return { holds, unit };
}

const sizeUnits: Readonly<Record<string, number>> = {
  b: 512,
  c: 1,
  w: 2,
  k: 1024,
  M: 1_048_576,
  G: 1_073_741_824,
};

function sized(text: string): (candidate: Candidate) => boolean {
  const { holds, unit } = compared(text, "-size");
  const size = sizeUnits[unit === "" ? "b" : unit] ?? 512;
  return ({ node }) => holds(Math.ceil(sizeOf(node) / size));
}

function aged(text: string, what: string, unit: number): (candidate: Candidate) => boolean {
  const { holds } = compared(text, what);
  return ({ node, process }) => holds(Math.floor((process.kernel.now - node.modified) / unit));
}

function permitted(text: string): (candidate: Candidate) => boolean {
  const prefix = /^[-/]/.exec(text)?.[0] ?? "";
  const mode = changedMode(text.slice(prefix.length), { mode: 0, isDirectory: false, umask: 0 });
  if (mode === undefined) throw new Failure(`invalid mode ‘${text}’`);
  if (prefix === "-") return ({ node }) => (node.mode & mode) === mode;
  if (prefix === "/") return ({ node }) => mode === 0 || (node.mode & mode) !== 0;
  return ({ node }) => (node.mode & 0o7777) === mode;
}

/** The letters of -printf. */
export function findFormat({ path, node, depth, process }: Candidate, format: string): string {
  const start = path.slice(0, Math.max(0, path.length - baseName(path).length - 1));
  const values: Readonly<Record<string, string>> = {
    p: path,
    f: baseName(path),
    h: start === "" ? "." : start,
    s: String(sizeOf(node)),
    k: String(blocksOf(node)),
    m: (node.mode & 0o7777).toString(8),
    d: String(depth),
    y: node.is === "directory" ? "d" : node.is === "link" ? "l" : node.is === "device" ? "c" : "f",
    l: node.is === "link" ? node.target : "",
    u: userById(process.host.files.access(), node.uid)?.name ?? String(node.uid),
    "%": "%",
  };
  return format.replaceAll(/%([a-zA-Z%])/g, (whole, letter: string) => values[letter] ?? whole);
}
