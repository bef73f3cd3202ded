import {
  LineCounter,
  parseAllDocuments,
  type Document,
  type Tags,
  type YAMLError as PackageError,
} from "yaml";
import { freeze } from "./json.ts";

/** What was read, or go-yaml's complaint. */
export type ReadYaml = { readonly documents: readonly unknown[] } | { readonly error: string };

const lengthMax = 3 * 1024 * 1024;
const aliasesMax = 100;

/** Tags of YAML 1.1 that Go does not read as anything but text. */
const unread = new Set(["tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:binary"]);

type Tag = Tags[number];

function isRead(tag: Tag): boolean {
  return typeof tag === "string" || !(unread.has(tag.tag) || ("format" in tag && tag.format === "TIME"));
}

/** A number needs a digit before its exponent: the package takes `e1` for one, and it is a name. */
const exponent = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)[eE][-+]?[0-9]+$/;

function withExponent(tag: Tag): Tag {
  if (typeof tag === "string" || !("format" in tag) || tag.format !== "EXP") return tag;
  return { ...tag, test: exponent } as Tag;
}

/** Reads YAML as sigs.k8s.io/yaml does: YAML 1.1, times as text, the last of two equal keys wins. */
export function readDocuments(text: string): ReadYaml {
  if (text.length > lengthMax) return { error: "yaml: document is larger than 3 MiB" };
  const lineCounter = new LineCounter();
  try {
    const documents = parseAllDocuments(text, {
      version: "1.1",
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
      lineCounter,
      customTags: (tags) => tags.filter(isRead).map(withExponent),
    });
    if (!Array.isArray(documents)) return { documents: [] };
    return fromDocuments(documents as readonly Document[], text, lineCounter);
  } catch (error) {
    if (error instanceof ReferenceError) return { error: `yaml: ${aliasComplaint(error.message)}` };
    // Nesting that overflows the parser's stack.
    if (error instanceof RangeError) return { error: "yaml: exceeded max depth of 10000" };
    throw error;
  }
}

function fromDocuments(documents: readonly Document[], text: string, lines: LineCounter): ReadYaml {
  const values: unknown[] = [];
  for (const document of documents) {
    const [error] = document.errors;
    if (error !== undefined) return { error: `yaml: ${complaint(error, text, lines)}` };
    values.push(freeze(document.toJS({ maxAliasCount: aliasesMax }) as unknown));
  }
  return { documents: values };
}

/** Aliases are resolved when values are made; the package says what is wrong by throwing. */
function aliasComplaint(message: string): string {
  const name = /alias.*: (\S+)$/.exec(message)?.[1];
  return name === undefined ? "document contains excessive aliasing" : `unknown anchor '${name}' referenced`;
}

interface Complaint {
  readonly message: string;
  /**
   * Which line go-yaml names. Its scanner counts from one and its parser from zero; the scanner misses a colon only
   * on the next line, and finds a colon that must not be where it stands.
   */
  readonly line: "scanner" | "parser" | "next" | "colon";
}

const noToken: Complaint = { message: "found character that cannot start any token", line: "scanner" };
const noMapping: Complaint = { message: "mapping values are not allowed in this context", line: "colon" };

const byMessage: readonly (readonly [RegExp, Complaint])[] = [
  [/closing ['"]|Missing closing/i, { message: "found unexpected end of stream", line: "scanner" }],
  [/end with a \]/, { message: "did not find expected ',' or ']'", line: "parser" }],
  [/end with a \}/, { message: "did not find expected ',' or '}'", line: "parser" }],
  [/keys? needs? to be followed by/, { message: "could not find expected ':'", line: "next" }],
];

const byCode: Readonly<Record<string, Complaint>> = {
  TAB_AS_INDENT: noToken,
  BAD_SCALAR_START: noToken,
  BLOCK_AS_IMPLICIT_KEY: noMapping,
  MULTILINE_IMPLICIT_KEY: noMapping,
  BAD_DQ_ESCAPE: { message: "found unknown escape character", line: "scanner" },
  BLOCK_IN_FLOW: { message: "did not find expected ',' or '}'", line: "parser" },
};

const other: Complaint = { message: "did not find expected key", line: "parser" };

function complaint(error: PackageError, text: string, lines: LineCounter): string {
  const { message, line } =
    byMessage.find(([pattern]) => pattern.test(error.message))?.[1] ?? byCode[error.code] ?? other;
  const [start] = error.pos;
  if (error.code === "TAB_AS_INDENT" && followsPlainText(text.slice(0, start))) {
    return `line ${lines.linePos(start).line}: found a tab character that violates indentation`;
  }
  const shown = lineOf(line, start, { text, lines });
  return shown === undefined ? message : `line ${shown}: ${message}`;
}

interface Source {
  readonly text: string;
  readonly lines: LineCounter;
}

/** The line that go-yaml names; it names none that is the first one by its own count. */
function lineOf(kind: Complaint["line"], start: number, { text, lines }: Source): number | undefined {
  const { line } = lines.linePos(start);
  if (kind === "next") return line + 1;
  if (kind === "parser") {
    // The end of a text is the start of a new line, whatever stands before it.
    const isEnd = start >= text.length && !text.endsWith("\n");
    return notFirst(isEnd ? line : line - 1, 0);
  }
  const colon = kind === "colon" ? text.slice(start).search(/:(?:\s|$)/) : -1;
  return notFirst(colon > 0 ? lines.linePos(start + colon).line : line, 1);
}

function notFirst(line: number, first: number): number | undefined {
  return line > first ? line : undefined;
}

/** The line before ends in text that could go on: the tab then stands inside a scalar, not before a token. */
function followsPlainText(before: string): boolean {
  const line = before.slice(0, before.lastIndexOf("\n")).split("\n").at(-1) ?? "";
  return before.includes("\n") && /[^\s:"'\]}|>,-]\s*$/.test(line);
}
