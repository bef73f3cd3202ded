import { compilePattern, type Step } from "./compile-pattern.ts";
import { parsePattern } from "./parse-pattern.ts";
import { RegexError, type Assertion, type Syntax } from "./pattern.ts";
import { wordSet } from "./char-set.ts";

/** Where an expression matched. Groups by number, 0 is the whole; undefined if a group took no part. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly groups: readonly (string | undefined)[];
}

export interface RegexOptions {
  readonly syntax: Syntax;
  readonly ignoreCase?: boolean;
  /** `^` and `$` also match at newlines within the text. */
  readonly multiline?: boolean;
}

/** Pairs of step and place that one search may remember; beyond, the text is too long for the expression. */
const memoryMax = 40_000_000;
/** Steps of one search with back references, which can be remembered by nobody. */
const backtrackMax = 2_000_000;

const words = wordSet();

type Slots = readonly number[];

interface Search {
  readonly text: string;
  readonly width: number;
  readonly stack: Thread[];
}

interface Thread {
  readonly step: number;
  readonly at: number;
  readonly slots: Slots;
}

/**
 * A compiled regular expression. It finds the leftmost match, and of those the longest (Perl's syntax: the first in
 * its order). Each pair of step and place is tried once, so that no expression takes more than steps × length.
 */
export class Regex {
  readonly source: string;
  readonly #steps: readonly Step[];
  readonly #slots: readonly number[];
  readonly #isLongest: boolean;
  readonly #hasBack: boolean;
  readonly #multiline: boolean;
  readonly #literal: string | undefined;
  #seen = new Uint32Array(0);
  #round = 0;
  #count = 0;

  /** Throws RegexError. */
  constructor(source: string, options: RegexOptions) {
    const { pattern, groups } = parsePattern(source, options.syntax);
    this.source = source;
    this.#steps = compilePattern(pattern, options.ignoreCase ?? false);
    this.#slots = Array.from({ length: groups * 2 + 2 }, () => -1);
    this.#isLongest = options.syntax !== "perl";
    this.#hasBack = this.#steps.some((step) => step.do === "back");
    this.#multiline = options.multiline ?? false;
    this.#literal = literalPrefix(this.#steps);
  }

  test(text: string): boolean {
    return this.exec(text) !== undefined;
  }

  /** The first match at or behind `from`. Throws RegexError if the search needs too much. */
  exec(text: string, from = 0): Match | undefined {
    const width = text.length + 1;
    const size = width * this.#steps.length;
    if (size > memoryMax) throw new RegexError("line too long for this expression");
    this.#prepare(this.#hasBack ? 0 : size);
    for (let start = from; start <= text.length; start++) {
      if (this.#literal !== undefined) {
        start = text.indexOf(this.#literal, start);
        if (start < 0) return undefined;
      }
      const slots = this.#run(text, start, width);
      if (slots !== undefined) return matchOf(text, slots);
    }
    return undefined;
  }

  #prepare(size: number): void {
    if (this.#seen.length < size) {
      this.#seen = new Uint32Array(size);
      this.#round = 0;
    }
    this.#round++;
    this.#count = 0;
  }

  /** Tries all ways from one start. The slots of the best, undefined if there is none. */
  #run(text: string, start: number, width: number): Slots | undefined {
    const stack: Thread[] = [{ step: 0, at: start, slots: this.#slots }];
    let best: Slots | undefined;
    for (let thread = stack.pop(); thread !== undefined; thread = stack.pop()) {
      const slots = this.#follow(thread, { text, width, stack });
      if (slots === undefined) continue;
      if (!this.#isLongest) return slots;
      if (best === undefined || (slots[1] ?? 0) > (best[1] ?? 0)) best = slots;
    }
    return best;
  }

  /** One way until it fails or matches; the ways that branch off go onto the stack. */
  #follow(thread: Thread, { text, width, stack }: Search): Slots | undefined {
    let { step, at, slots } = thread;
    for (;;) {
      const instruction = this.#steps[step];
      if (instruction === undefined || this.#wasSeen(step * width + at)) return undefined;
      if (instruction.do === "match") return slots;
      if (instruction.do === "split") {
        stack.push({ step: instruction.second, at, slots });
        step = instruction.first;
      } else if (instruction.do === "jump") {
        step = instruction.to;
      } else if (instruction.do === "save") {
        slots = slots.with(instruction.slot, at);
        step++;
      } else {
        at = this.#consume(instruction, text, at, slots);
        if (at < 0) return undefined;
        step++;
      }
    }
  }

  #wasSeen(key: number): boolean {
    if (this.#hasBack) {
      if (++this.#count > backtrackMax) throw new RegexError("Memory exhausted");
      return false;
    }
    if (this.#seen[key] === this.#round) return true;
    this.#seen[key] = this.#round;
    return false;
  }

  /** The place behind what a step takes, or -1 if it does not fit. */
  #consume(step: Step, text: string, at: number, slots: readonly number[]): number {
    if (step.do === "assert") return this.#holds(step.what, text, at) ? at : -1;
    if (step.do === "back") {
      const group = text.slice(slots[step.number * 2] ?? 0, slots[step.number * 2 + 1] ?? 0);
      return (slots[step.number * 2 + 1] ?? -1) >= 0 && text.startsWith(group, at) ? at + group.length : -1;
    }
    const code = text.codePointAt(at);
    if (code === undefined || !fits(step, code)) return -1;
    return at + (code > 0xffff ? 2 : 1);
  }

  #holds(what: Assertion, text: string, at: number): boolean {
    if (what === "start") return at === 0;
    if (what === "end") return at === text.length;
    if (what === "line-start") return at === 0 || (this.#multiline && text.charAt(at - 1) === "\n");
    if (what === "line-end") return at === text.length || (this.#multiline && text.charAt(at) === "\n");
    return holdsAtWord(what, isWordAt(text, at - 1), isWordAt(text, at));
  }
}

function isWordAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && words.has(text.charCodeAt(at));
}

function holdsAtWord(what: Assertion, before: boolean, after: boolean): boolean {
  if (what === "word") return before !== after;
  if (what === "not-word") return before === after;
  return what === "word-start" ? !before && after : before && !after;
}

function fits(step: Step, code: number): boolean {
  if (step.do === "char") return step.code === code;
  return step.do === "set" ? step.set.has(code) : true;
}

/** The characters with which every match begins. */
function literalPrefix(steps: readonly Step[]): string | undefined {
  let text = "";
  for (const step of steps) {
    if (step.do === "char") text += String.fromCodePoint(step.code);
    else if (step.do !== "save") break;
  }
  return text === "" ? undefined : text;
}

function matchOf(text: string, slots: readonly number[]): Match {
  const groups: (string | undefined)[] = [];
  for (let slot = 0; slot < slots.length; slot += 2) {
    const [start = -1, end = -1] = [slots[slot], slots[slot + 1]];
    groups.push(start < 0 || end < 0 ? undefined : text.slice(start, end));
  }
  const [start = 0, end = 0] = slots;
  return { start, end, text: text.slice(start, end), groups };
}
