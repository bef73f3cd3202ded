import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand } from "../command.ts";
import { forEachInput, linesOf } from "../input.ts";
import { chunkDuration } from "../line-reader.ts";
import { Output } from "../output.ts";

interface Dress {
  readonly number: "all" | "nonblank" | undefined;
  readonly ends: boolean;
  readonly tabs: boolean;
  readonly control: boolean;
  readonly squeeze: boolean;
}

interface Progress {
  line: number;
  wasBlank: boolean;
}

export const cat: Command = defineCommand({
  name: "cat",
  summary: "Write files, one after the other, to standard output.",
  usage: "[OPTION]... [FILE]...",
  flags: {
    showAll: { short: "A", long: "show-all", help: "same as -vET" },
    numberNonblank: {
      short: "b",
      long: "number-nonblank",
      help: "number lines that are not empty, overrides -n",
    },
    showEndsNonprinting: { short: "e", help: "same as -vE" },
    showEnds: { short: "E", long: "show-ends", help: "put $ at the end of each line" },
    number: { short: "n", long: "number", help: "number all lines" },
    squeeze: { short: "s", long: "squeeze-blank", help: "print one empty line for several" },
    showTabsNonprinting: { short: "t", help: "same as -vT" },
    showTabs: { short: "T", long: "show-tabs", help: "print tabs as ^I" },
    unbuffered: { short: "u", help: "without effect" },
    showNonprinting: { short: "v", long: "show-nonprinting", help: "print control characters as ^X" },
  },
  *run({ process, flags, operands }) {
    const { showAll, showEndsNonprinting, showTabsNonprinting } = flags;
    const isAny = (...given: readonly boolean[]): boolean => given.includes(true);
    const dress: Dress = {
      number: flags.numberNonblank ? "nonblank" : flags.number ? "all" : undefined,
      ends: isAny(showAll, showEndsNonprinting, flags.showEnds),
      tabs: isAny(showAll, showTabsNonprinting, flags.showTabs),
      control: isAny(showAll, showEndsNonprinting, showTabsNonprinting, flags.showNonprinting),
      squeeze: flags.squeeze,
    };
    const progress: Progress = { line: 0, wasBlank: false };
    const isPlain =
      dress.number === undefined && !isAny(dress.ends, dress.tabs, dress.control, dress.squeeze);
    return yield* forEachInput(process, operands, ({ file }) =>
      isPlain ? copy(process, file) : dressed(process, file, { dress, progress }),
    );
  },
});

function* copy(process: Process, file: OpenFile): Task<void> {
  for (;;) {
    const chunk = yield* file.read();
    if (chunk === undefined) return;
    yield* process.write(chunk);
    yield* process.kernel.sleep(chunkDuration);
  }
}

function* dressed(process: Process, file: OpenFile, how: { dress: Dress; progress: Progress }): Task<void> {
  const output = new Output(process);
  const lines = linesOf(process, file, output);
  for (let line = yield* lines.next(); line !== undefined; line = yield* lines.next()) {
    output.add(dressLine(line, how.dress, how.progress));
  }
  yield* output.flush();
}

function dressLine(line: string, dress: Dress, progress: Progress): string {
  const isBlank = line === "\n";
  if (isBlank && progress.wasBlank && dress.squeeze) return "";
  progress.wasBlank = isBlank;
  const isNumbered = dress.number === "all" || (dress.number === "nonblank" && !isBlank);
  const number = isNumbered ? `${String(++progress.line).padStart(6)}\t` : "";
  const hasEnd = line.endsWith("\n");
  let text = hasEnd ? line.slice(0, -1) : line;
  if (dress.control) text = Array.from(text, caret).join("");
  if (dress.tabs) text = text.replaceAll("\t", "^I");
  return number + text + (hasEnd ? (dress.ends ? "$\n" : "\n") : "");
}

/** Tabs stay: -T is for them. */
function caret(character: string): string {
  const code = character.charCodeAt(0);
  if ((code >= 32 && code !== 127) || character === "\t") return character;
  return `^${String.fromCharCode(character.charCodeAt(0) ^ 64)}`;
}
