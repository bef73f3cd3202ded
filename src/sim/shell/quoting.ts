import { hasControl, isControl } from "./control-characters.ts";

/** How bash shows a word so that it can be typed again, in `set -x`, `alias` and `${x@Q}`. */
export function quoteWord(text: string): string {
  if (hasControl(text)) return ansiQuoted(text);
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** As `quoteWord`, but plain where nothing needs quotes. */
export function quoteIfNeeded(text: string): string {
  if (text === "") return "''";
  return /^[A-Za-z0-9_@%+=:,./\u0080-\u{10ffff}-]+$/u.test(text) && !text.startsWith("~")
    ? text
    : quoteWord(text);
}

/** `printf %q`: backslashes. */
export function escapeWord(text: string): string {
  if (text === "") return "''";
  if (hasControl(text)) return ansiQuoted(text);
  return text.replace(/[^A-Za-z0-9_@%+=:./\u0080-\u{10ffff}-]/gu, "\\$&");
}

/** As `declare -p` shows a value. */
export function doubleQuoted(text: string): string {
  if (hasControl(text.replaceAll("\n", ""))) return ansiQuoted(text);
  return `"${text.replace(/["\\$`]/g, "\\$&")}"`;
}

const named: Readonly<Record<string, string>> = {
  "\u0007": "\\a",
  "\b": "\\b",
  "\u001b": "\\E",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
  "'": "\\'",
};

function ansiQuoted(text: string): string {
  let body = "";
  for (const char of text) {
    const octal = char.charCodeAt(0).toString(8).padStart(3, "0");
    body += named[char] ?? (isControl(char) ? `\\${octal}` : char);
  }
  return `$'${body}'`;
}
