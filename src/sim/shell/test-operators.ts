import type { FileNode } from "../host/file-node.ts";
import { SystemError } from "../host/errno.ts";
import type { Shell } from "./shell.ts";
import { CommandError } from "./unwinding.ts";

const modeBits: Readonly<Record<string, number>> = { "-u": 0o4000, "-g": 0o2000, "-k": 0o1000 };

/** Tests with one operand of `test` and `[[`. */
export function unaryTest(shell: Shell, operator: string, operand: string): boolean {
  switch (operator) {
    case "-n":
      return operand !== "";
    case "-z":
      return operand === "";
    case "-v":
      return isSet(shell, operand);
    case "-o":
      return shell.has(operand);
    case "-R":
      return shell.variables.find(operand)?.isReference === true;
    case "-t":
      return shell.process.files.get(Number(operand))?.terminal !== undefined;
    case "-h":
    case "-L":
      return linkAt(shell, operand);
    case "-r":
    case "-w":
    case "-x":
      return shell.process.access.may(
        operand,
        ({ "-r": "read", "-w": "write", "-x": "execute" } as const)[operator],
      );
    default:
      return fileTest(shell, operator, operand);
  }
}

function fileTest(shell: Shell, operator: string, path: string): boolean {
  const node = path === "" ? undefined : shell.process.access.find(path);
  if (node === undefined) return false;
  const { uid, gid } = shell.process.credentials;
  switch (operator) {
    case "-e":
    case "-a":
      return true;
    case "-f":
      return node.is === "file";
    case "-d":
      return node.is === "directory";
    case "-s":
      return node.is === "directory" || (node.is === "file" && node.text !== "");
    case "-c":
      return node.is === "device";
    case "-O":
      return node.uid === uid;
    case "-G":
      return node.gid === gid;
    default:
      return (node.mode & (modeBits[operator] ?? 0)) !== 0;
  }
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
