import type { FileNode } from "../host/file-node.ts";
import { SystemError } from "../host/errno.ts";
import type { Shell } from "./shell.ts";
import { CommandError } from "./unwinding.ts";

type FileTest = (node: FileNode, shell: Shell) => boolean;

const fileTests: Readonly<Record<string, FileTest>> = {
  "-e": () => true,
  "-a": () => true,
  "-f": (node) => node.is === "file",
  "-d": (node) => node.is === "directory",
  "-s": (node) => node.is === "directory" || (node.is === "file" && node.text !== ""),
  "-c": (node) => node.is === "device",
  "-O": (node, shell) => node.uid === shell.process.credentials.uid,
  "-G": (node, shell) => node.gid === shell.process.credentials.gid,
  "-u": (node) => (node.mode & 0o4000) !== 0,
  "-g": (node) => (node.mode & 0o2000) !== 0,
  "-k": (node) => (node.mode & 0o1000) !== 0,
};

const otherTests: Readonly<Record<string, (shell: Shell, operand: string) => boolean>> = {
  "-n": (_, operand) => operand !== "",
  "-z": (_, operand) => operand === "",
  "-v": (shell, operand) => isSet(shell, operand),
  "-o": (shell, operand) => shell.has(operand),
  "-R": (shell, operand) => shell.variables.find(operand)?.isReference === true,
  "-t": (shell, operand) => shell.process.files.get(Number(operand))?.terminal !== undefined,
  "-h": (shell, operand) => linkAt(shell, operand),
  "-L": (shell, operand) => linkAt(shell, operand),
  "-r": (shell, operand) => shell.process.access.may(operand, "read"),
  "-w": (shell, operand) => shell.process.access.may(operand, "write"),
  "-x": (shell, operand) => shell.process.access.may(operand, "execute"),
};

/** Tests with one operand of `test` and `[[`. Kinds of files that do not exist here (sockets, pipes) are never there. */
export function unaryTest(shell: Shell, operator: string, operand: string): boolean {
  const other = otherTests[operator];
  if (other !== undefined) return other(shell, operand);
  const node = operand === "" ? undefined : shell.process.access.find(operand);
  return node !== undefined && fileTests[operator]?.(node, shell) === true;
}

const comparisons: Readonly<Record<string, (left: bigint, right: bigint) => boolean>> = {
  "-eq": (left, right) => left === right,
  "-ne": (left, right) => left !== right,
  "-lt": (left, right) => left < right,
  "-le": (left, right) => left <= right,
  "-gt": (left, right) => left > right,
  "-ge": (left, right) => left >= right,
};

export const binaryOperators: ReadonlySet<string> = new Set([
  ...Object.keys(comparisons),
  "=",
  "==",
  "!=",
  "<",
  ">",
  "-nt",
  "-ot",
  "-ef",
]);
export const unaryOperators: ReadonlySet<string> = new Set(
  [
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
    "k",
    "n",
    "o",
    "p",
    "r",
    "s",
    "t",
    "u",
    "v",
    "w",
    "x",
    "z",
    "G",
    "L",
    "N",
    "O",
    "R",
    "S",
  ].map((letter) => `-${letter}`),
);

/** Tests with two operands; texts are compared by code point. */
export function binaryTest(
  shell: Shell,
  operator: string,
  [left, right]: readonly [string, string],
): boolean {
  const comparison = comparisons[operator];
  if (comparison !== undefined) return comparison(integer(left), integer(right));
  switch (operator) {
    case "=":
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "-nt":
      return modified(shell, left) > modified(shell, right);
    case "-ot":
      return modified(shell, left) < modified(shell, right);
    default:
      return sameFile(shell, left, right);
  }
}

function integer(text: string): bigint {
  const trimmed = text.trim();
  if (!/^[-+]?\d+$/.test(trimmed)) throw new CommandError(`${text}: integer expression expected`, 2);
  return BigInt(trimmed.replace("+", ""));
}

function modified(shell: Shell, path: string): number {
  return shell.process.access.find(path)?.modified ?? -1;
}

function sameFile(shell: Shell, left: string, right: string): boolean {
  const paths = [left, right].map((path) => {
    const node: FileNode | undefined = shell.process.access.find(path);
    return node === undefined ? undefined : shell.process.access.realPath(path);
  });
  return paths[0] !== undefined && paths[0] === paths[1];
}

function linkAt(shell: Shell, path: string): boolean {
  try {
    return shell.process.access.lstat(path).node.is === "link";
  } catch (error) {
    if (error instanceof SystemError) return false;
    throw error;
  }
}

function isSet(shell: Shell, name: string): boolean {
  const [, base = name, subscript] = /^(\w+)\[(.+)\]$/s.exec(name) ?? [];
  if (/^\d+$/.test(name)) return shell.state.positional[Number(name) - 1] !== undefined;
  if (subscript === "@" || subscript === "*") return shell.variables.elements(base).length > 0;
  if (subscript !== undefined) return shell.variables.element(base, subscript) !== undefined;
  return shell.variables.get(base) !== undefined;
}
