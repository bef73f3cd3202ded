import type { Command } from "../../host/program.ts";
import { defineCommand, Failure } from "../command.ts";
import { forEachInput, linesOf, tried } from "../input.ts";
import { chomp } from "../line-reader.ts";
import { Output } from "../output.ts";
import { quote, quoteIfNeeded } from "../quote.ts";

export const uniq: Command = defineCommand({
  name: "uniq",
  summary: "Print only the first of equal lines that follow each other.",
  usage: "[OPTION]... [INPUT [OUTPUT]]",
  operands: { max: 2 },
  flags: {
    count: { short: "c", long: "count", help: "put the number of lines before each" },
    repeated: { short: "d", long: "repeated", help: "only lines that occur more than once" },
    skipFields: { short: "f", long: "skip-fields", takes: "N", help: "do not compare the first N fields" },
    ignoreCase: { short: "i", long: "ignore-case", help: "upper and lower case are equal" },
    skipChars: { short: "s", long: "skip-chars", takes: "N", help: "do not compare the first N characters" },
    unique: { short: "u", long: "unique", help: "only lines that occur once" },
    width: { short: "w", long: "check-chars", takes: "N", help: "compare at most N characters" },
  },
  *run({ process, flags, operands }) {
    const number = (text: string | undefined, what: string): number | undefined => {
      if (text !== undefined && !/^\d+$/.test(text))
        throw new Failure(`${quoteIfNeeded(text)}: invalid number of ${what}`);
      return text === undefined ? undefined : Number(text);
    };
    const fields = number(flags.skipFields, "fields to skip") ?? 0;
    const skip = number(flags.skipChars, "bytes to skip") ?? 0;
    const width = number(flags.width, "bytes to compare");
    const keyOf = (line: string): string => {
      const rest = line.replace(new RegExp(`^(?:[ \\t]*[^ \\t]+){0,${fields}}`), "").slice(skip);
      const key = width === undefined ? rest : rest.slice(0, width);
      return flags.ignoreCase ? key.toLowerCase() : key;
    };
    const output = new Output(process);
    let group: { line: string; key: string; count: number } | undefined;
    const close = (): void => {
      if (group === undefined) return;
      if ((flags.repeated && group.count === 1) || (flags.unique && group.count > 1)) return;
      output.add(`${flags.count ? `${String(group.count).padStart(7)} ` : ""}${group.line}\n`);
    };
    const code = yield* forEachInput(process, operands.slice(0, 1), function* ({ file }) {
      const lines = linesOf(process, file, operands.length < 2 ? output : undefined);
      for (let next = yield* lines.next(); next !== undefined; next = yield* lines.next()) {
        const line = chomp(next);
        const key = keyOf(line);
        if (group?.key === key) {
          group.count++;
          continue;
        }
        close();
        group = { line, key, count: 1 };
      }
      close();
    });
    const [, target] = operands;
    if (target === undefined) {
      yield* output.flush();
    } else {
      const why = tried(() => process.access.writeText(target, output.take()));
      if (why !== undefined) throw new Failure(`${quote(process, target)}: ${why}`);
    }
    return code;
  },
});
