import type { Command } from "../../host/program.ts";
import { defineCommand, Failure } from "../command.ts";
import { forEachInput, linesOf } from "../input.ts";
import { chomp } from "../line-reader.ts";
import { Output } from "../output.ts";
import { quote } from "../quote.ts";

export const nl: Command = defineCommand({
  name: "nl",
  summary: "Print each file with line numbers.",
  usage: "[OPTION]... [FILE]...",
  flags: {
    body: {
      short: "b",
      long: "body-numbering",
      takes: "STYLE",
      help: "a: all lines, t: those that are not empty, n: none",
    },
    increment: { short: "i", long: "line-increment", takes: "NUMBER", help: "step between numbers" },
    format: {
      short: "n",
      long: "number-format",
      takes: "FORMAT",
      help: "ln: left, rn: right, rz: right with zeros",
    },
    separator: { short: "s", long: "number-separator", takes: "STRING", help: "STRING behind the number" },
    start: { short: "v", long: "starting-line-number", takes: "NUMBER", help: "the first number" },
    width: { short: "w", long: "number-width", takes: "NUMBER", help: "columns for the number" },
  },
  *run({ process, flags, operands }) {
    const { body = "t", format = "rn", separator = "\t" } = flags;
    if (!["a", "t", "n"].includes(body))
      throw new Failure(`invalid body numbering style: ${quote(process, body)}`);
    const width = Number(flags.width ?? 6);
    const step = Number(flags.increment ?? 1);
    let number = Number(flags.start ?? 1);
    const numbered = (): string => {
      const text = String(number);
      number += step;
      if (format === "ln") return text.padEnd(width);
      return text.padStart(width, format === "rz" ? "0" : " ");
    };
    const output = new Output(process);
    const code = yield* forEachInput(process, operands, function* ({ file }) {
      const lines = linesOf(process, file, output);
      for (let next = yield* lines.next(); next !== undefined; next = yield* lines.next()) {
        const line = chomp(next);
        const isNumbered = body === "a" || (body === "t" && line !== "");
        output.add(
          isNumbered
            ? `${numbered()}${separator}${line}\n`
            : `${" ".repeat(width + separator.length)}${line}\n`,
        );
      }
    });
    yield* output.flush();
    return code;
  },
});
