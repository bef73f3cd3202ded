import type { Command } from "../../host/program.ts";
import { unescapeText } from "./escapes.ts";

/** Not an ordinary command line: what is not one of its three flags is text. */
export const echo: Command = {
  name: "echo",
  *run(process) {
    const words = process.argv.slice(1);
    if (words.length === 1 && words[0] === "--help") {
      yield* process.write(
        "Usage: echo [-neE] [STRING]...\nWrite the strings, separated by spaces, and a newline.\n\n" +
          "  -n  no newline at the end\n  -e  backslash escapes mean what they say\n  -E  they do not (default)\n",
      );
      return 0;
    }
    yield* process.write(echoText(words));
    return 0;
  },
};

/** What echo prints for its arguments; the shell's builtin does the same. */
export function echoText(words: readonly string[]): string {
  let newline = true;
  let escapes = false;
  let start = 0;
  for (; /^-[neE]+$/.test(words[start] ?? ""); start++) {
    const letters = words[start] ?? "";
    if (letters.includes("n")) newline = false;
    escapes = letters.lastIndexOf("e") > letters.lastIndexOf("E") || (escapes && !letters.includes("E"));
  }
  const text = words.slice(start).join(" ");
  if (!escapes) return newline ? `${text}\n` : text;
  const { text: unescaped, stop } = unescapeText(text, "echo");
  return newline && !stop ? `${unescaped}\n` : unescaped;
}
