import type { FileNode } from "../../host/file-node.ts";

const kinds = { directory: "d", file: "-", link: "l", device: "c" } as const;

/** `drwxr-xr-x`, with set-id and sticky bits. */
export function modeText({ is, mode }: Pick<FileNode, "is" | "mode">): string {
  const triple = (shift: number, special: number, letter: string): string => {
    const bits = (mode >> shift) & 7;
    const isSpecial = (mode & special) !== 0;
    const execute = (bits & 1) !== 0 ? (isSpecial ? letter : "x") : isSpecial ? letter.toUpperCase() : "-";
    return `${(bits & 4) === 0 ? "-" : "r"}${(bits & 2) === 0 ? "-" : "w"}${execute}`;
  };
  return kinds[is] + triple(6, 0o4000, "s") + triple(3, 0o2000, "s") + triple(0, 0o1000, "t");
}

const shifts: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 };

const permissionBits: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1 };

/**
 * The mode that `u+x,go-w`, `a=rX` or `755` makes of an old one; undefined if the text is no mode. Without `ugoa` the
 * umask's bits stay as they are.
 * @models chmod(1)
 */
export function changedMode(
  text: string,
  old: { readonly mode: number; readonly isDirectory: boolean; readonly umask: number },
): number | undefined {
  if (/^[0-7]{1,4}$/.test(text)) return Number.parseInt(text, 8);
  let { mode } = old;
  for (const clause of text.split(",")) {
    const match = /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)$/.exec(clause);
    if (match === null) return undefined;
    const [, who = "", actions = ""] = match;
    for (const [, operator = "", what = ""] of actions.matchAll(/([-+=])([rwxXst]*|[ugo])/g)) {
      mode = applied(mode, { who, operator, what }, old);
    }
  }
  return mode;
}

interface Action {
  readonly who: string;
  readonly operator: string;
  readonly what: string;
}

function applied(
  mode: number,
  { who, operator, what }: Action,
  old: { readonly isDirectory: boolean; readonly umask: number },
): number {
  const classes = who === "" || who.includes("a") ? "ugo" : who;
  const bits = bitsOf(what, mode, old.isDirectory);
  let value = specialBits(what, classes);
  let mask = 0;
  for (const name of classes) {
    const shift = shifts[name] ?? 0;
    value |= bits << shift;
    mask |= 7 << shift;
  }
  if (who === "") value &= ~old.umask;
  if (operator === "+") return mode | value;
  return operator === "-" ? mode & ~value : (mode & ~mask) | value;
}

function specialBits(what: string, classes: string): number {
  const sticky = what.includes("t") ? 0o1000 : 0;
  if (!what.includes("s")) return sticky;
  return sticky | (classes.includes("u") ? 0o4000 : 0) | (classes.includes("g") ? 0o2000 : 0);
}

function bitsOf(what: string, mode: number, isDirectory: boolean): number {
  if (/^[ugo]$/.test(what)) return (mode >> (shifts[what] ?? 0)) & 7;
  let bits = 0;
  for (const letter of what) bits |= permissionBits[letter] ?? 0;
  return what.includes("X") && (isDirectory || (mode & 0o111) !== 0) ? bits | 1 : bits;
}
