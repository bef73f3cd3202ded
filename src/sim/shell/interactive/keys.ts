import { isControl } from "../control-characters.ts";

/** What a key or a paste asks the line editor to do. */
export type Key =
  | { readonly is: "text"; readonly text: string }
  /** A bracketed paste: newlines in it do not enter the line. */
  | { readonly is: "paste"; readonly text: string }
  | { readonly is: "command"; readonly name: string };

const controls: Readonly<Record<string, string>> = {
  "\u0001": "line-start",
  "\u0002": "left",
  "\u0003": "interrupt",
  "\u0004": "delete-or-end",
  "\u0005": "line-end",
  "\u0006": "right",
  "\u0007": "abort",
  "\b": "backspace",
  "\t": "complete",
  "\n": "enter",
  "\u000b": "kill-to-end",
  "\u000c": "clear-screen",
  "\r": "enter",
  "\u000e": "next",
  "\u0010": "previous",
  "\u0012": "search",
  "\u0014": "transpose",
  "\u0015": "kill-to-start",
  "\u0016": "quote-next",
  "\u0017": "kill-word-before",
  "\u0019": "yank",
  "\u001f": "undo",
  "\u007f": "backspace",
};

const sequences: Readonly<Record<string, string>> = {
  "[A": "previous",
  "[B": "next",
  "[C": "right",
  "[D": "left",
  "[H": "line-start",
  "[F": "line-end",
  OA: "previous",
  OB: "next",
  OC: "right",
  OD: "left",
  OH: "line-start",
  OF: "line-end",
  "[1~": "line-start",
  "[7~": "line-start",
  "[4~": "line-end",
  "[8~": "line-end",
  "[3~": "delete",
  "[5~": "first",
  "[6~": "last",
  "[1;5C": "word-right",
  "[1;5D": "word-left",
  "[1;3C": "word-right",
  "[1;3D": "word-left",
  "[Z": "complete",
  b: "word-left",
  f: "word-right",
  d: "kill-word-after",
  "\u007f": "kill-word-back",
  "\b": "kill-word-back",
  ".": "last-argument",
  _: "last-argument",
  "<": "first",
  ">": "last",
  u: "uppercase-word",
  l: "lowercase-word",
  c: "capitalize-word",
};

const escape = "\u001b";
const escapeSequence = new RegExp(`^${escape}(?:\\[[0-9;]*[A-Za-z~]|O[A-Za-z]|[^[O])`);
const pasteStart = "\u001b[200~";
const pasteEnd = "\u001b[201~";

export interface ReadKey {
  readonly key: Key;
  readonly length: number;
  /** As it came from the terminal. */
  readonly source: string;
}

/** The first key in what came from the terminal, and its length; undefined if more has to come first. */
export function readKey(text: string): ReadKey | undefined {
  const found = keyAt(text);
  return found === undefined ? undefined : { ...found, source: text.slice(0, found.length) };
}

function keyAt(text: string): { readonly key: Key; readonly length: number } | undefined {
  const [first = ""] = text;
  if (first === "\u001b") return readEscape(text);
  const name = controls[first];
  if (name !== undefined) return { key: { is: "command", name }, length: 1 };
  if (first < " ") return { key: { is: "command", name: "none" }, length: 1 };
  let length = 0;
  while (length < text.length && !isControl(text.charAt(length))) length++;
  return { key: { is: "text", text: text.slice(0, length) }, length };
}

function readEscape(text: string): { readonly key: Key; readonly length: number } | undefined {
  if (text.startsWith(pasteStart)) {
    const end = text.indexOf(pasteEnd);
    if (end === -1) return undefined;
    const pasted = text.slice(pasteStart.length, end).replaceAll("\r\n", "\n").replaceAll("\r", "\n");
    return { key: { is: "paste", text: pasted }, length: end + pasteEnd.length };
  }
  const match = escapeSequence.exec(text.slice(0, 32));
  if (match === null)
    return text.length > 16 ? { key: { is: "command", name: "none" }, length: 1 } : undefined;
  const [sequence] = match;
  return { key: { is: "command", name: sequences[sequence.slice(1)] ?? "none" }, length: sequence.length };
}
