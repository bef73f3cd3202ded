import type { OpenFile } from "../../host/open-file.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { byteLength } from "../../kernel/text.ts";
import { Failure } from "../command.ts";
import type { FlagValues } from "../flags.ts";
import { linesOf } from "../input.ts";
import { chomp } from "../line-reader.ts";
import { Output } from "../output.ts";
import type { grepFlags } from "./grep-flags.ts";
import type { Matcher, Span } from "./matcher.ts";

export interface GrepFileParts {
  readonly process: Process;
  readonly file: OpenFile;
  readonly name: string;
  readonly matcher: Matcher;
  readonly flags: FlagValues<typeof grepFlags>;
  readonly showName: boolean;
}

interface Line {
  readonly text: string;
  readonly number: number;
  readonly offset: number;
}

/** The colours of GREP_COLORS' defaults. */
const colors = { match: "01;31", name: "35", number: "32", separator: "36" } as const;

/** One file as grep goes through it: what is printed, and how many lines were selected. */
export class GrepFile {
  readonly #parts: GrepFileParts;
  readonly #output: Output;
  readonly #isColored: boolean;
  readonly #before: number;
  readonly #after: number;
  readonly #max: number;
  readonly #isSilent: boolean;
  readonly #stopsAtFirst: boolean;
  #count = 0;
  #held: Line[] = [];
  #afterLeft = 0;
  #lastPrinted = 0;

  constructor(parts: GrepFileParts) {
    const { flags, process } = parts;
    this.#parts = parts;
    this.#output = new Output(process);
    this.#isColored = isColored(flags.color, process);
    const context = flags.context ?? "0";
    this.#before = number(flags.before ?? context, "context length argument");
    this.#after = number(flags.after ?? context, "context length argument");
    this.#max = flags.max === undefined ? Infinity : number(flags.max, "max count");
    this.#stopsAtFirst = flags.quiet || flags.filesWith || flags.filesWithout;
    this.#isSilent = this.#stopsAtFirst || flags.count;
  }

  /** How many lines were selected (for -L: 1 if none was). */
  *run(): Task<number> {
    const { file, process, flags } = this.#parts;
    const lines = linesOf(process, file, this.#output);
    let offset = 0;
    for (let index = 1; this.#count < this.#max || this.#afterLeft > 0; index++) {
      const whole = yield* lines.next();
      if (whole === undefined) break;
      this.#look({ text: chomp(whole), number: index, offset });
      offset += byteLength(whole);
      if (this.#stopsAtFirst && this.#count > 0) break;
    }
    this.#output.add(this.#summary());
    yield* this.#output.flush();
    const isListedWithout = flags.filesWithout && this.#count === 0;
    return flags.filesWithout ? Number(isListedWithout) : this.#count;
  }

  #summary(): string {
    const { flags, name } = this.#parts;
    const count = flags.count ? `${this.#label(":")}${this.#count}\n` : "";
    const isListed = this.#count > 0 ? flags.filesWith : flags.filesWithout;
    return count + (isListed ? `${this.#paint(name, colors.name)}\n` : "");
  }

  #look(line: Line): void {
    const { matcher, flags } = this.#parts;
    const isOver = this.#count >= this.#max;
    const span = isOver ? undefined : matcher(line.text, 0);
    if (!isOver && (span !== undefined) !== flags.invert) this.#select(line, span);
    else this.#pass(line);
  }

  #select(line: Line, span: Span | undefined): void {
    this.#count++;
    if (this.#isSilent) return;
    const { flags } = this.#parts;
    this.#printGap(this.#held[0]?.number ?? line.number);
    for (const held of this.#held) this.#print(held, "-", held.text);
    this.#held = [];
    this.#afterLeft = this.#after;
    this.#lastPrinted = line.number;
    if (!flags.only) this.#print(line, ":", flags.invert ? line.text : this.#highlighted(line.text));
    else if (span !== undefined && !flags.invert) this.#printMatches(line);
  }

  /** `--` between groups of lines that do not touch. */
  #printGap(next: number): void {
    const hasContext = this.#before > 0 || this.#after > 0;
    const isApart = this.#lastPrinted > 0 && next > this.#lastPrinted + 1;
    if (hasContext && isApart) this.#output.add(`${this.#paint("--", colors.separator)}\n`);
  }

  /** A line that is not selected is perhaps context. */
  #pass(line: Line): void {
    if (this.#isSilent || this.#parts.flags.only) return;
    if (this.#afterLeft > 0) {
      this.#afterLeft--;
      this.#lastPrinted = line.number;
      this.#print(line, "-", line.text);
    } else if (this.#before > 0) {
      this.#held.push(line);
      if (this.#held.length > this.#before) this.#held.shift();
    }
  }

  #printMatches(line: Line): void {
    for (const { start, end } of this.#spans(line.text)) {
      const part = { ...line, offset: line.offset + byteLength(line.text.slice(0, start)) };
      if (end > start) this.#print(part, ":", this.#paint(line.text.slice(start, end), colors.match));
    }
  }

  #spans(text: string): readonly Span[] {
    const spans: Span[] = [];
    for (let at = 0; at <= text.length;) {
      const span = this.#parts.matcher(text, at);
      if (span === undefined) break;
      spans.push(span);
      at = span.end > span.start ? span.end : span.end + 1;
    }
    return spans;
  }

  #highlighted(text: string): string {
    if (!this.#isColored) return text;
    let result = "";
    let at = 0;
    for (const { start, end } of this.#spans(text)) {
      result += text.slice(at, start);
      if (end > start) result += this.#paint(text.slice(start, end), colors.match);
      at = end;
    }
    return result + text.slice(at);
  }

  #print({ number, offset }: Line, separator: string, text: string): void {
    const { flags } = this.#parts;
    const mark = this.#paint(separator, colors.separator);
    const numberText = flags.lineNumber ? this.#paint(String(number), colors.number) + mark : "";
    const offsetText = flags.byteOffset ? this.#paint(String(offset), colors.number) + mark : "";
    this.#output.add(`${this.#label(separator)}${numberText}${offsetText}${text}\n`);
  }

  #label(separator: string): string {
    const { name, showName } = this.#parts;
    return showName ? this.#paint(name, colors.name) + this.#paint(separator, colors.separator) : "";
  }

  #paint(text: string, color: string): string {
    return this.#isColored ? `\x1b[${color}m\x1b[K${text}\x1b[m\x1b[K` : text;
  }
}

function isColored(when: string | undefined, process: Process): boolean {
  if (when === "always") return true;
  return (when === "" || when === "auto") && process.files.get(1)?.terminal !== undefined;
}

function number(text: string, what: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Failure(what === "max count" ? `invalid ${what}` : `${text}: invalid ${what}`, 2);
}
