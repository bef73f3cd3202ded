import { fromBytes, toBytes } from "../../kernel/text.ts";

const simple: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

/**
 * Replaces backslash escapes as echo -e does (octal is `\0nnn`) or as printf's format does (`\nnn`, also `\"`).
 * `stop` is true if `\c` ended the output.
 */
export function unescapeText(
  text: string,
  style: "echo" | "printf",
): { readonly text: string; readonly stop: boolean } {
  if (!text.includes("\\")) return { text, stop: false };
  const octal = style === "echo" ? "0[0-7]{0,3}" : "[0-7]{1,3}";
  const pattern = new RegExp(String.raw`\\(c[^]*|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|${octal}|[^])`, "g");
  let stop = false;
  const replaced = text.replaceAll(pattern, (whole, escape: string) => {
    if (escape.startsWith("c")) {
      stop = true;
      return "";
    }
    return unescapeOne(escape, style) ?? whole;
  });
  return { text: joinBytes(replaced), stop };
}

function unescapeOne(escape: string, style: "echo" | "printf"): string | undefined {
  const kind = escape.charAt(0);
  if (kind === "x" && escape.length > 1) return byte(Number.parseInt(escape.slice(1), 16));
  if (kind === "u" && escape.length > 1) return String.fromCodePoint(Number.parseInt(escape.slice(1), 16));
  if (/^[0-7]/.test(escape)) return byte(Number.parseInt(escape, 8) & 255);
  if (escape === '"' && style === "printf") return '"';
  return simple[escape];
}

/** Bytes above 127 are lone surrogates until they are joined with their neighbours. */
function byte(value: number): string {
  return String.fromCharCode(value < 128 ? value : 0xdc00 | value);
}

function joinBytes(text: string): string {
  return /[\udc80-\udcff]/.test(text) ? fromBytes(toBytes(text)) : text;
}
