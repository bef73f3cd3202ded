import type { ParsedScript } from "unbash";
import type { Source } from "./source.ts";

export interface SyntaxProblem {
  /** The parser's words. */
  readonly message: string;
  readonly position: number;
}

/** The first problem of a script; undefined if it can run. */
export function firstError(script: ParsedScript, text: string): SyntaxProblem | undefined {
  const [error] = script.errors ?? [];
  if (error !== undefined) return { message: error.message, position: Math.min(error.pos, text.length) };
  return undefined;
}

const openings: Readonly<Record<string, string>> = {
  "unterminated single quote": "'",
  "unterminated double quote": '"',
  "unterminated ANSI-C quote": "'",
  "unterminated command substitution": ")",
  "unterminated backtick": "`",
  "unterminated backtick command substitution": "`",
  "unterminated parameter expansion": "}",
  "unterminated arithmetic expansion": ")",
  "unterminated arithmetic command": ")",
  "unterminated process substitution": ")",
  "unterminated extended glob": ")",
};

/** More input could make a script of it: an interactive shell asks with PS2. */
export function isIncomplete(script: ParsedScript, text: string): boolean {
  const error = firstError(script, text);
  if (error === undefined) return /(?:^|[^\\])(?:\\\\)*\\\n?$/.test(text) || hasOpenDocument(script, text);
  if (error.message in openings) return true;
  return error.message.startsWith("expected") && text.slice(error.position).trim() === "";
}

/** A here-document whose closing line has not come yet. */
function hasOpenDocument(script: ParsedScript, text: string): boolean {
  if (!text.includes("<<")) return false;
  let isOpen = false;
  JSON.stringify(script, (_, value: unknown) => {
    if (typeof value === "object" && value !== null && "type" in value && value.type === "HereDoc") {
      isOpen ||= !("closing" in value) || value.closing === undefined;
    }
    return value;
  });
  return isOpen;
}

/** The lines of bash's message. */
export function describeSyntaxError(
  { message, position }: SyntaxProblem,
  source: Source,
): readonly { readonly line: number; readonly text: string }[] {
  const line = source.lineAt(position);
  const last = source.lineAt(source.text.length);
  const opening = openings[message];
  if (opening !== undefined)
    return [{ line, text: `unexpected EOF while looking for matching \`${opening}'` }];
  const token = tokenAt(source.text, position);
  if (token === "") {
    const isEnded = source.text.endsWith("\n");
    return [{ line: isEnded ? last : last + 1, text: "syntax error: unexpected end of file" }];
  }
  return [
    { line, text: `syntax error near unexpected token \`${token === "\n" ? "newline" : token}'` },
    { line, text: `\`${source.line(line)}'` },
  ];
}

function tokenAt(text: string, position: number): string {
  const rest = text.slice(position).replace(/^[ \t]+/, "");
  if (rest.trim() === "") return "";
  return /^(?:\n|;;&|;;|;&|&&|\|\||\|&|<<|>>|[;&|()<>]|[^\s;&|()<>]+)/.exec(rest)?.[0] ?? rest.charAt(0);
}
