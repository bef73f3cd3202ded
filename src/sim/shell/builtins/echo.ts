import type { Task } from "../../kernel/task.ts";
import { unescapeEcho } from "../escapes.ts";
import type { Shell } from "../shell.ts";

/** `echo [-neE] word...`: options are only options while they consist of these letters. */
export function* echo(shell: Shell, args: readonly string[]): Task<number> {
  let index = 0;
  let isEscaped = shell.has("xpg_echo");
  let hasNewline = true;
  for (; /^-[neE]+$/.test(args[index] ?? ""); index++) {
    for (const letter of (args[index] ?? "").slice(1)) {
      if (letter === "n") hasNewline = false;
      else isEscaped = letter === "e";
    }
  }
  const text = args.slice(index).join(" ");
  const escaped = isEscaped ? unescapeEcho(text) : { text, isEnded: false };
  yield* shell.write(escaped.text + (hasNewline && !escaped.isEnded ? "\n" : ""));
  return 0;
}
