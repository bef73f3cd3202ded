import type { Command } from "../../host/program.ts";
import { toBytes } from "../../kernel/text.ts";
import { defineCommand } from "../command.ts";
import { attempt, forEachInput, openInput, readWhole, splitLines } from "../input.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { sha256 } from "../../kernel/sha256.ts";

export const sha256sum: Command = defineCommand({
  name: "sha256sum",
  summary: "Print or check SHA-256 sums of files.",
  usage: "[OPTION]... [FILE]...",
  flags: {
    binary: { short: "b", long: "binary", help: "mark the file as binary" },
    check: { short: "c", long: "check", help: "read sums from the files and check them" },
    quiet: { long: "quiet", help: "with -c: do not print OK" },
    status: { long: "status", help: "with -c: print nothing" },
  },
  *run({ process, flags, operands }) {
    let isSame = true;
    const code = yield* forEachInput(process, operands, function* ({ name, file }) {
      const text = yield* readWhole(process, file);
      if (!flags.check) {
        yield* process.write(`${sha256(toBytes(text))} ${flags.binary ? "*" : " "}${name}\n`);
        return;
      }
      for (const line of splitLines(text)) {
        const verdict = yield* checkLine(process, line);
        if (!verdict.isSame) isSame = false;
        if (!flags.status && !(flags.quiet && verdict.isSame)) yield* process.write(`${verdict.text}\n`);
      }
    });
    if (isSame) return code;
    if (!flags.status)
      yield* process.complain("sha256sum: WARNING: 1 or more computed checksums did NOT match\n");
    return 1;
  },
});

function* checkLine(
  process: Process,
  line: string,
): Task<{ readonly text: string; readonly isSame: boolean }> {
  const match = /^([0-9a-fA-F]{64}) [ *](.+)$/.exec(line);
  const name = match?.[2] ?? line;
  let sum = "";
  const why = yield* attempt(function* () {
    const file = openInput(process, name);
    sum = sha256(toBytes(yield* readWhole(process, file)));
    file.release();
  });
  if (why !== undefined) {
    yield* process.complain(`sha256sum: ${name}: ${why}\n`);
    return { text: `${name}: FAILED open or read`, isSame: false };
  }
  const isSame = sum === match?.[1]?.toLowerCase();
  return { text: `${name}: ${isSame ? "OK" : "FAILED"}`, isSame };
}
