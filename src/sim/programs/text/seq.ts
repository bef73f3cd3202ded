import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { defineCommand, UsageError } from "../command.ts";
import { quote } from "../quote.ts";
import { formatText } from "./printf-format.ts";

const perChunk = 1000;

export const seq: Command = defineCommand({
  name: "seq",
  summary: "Print numbers from FIRST (1) to LAST in steps of INCREMENT (1).",
  usage: ["[OPTION]... LAST", "[OPTION]... FIRST LAST", "[OPTION]... FIRST INCREMENT LAST"],
  operands: { min: 1, max: 3 },
  style: "posix",
  flags: {
    format: { short: "f", long: "format", takes: "FORMAT", help: "print each number with a printf format" },
    separator: {
      short: "s",
      long: "separator",
      takes: "STRING",
      help: "STRING between numbers instead of a newline",
    },
    equalWidth: { short: "w", long: "equal-width", help: "zeros before, so that all are equally wide" },
  },
  *run({ process, flags, operands }) {
    const numbers = operands.map((text) => numberOf(process, text));
    const [a = 1, b = 1, c = 1] = numbers;
    const [first, step, last] =
      numbers.length === 1 ? [1, 1, a] : numbers.length === 2 ? [a, 1, b] : [a, b, c];
    if (step === 0)
      throw new UsageError(`invalid Zero increment value: ${quote(process, operands[1] ?? "")}`);
    const digits = Math.max(...operands.map((text) => (text.split(".")[1] ?? "").length));
    const count = Math.floor((last - first) / step + 1e-9) + 1;
    const width = flags.equalWidth ? Math.max(first.toFixed(digits).length, last.toFixed(digits).length) : 0;
    const one = (index: number): string => {
      const text = (first + index * step).toFixed(digits);
      if (flags.format !== undefined) return formatText(flags.format, [text]).text;
      return text.startsWith("-") ? `-${text.slice(1).padStart(width - 1, "0")}` : text.padStart(width, "0");
    };
    const separator = flags.separator ?? "\n";
    for (let start = 0; start < count; start += perChunk) {
      const size = Math.min(perChunk, count - start);
      const chunk = Array.from({ length: size }, (_, index) => one(start + index)).join(separator);
      yield* process.write(chunk + (start + size < count ? separator : "\n"));
      yield* process.kernel.sleep(20);
    }
    return 0;
  },
});

function numberOf(process: Process, text: string): number {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) {
    throw new UsageError(`invalid floating point argument: ${quote(process, text)}`);
  }
  return Number(text);
}
