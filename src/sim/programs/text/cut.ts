import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { fromBytes, toBytes } from "../../kernel/text.ts";
import { defineCommand, UsageError } from "../command.ts";
import { eachLine, forEachInput, linesOf } from "../input.ts";
import { Output } from "../output.ts";
import { quote } from "../quote.ts";
import { parseRanges } from "./ranges.ts";

type Wanted = (column: number) => boolean;

export const cut: Command = defineCommand({
  name: "cut",
  summary: "Print parts of each line.",
  usage: "OPTION... [FILE]...",
  flags: {
    bytes: { short: "b", long: "bytes", takes: "LIST", help: "these bytes" },
    characters: {
      short: "c",
      long: "characters",
      takes: "LIST",
      help: "these characters (bytes, as in GNU's)",
    },
    complement: { long: "complement", help: "all but those" },
    delimiter: {
      short: "d",
      long: "delimiter",
      takes: "DELIM",
      help: "fields end at DELIM instead of a tab",
    },
    fields: { short: "f", long: "fields", takes: "LIST", help: "these fields" },
    onlyDelimited: { short: "s", long: "only-delimited", help: "leave out lines without delimiter" },
    outputDelimiter: {
      long: "output-delimiter",
      takes: "STRING",
      help: "STRING between fields of the output",
    },
  },
  *run({ process, flags, operands, order }) {
    const lists = order.filter((key) => key === "bytes" || key === "characters" || key === "fields");
    const { fields, delimiter = "\t" } = flags;
    checkUse(lists.length, { hasFields: fields !== undefined, given: flags.delimiter, delimiter });
    const what = fields === undefined ? "byte/character" : "field";
    const list = parseList(process, fields ?? flags.bytes ?? flags.characters ?? "", what);
    const wanted: Wanted = flags.complement ? (column) => !list(column) : list;
    const style: FieldStyle = { ...flags, delimiter, joint: flags.outputDelimiter ?? delimiter };
    const cutLine = (line: string): string | undefined =>
      fields === undefined ? cutBytes(line, wanted) : cutFields(line, wanted, style);
    const output = new Output(process);
    const code = yield* forEachInput(process, operands, ({ file }) =>
      eachLine(linesOf(process, file, output), (line) => {
        const part = cutLine(line);
        if (part !== undefined) output.add(`${part}\n`);
      }),
    );
    yield* output.flush();
    return code;
  },
});

interface FieldStyle {
  readonly delimiter: string;
  readonly joint: string;
  readonly onlyDelimited: boolean;
}

function checkUse(
  lists: number,
  use: { readonly hasFields: boolean; readonly given: string | undefined; readonly delimiter: string },
): void {
  if (lists === 0) throw new UsageError("you must specify a list of bytes, characters, or fields");
  if (lists > 1) throw new UsageError("only one list may be specified");
  if (!use.hasFields && use.given !== undefined) {
    throw new UsageError("an input delimiter may be specified only when operating on fields");
  }
  if (use.delimiter.length !== 1) throw new UsageError("the delimiter must be a single character");
}

function cutFields(
  line: string,
  wanted: Wanted,
  { delimiter, joint, onlyDelimited }: FieldStyle,
): string | undefined {
  if (!line.includes(delimiter)) return onlyDelimited ? undefined : line;
  const parts = line.split(delimiter).filter((_, index) => wanted(index + 1));
  return parts.join(joint);
}

function parseList(process: Process, text: string, what: string): Wanted {
  const wanted = parseRanges(text);
  if (wanted !== undefined) return wanted;
  const isZero = /(^|[, ])0/.test(text);
  if (isZero)
    throw new UsageError(`${what === "field" ? "fields" : "byte/character positions"} are numbered from 1`);
  if (/\d+-\d+/.test(text)) throw new UsageError("invalid decreasing range");
  throw new UsageError(`invalid ${what} value ${quote(process, text)}`);
}

function cutBytes(line: string, wanted: Wanted): string {
  const bytes = toBytes(line);
  if (bytes.length === line.length)
    return Array.from(line)
      .filter((_, index) => wanted(index + 1))
      .join("");
  return fromBytes(bytes.filter((_, index) => wanted(index + 1)));
}
