import type { Command } from "../../host/program.ts";
import { quote } from "../quote.ts";
import { formatText } from "./printf-format.ts";

/** Not an ordinary command line: everything from the first word on is format and arguments. */
export const printf: Command = {
  name: "printf",
  *run(process) {
    const [first, ...rest] = process.argv.slice(1);
    const words = first === "--" ? rest : process.argv.slice(1);
    const [format, ...values] = words;
    if (format === undefined) {
      yield* process.complain("printf: missing operand\nTry 'printf --help' for more information.\n");
      return 1;
    }
    if (first === "--help") {
      yield* process.write(
        "Usage: printf FORMAT [ARGUMENT]...\nPrint the arguments as the format says: %s %d %i %u %x %X %o %c %f %e %g %b %q %%\nand backslash escapes. The format is used again while arguments are left.\n\n" +
          "  --help  show this help and exit\n",
      );
      return 0;
    }
    if (/^--?[a-z]/.test(first ?? "")) {
      yield* process.complain(
        `printf: unrecognized option '${first ?? ""}'\nTry 'printf --help' for more information.\n`,
      );
      return 1;
    }
    const { text, mistakes } = formatText(format, values);
    yield* process.write(text);
    for (const { value, why } of mistakes) {
      const shown = value.startsWith("%") ? value : quote(process, value);
      yield* process.complain(`printf: ${shown}: ${why}\n`);
    }
    return mistakes.length > 0 ? 1 : 0;
  },
};
