/** How go-yaml writes a string: which style, which quotes, which escapes. */
export type ScalarStyle = "plain" | "single" | "double" | "literal";

const words = new Set(
  (
    "y Y yes Yes YES true True TRUE on On ON n N no No NO false False FALSE off Off OFF " +
    "~ null Null NULL .nan .NaN .NAN .inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF <<"
  ).split(" "),
);
const integer = /^[-+]?(?:0x[0-9a-fA-F_]+|0b[01_]+|0o?[0-7_]*|[1-9][0-9_]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const timestamp = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d*)?(?:Z|[-+]\d\d:\d\d)?)?$/;

/** Whether a plain scalar would be read as something else than a string. */
function isAmbiguous(text: string): boolean {
  if (text === "" || words.has(text)) return true;
  return integer.test(text) || float.test(text) || base60.test(text) || timestamp.test(text);
}

// Not printable for go-yaml: control characters (tabs among them), and all beyond the basic plane.
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const special = /[\u0000-\u0009\u000b-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufeff\ufffe\uffff]/;
const startsAsIndicator = /^(?:[#,[\]{}&*!|>'"%@`]|[?:-](?:\s|$)|---|\.\.\.)/;

/** @models sigs.k8s.io/yaml/goyaml.v2 encode.go stringv, emitterc.go yaml_emitter_analyze_scalar */
export function scalarStyle(text: string, isKey: boolean): ScalarStyle {
  const breaksInside = text.includes("\n");
  if (special.test(text) || / \n/.test(text)) return "double";
  if (breaksInside) return isKey || text.endsWith(" ") ? "double" : "literal";
  if (isAmbiguous(text)) return "double";
  const isPlain =
    !startsAsIndicator.test(text) && !/:(?:\s|$)/.test(text) && !/\s#/.test(text) && text.trim() === text;
  return isPlain ? "plain" : "single";
}

const escapes: Readonly<Record<string, string>> = {
  "\0": "\\0",
  "\u0007": "\\a",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
  "\u001b": "\\e",
  '"': '\\"',
  "\\": "\\\\",
  "\u0085": "\\N",
  "\u00a0": "\\_",
  "\u2028": "\\L",
  "\u2029": "\\P",
};

function escaped(char: string): string {
  const known = escapes[char];
  if (known !== undefined) return known;
  const code = char.codePointAt(0) ?? 0;
  if (!special.test(char) && code < 0x10000) return char;
  const hex = code.toString(16).toUpperCase();
  if (code > 0xffff) return `\\U${hex.padStart(8, "0")}`;
  return code > 0xff ? `\\u${hex.padStart(4, "0")}` : `\\x${hex.padStart(2, "0")}`;
}

/** Where a scalar stands: lines that are too long go on at `indent`. */
export interface ScalarPlace {
  /** The column at which the scalar begins. */
  readonly column: number;
  /** The column at which its next lines begin; undefined if it must stay on its line (a key). */
  readonly indent: number | undefined;
}

const width = 80;

/** The scalar's text in a style on one line or more, without the line break at its end. */
export function writeScalar(
  text: string,
  style: Exclude<ScalarStyle, "literal">,
  place: ScalarPlace,
): string {
  if (style === "plain") return folded(text.split(" "), place, false);
  if (style === "single") {
    return `'${folded(text.replaceAll("'", "''").split(" "), { ...place, column: place.column + 1 }, false)}'`;
  }
  const body = Array.from(text, (char) => escaped(char)).join("");
  return `"${folded(body.split(" "), { ...place, column: place.column + 1 }, true)}"`;
}

/** Breaks a line at the first single space beyond the width. `quotesSpace` marks a space that follows a break. */
function folded(parts: readonly string[], { column, indent }: ScalarPlace, quotesSpace: boolean): string {
  if (indent === undefined) return parts.join(" ");
  let result = parts[0] ?? "";
  let position = column + result.length;
  for (let index = 1; index < parts.length; index++) {
    const part = parts[index] ?? "";
    const breaks = position > width && isBreakable(parts, index, quotesSpace);
    const piece = breaks && quotesSpace && part === "" ? `\\${part}` : part;
    result += breaks ? `\n${" ".repeat(indent)}${piece}` : ` ${piece}`;
    position = (breaks ? indent : position + 1) + piece.length;
  }
  return result;
}

/** Whether the space before a part may become a line break: not one of several, not the last character. */
function isBreakable(parts: readonly string[], index: number, quotesSpace: boolean): boolean {
  const isSingle = parts[index - 1] !== "" && (parts[index] !== "" || quotesSpace);
  return isSingle && (index < parts.length - 1 || parts[index] !== "");
}

/** A block of lines: `|`, `|-` or `|+`, with the lines at `indent`. */
export function writeLiteral(text: string, indent: number): string {
  const hint = /^[ \n]/.test(text) ? "2" : "";
  const chomp = !text.endsWith("\n") ? "-" : text.endsWith("\n\n") || text === "\n" ? "+" : "";
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  const lines = body.split("\n").map((line) => (line === "" ? "" : " ".repeat(indent) + line));
  return `|${hint}${chomp}\n${lines.join("\n")}`;
}

const letter = /[a-zA-Z\u00aa-\uffff]/;

/** The order in which go-yaml writes keys: letters after other characters, numbers by value. */
export function compareKeys(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a.charAt(index) === b.charAt(index)) index++;
  if (index >= a.length || index >= b.length) return a.length - b.length;
  const one = a.charAt(index);
  const other = b.charAt(index);
  const isLetter = letter.test(one);
  if (isLetter !== letter.test(other)) return isLetter ? 1 : -1;
  const difference = isLetter ? 0 : numberAt(a, index) - numberAt(b, index);
  if (difference !== 0) return difference;
  return one < other ? -1 : 1;
}

function numberAt(text: string, index: number): number {
  let from = index;
  while (/[1-9]/.test(text.charAt(from - 1)) && /\d/.test(text.charAt(index))) from--;
  return Number(/^\d*/.exec(text.slice(from))?.[0] ?? "");
}
