import type { Process } from "../../host/process.ts";
import { unreachable } from "../../kernel/assert.ts";
import type { Task } from "../../kernel/task.ts";
import { Failure } from "../command.ts";
import { tried } from "../input.ts";
import type { Regex } from "../regex/regex.ts";
import { replaceMatches } from "../regex/replace.ts";
import type { Address, SedAction, SedCommand } from "./sed-command.ts";
import type { SedInput } from "./sed-input.ts";

/** Commands of one cycle, against branches that never end. */
const cycleMax = 1_000_000;
/** Longest pattern or hold space, in characters. */
const spaceMax = 8_000_000;

export interface SedSetup {
  readonly process: Process;
  readonly commands: readonly SedCommand[];
  readonly isQuiet: boolean;
  readonly write: (text: string) => void;
}

/** Where a range is: not begun, or going on until a line (or a match). */
type RangeState = "out" | { readonly until: number | undefined };

type Outcome = "next" | "restart" | "quit" | "quit-silently" | "delete";

/** sed's machine: pattern space, hold space, line numbers and the state of each range. */
export class SedMachine {
  readonly #setup: SedSetup;
  readonly #ranges = new Map<number, RangeState>();
  readonly #labels = new Map<string, number>();
  readonly #written = new Map<string, string>();
  #input: SedInput;
  #space = "";
  #hold = "";
  #hasEnd = true;
  #line = 0;
  #appended: string[] = [];
  #replaced = false;
  #lastRegex: Regex | undefined;
  #code = 0;

  constructor(setup: SedSetup, input: SedInput) {
    this.#setup = setup;
    this.#input = input;
    for (const { action, number } of setup.commands)
      if (action.do === ":") this.#labels.set(action.label, number);
  }

  /** Works through the input. True if a `q` has ended it all. */
  *run(): Task<boolean> {
    let isKept = false;
    for (;;) {
      if (!isKept && !(yield* this.#load())) return false;
      const outcome = yield* this.#cycle();
      isKept = outcome === "restart";
      if (
        outcome !== "delete" &&
        outcome !== "restart" &&
        outcome !== "quit-silently" &&
        !this.#setup.isQuiet
      )
        this.#print(this.#space);
      this.#flushAppended();
      if (outcome === "quit" || outcome === "quit-silently") return true;
    }
  }

  get code(): number {
    return this.#code;
  }

  /** Continues with other files (-i, -s): line numbers begin anew. */
  restartWith(input: SedInput): void {
    this.#input = input;
    this.#line = 0;
    this.#ranges.clear();
  }

  *#load(): Task<boolean> {
    const line = yield* this.#input.next();
    if (line === undefined) return false;
    this.#space = line.text;
    this.#hasEnd = line.hasEnd;
    this.#line++;
    this.#replaced = false;
    return true;
  }

  *#cycle(): Task<Outcome> {
    const { commands } = this.#setup;
    let steps = 0;
    for (let at = 0; at < commands.length; at++) {
      if (++steps > cycleMax || this.#space.length > spaceMax)
        throw new Failure("the script does not end", 4);
      const command = commands[at];
      if (command === undefined) break;
      const isSelected = (yield* this.#selects(command)) !== command.isNegated;
      const { action } = command;
      if (!isSelected) {
        if (action.do === "{") at = action.end;
        continue;
      }
      const outcome = yield* this.#act(command);
      if (typeof outcome === "number") at = outcome;
      else if (outcome !== undefined) return outcome;
    }
    return "next";
  }

  *#selects({ from, to, number }: SedCommand): Task<boolean> {
    if (from === undefined) return true;
    if (to === undefined) return yield* this.#matches(from);
    const state = this.#ranges.get(number) ?? "out";
    if (state === "out") {
      if (!(yield* this.#matches(from))) return false;
      const until = this.#endLine(to);
      if (until === undefined || until > this.#line) this.#ranges.set(number, { until });
      return true;
    }
    const isOver = state.until === undefined ? yield* this.#matches(to) : this.#line >= state.until;
    if (isOver) this.#ranges.set(number, "out");
    return state.until === undefined || this.#line <= state.until;
  }

  /** The line at which a range ends, if that is known when it begins. */
  #endLine(to: Address): number | undefined {
    if (to.is === "line") return to.number;
    if (to.is === "plus") return this.#line + to.count;
    return to.is === "step" && to.step > 0 ? Math.ceil(this.#line / to.step) * to.step : undefined;
  }

  *#matches(address: Address): Task<boolean> {
    switch (address.is) {
      case "line":
        return this.#line === address.number;
      case "last":
        return yield* this.#input.isLast();
      case "step":
        return address.step === 0
          ? this.#line === address.first
          : this.#line >= address.first && (this.#line - address.first) % address.step === 0;
      case "plus":
        return false;
      case "match":
        return this.#regex(address.regex).test(this.#space);
      default:
        return unreachable(address);
    }
  }

  #regex(regex: Regex | undefined): Regex {
    const used = regex ?? this.#lastRegex;
    if (used === undefined) throw new Failure("no previous regular expression", 1);
    this.#lastRegex = used;
    return used;
  }

  /** What one command does. A number is the command to go on behind. */
  *#act(command: SedCommand): Task<Outcome | number | undefined> {
    const { action } = command;
    if (action.do === "n" || action.do === "N") return yield* this.#nextLine(action.do);
    if (action.do === "c") return yield* this.#changeLines(command, action.text);
    if (action.do === "d") return "delete";
    if (action.do === "D") return this.#deleteFirst();
    if (action.do === "b") return this.#jump(action.label);
    if (action.do === "t" || action.do === "T") return this.#jumpIf(action.do === "t", action.label);
    if (action.do === "q" || action.do === "Q") {
      this.#code = action.code;
      return action.do === "q" ? "quit" : "quit-silently";
    }
    this.#edit(action);
    return undefined;
  }

  /** `t` jumps if something was replaced since the line was read, `T` if not. */
  #jumpIf(wanted: boolean, label: string): number | undefined {
    const jumps = this.#replaced === wanted;
    this.#replaced = false;
    return jumps ? this.#jump(label) : undefined;
  }

  #edit(action: SedAction): void {
    const { write } = this.#setup;
    if (action.do === "s") this.#substitute(action);
    else if (action.do === "p") this.#print(this.#space);
    else if (action.do === "P") write(`${this.#space.split("\n")[0] ?? ""}\n`);
    else if (action.do === "=") write(`${this.#line}\n`);
    else if (action.do === "l") write(`${unambiguous(this.#space)}$\n`);
    else if (action.do === "y") this.#transliterate(action.map);
    else if (action.do === "i") write(action.text);
    else if (action.do === "a") this.#appended.push(action.text);
    else if (action.do === "r") this.#readFile(action.path);
    else if (action.do === "w") this.#writeFile(action.path);
    else this.#exchange(action.do);
  }

  #transliterate(map: ReadonlyMap<string, string>): void {
    this.#space = Array.from(this.#space, (character) => map.get(character) ?? character).join("");
  }

  #exchange(letter: string): void {
    const [space, hold] = [this.#space, this.#hold];
    if (letter === "g") this.#space = hold;
    else if (letter === "G") this.#space = `${space}\n${hold}`;
    else if (letter === "h") this.#hold = space;
    else if (letter === "H") this.#hold = `${hold}\n${space}`;
    else if (letter === "x") [this.#space, this.#hold] = [hold, space];
    if (this.#hold.length > spaceMax) throw new Failure("the hold space is too long", 4);
  }

  #substitute({ regex, replacement, flags }: Extract<SedAction, { do: "s" }>): void {
    const changed = replaceMatches(this.#regex(regex), this.#space, {
      replacement,
      all: flags.all,
      from: flags.number,
    });
    if (changed === undefined) return;
    this.#space = changed;
    this.#replaced = true;
    if (flags.print) this.#print(changed);
    if (flags.write !== undefined) this.#writeFile(flags.write);
  }

  *#nextLine(letter: "n" | "N"): Task<Outcome | undefined> {
    const isLast = yield* this.#input.isLast();
    if (isLast) return letter === "N" || !this.#setup.isQuiet ? "quit" : "quit-silently";
    if (letter === "n" && !this.#setup.isQuiet) this.#print(this.#space);
    this.#flushAppended();
    const before = this.#space;
    const replaced = this.#replaced;
    yield* this.#load();
    this.#replaced = replaced;
    if (letter === "N") this.#space = `${before}\n${this.#space}`;
    return undefined;
  }

  #deleteFirst(): Outcome {
    const newline = this.#space.indexOf("\n");
    if (newline < 0) return "delete";
    this.#space = this.#space.slice(newline + 1);
    return "restart";
  }

  /** `c` prints its text once for a range, at its end. */
  *#changeLines({ to, number, isNegated }: SedCommand, text: string): Task<Outcome> {
    const isWithin = to !== undefined && !isNegated && (this.#ranges.get(number) ?? "out") !== "out";
    if (!isWithin || (yield* this.#input.isLast())) this.#setup.write(text);
    return "delete";
  }

  #jump(label: string): number {
    return label === "" ? this.#setup.commands.length : (this.#labels.get(label) ?? 0);
  }

  #print(text: string): void {
    this.#setup.write(this.#hasEnd ? `${text}\n` : text);
  }

  #flushAppended(): void {
    for (const text of this.#appended) this.#setup.write(text);
    this.#appended = [];
  }

  #readFile(path: string): void {
    tried(() => this.#appended.push(this.#setup.process.access.readText(path)));
  }

  #writeFile(path: string): void {
    if (path === "/dev/stdout") {
      this.#setup.write(`${this.#space}\n`);
      return;
    }
    const { access } = this.#setup.process;
    const why = tried(() => {
      if (!this.#written.has(path)) access.writeText(path, "");
      this.#written.set(path, "");
      access.appendText(path, `${this.#space}\n`);
    });
    if (why !== undefined) throw new Failure(`couldn't open file ${path}: ${why}`, 4);
  }
}

function unambiguous(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "\n": "\\n",
    "\t": "\\t",
    "\\": "\\\\",
    "\r": "\\r",
    "\u0007": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\v": "\\v",
  };
  return Array.from(text, (character) => names[character] ?? character).join("");
}
