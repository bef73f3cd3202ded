import { LineCounter, parseAllDocuments, type Document, type YAMLError as PackageError } from "yaml";
import { freeze } from "./json.ts";

/** What was read, or go-yaml's complaint. */
export type ReadYaml = { readonly documents: readonly unknown[] } | { readonly error: string };

const lengthMax = 3 * 1024 * 1024;
const aliasesMax = 100;

/** Tags of YAML 1.1 that Go does not read as anything but text. */
const unread = new Set(["tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:binary"]);

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
      customTags: (tags) =>
        tags.filter(
          (tag) =>
            typeof tag === "string" || !(unread.has(tag.tag) || ("format" in tag && tag.format === "TIME")),
        ),
    });
    if (!Array.isArray(documents)) return { documents: [] };
    return fromDocuments(documents as readonly Document[], lineCounter);
  } catch (error) {
    if (error instanceof ReferenceError) return { error: "yaml: document contains excessive aliasing" };
    // Nesting that overflows the parser's stack.
    if (error instanceof RangeError) return { error: "yaml: exceeded max depth of 10000" };
    throw error;
  }
}

function fromDocuments(documents: readonly Document[], lines: LineCounter): ReadYaml {
  const values: unknown[] = [];
  for (const document of documents) {
    const [error] = document.errors;
    if (error !== undefined) return { error: `yaml: ${complaint(error, lines)}` };
    values.push(freeze(document.toJS({ maxAliasCount: aliasesMax }) as unknown));
  }
  return { documents: values };
}

interface Complaint {
  readonly message: string;
  /** The scanner counts lines from one; the parser, above it, forgets to. */
  readonly isScanner: boolean;
}

const byCode: Readonly<Record<string, Complaint>> = {
  TAB_AS_INDENT: { message: "found character that cannot start any token", isScanner: true },
  BAD_SCALAR_START: { message: "found character that cannot start any token", isScanner: true },
  BLOCK_AS_IMPLICIT_KEY: { message: "mapping values are not allowed in this context", isScanner: true },
  MULTILINE_IMPLICIT_KEY: { message: "could not find expected ':'", isScanner: true },
  BAD_DQ_ESCAPE: { message: "found unknown escape character", isScanner: true },
  BLOCK_IN_FLOW: { message: "did not find expected ',' or '}'", isScanner: false },
};

const byMessage: readonly (readonly [RegExp, Complaint])[] = [
  [
    /^Unexpected tab|tab.*indent/i,
    { message: "found character that cannot start any token", isScanner: true },
  ],
  [/closing ['"]|Missing closing/i, { message: "found unexpected end of stream", isScanner: true }],
  [/must end with a \]|end with a \]/, { message: "did not find expected ',' or ']'", isScanner: false }],
  [/must end with a \}|end with a \}/, { message: "did not find expected ',' or '}'", isScanner: false }],
  [/Implicit (map )?keys? need/, { message: "could not find expected ':'", isScanner: true }],
  [
    /sequence.*on.*mapping|block sequence/i,
    { message: "block sequence entries are not allowed in this context", isScanner: true },
  ],
];

const other: Complaint = { message: "did not find expected key", isScanner: false };

function complaint(error: PackageError, lines: LineCounter): string {
  if (error.code === "BAD_ALIAS") {
    return `unknown anchor '${/: (\S+)$/.exec(error.message)?.[1] ?? ""}' referenced`;
  }
  const { message, isScanner } =
    byMessage.find(([pattern]) => pattern.test(error.message))?.[1] ?? byCode[error.code] ?? other;
  const line = lines.linePos(error.pos[0]).line - (isScanner ? 0 : 1);
  return line > 0 ? `line ${line}: ${message}` : message;
}
