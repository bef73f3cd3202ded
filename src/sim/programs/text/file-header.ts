import { shellQuote } from "../quote.ts";

/** head's and tail's `==> name <==` before each of several files, with an empty line between them. */
export function fileHeader(
  flags: { readonly quiet: boolean; readonly verbose: boolean },
  operands: readonly string[],
): (name: string) => string {
  const isShown = flags.verbose || (operands.length > 1 && !flags.quiet);
  let count = 0;
  return (name) => {
    if (!isShown) return "";
    count++;
    return `${count > 1 ? "\n" : ""}==> ${name === "-" ? "standard input" : name} <==\n`;
  };
}

/** head's and tail's complaint about a file. */
export function cannotRead(name: string, why: string): string {
  const quoted = shellQuote(name);
  return why === "Is a directory"
    ? `error reading ${quoted}: ${why}`
    : `cannot open ${quoted} for reading: ${why}`;
}
