import { isInClass } from "./character-class.ts";

/** A compiled pattern: a small machine that is simulated in lock step, so that no pattern can take exponential time. */
type Instruction =
  | { readonly op: "char"; readonly char: string }
  | { readonly op: "any" }
  | { readonly op: "set"; readonly has: (char: string) => boolean }
  | { readonly op: "split"; readonly to: readonly number[] }
  /** `!(...)`: as much as the inner patterns do not match. */
  | { readonly op: "except"; readonly inner: Pattern; readonly to: number }
  | { readonly op: "match" };

export interface PatternOptions {
  /** `?(...)` and its like are operators. */
  readonly isExtended?: boolean;
  readonly ignoresCase?: boolean;
}

/** bash's patterns: `*`, `?`, `[...]`, backslash, and the extended ones. */
export class Pattern {
  readonly #code: readonly Instruction[];
  readonly #ignoresCase: boolean;

  constructor(source: string, options: PatternOptions = {}) {
    this.#ignoresCase = options.ignoresCase === true;
    this.#code = new Compiler(Array.from(this.#folded(source)), options).compile();
  }

  /** All that it matches has one length. */
  get isFixed(): boolean {
    return this.#code.every(({ op }) => op !== "split" && op !== "except");
  }

  matches(text: string): boolean {
    const chars = this.#chars(text);
    return this.ends(chars, 0, chars.length).has(chars.length);
  }

  /** Where matches that begin at `start` end, as indexes into the characters; `stopAt`: the first that is enough. */
  ends(chars: readonly string[], start: number, stopAt: number | "first" | "all" = "all"): Set<number> {
    const found = new Set<number>();
    const later = new Map<number, Set<number>>();
    let current = this.#closure([0], { chars, at: start, later });
    for (let at = start; ; at++) {
      for (const due of later.get(at) ?? [])
        for (const state of this.#closure([due], { chars, at, later })) current.add(state);
      if (this.#isMatch(current)) {
        found.add(at);
        if (stopAt === "first" || stopAt === at) return found;
      }
      const char = chars[at];
      if (char === undefined || (current.size === 0 && later.size === 0)) return found;
      current = this.#closure(this.#stepped(current, char), { chars, at: at + 1, later });
    }
  }

  #chars(text: string): string[] {
    return Array.from(this.#folded(text));
  }

  #folded(text: string): string {
    return this.#ignoresCase ? text.toLowerCase() : text;
  }

  #isMatch(states: ReadonlySet<number>): boolean {
    for (const state of states) if (this.#code[state]?.op === "match") return true;
    return false;
  }

  #stepped(states: ReadonlySet<number>, char: string): number[] {
    const next: number[] = [];
    for (const state of states) {
      const instruction = this.#code[state];
      if (instruction !== undefined && consumes(instruction, char)) next.push(state + 1);
    }
    return next;
  }

  #closure(
    starts: readonly number[],
    place: {
      readonly chars: readonly string[];
      readonly at: number;
      readonly later: Map<number, Set<number>>;
    },
  ): Set<number> {
    const states = new Set<number>();
    const open = [...starts];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (states.has(state)) continue;
      states.add(state);
      const instruction = this.#code[state];
      if (instruction?.op === "split") open.push(...instruction.to);
      if (instruction?.op !== "except") continue;
      const inner = instruction.inner.ends(place.chars, place.at);
      if (!inner.has(place.at)) open.push(instruction.to);
      for (let end = place.at + 1; end <= place.chars.length; end++) {
        if (inner.has(end)) continue;
        const due = place.later.get(end) ?? new Set();
        due.add(instruction.to);
        place.later.set(end, due);
      }
    }
    return states;
  }
}

function consumes(instruction: Instruction, char: string): boolean {
  if (instruction.op === "char") return instruction.char === char;
  return instruction.op === "any" || (instruction.op === "set" && instruction.has(char));
}

class Compiler {
  readonly #source: readonly string[];
  readonly #options: PatternOptions;
  readonly #code: Instruction[] = [];
  #at = 0;

  constructor(source: readonly string[], options: PatternOptions) {
    this.#source = source;
    this.#options = options;
  }

  compile(): readonly Instruction[] {
    this.#sequence("");
    this.#code.push({ op: "match" });
    return this.#code;
  }

  /** Up to the end, or to one of the closing characters of an extended pattern. */
  #sequence(closing: string): void {
    for (let char = this.#source[this.#at]; char !== undefined; char = this.#source[this.#at]) {
      if (closing.includes(char)) return;
      this.#at++;
      if (this.#isExtended(char)) this.#extended(char);
      else this.#single(char);
    }
  }

  #isExtended(char: string): boolean {
    return this.#options.isExtended === true && "?*+@!".includes(char) && this.#source[this.#at] === "(";
  }

  #single(char: string): void {
    if (char === "*") this.#star();
    else if (char === "?") this.#code.push({ op: "any" });
    else if (char === "[" && this.#set()) return;
    else if (char === "\\" && this.#at < this.#source.length) {
      this.#code.push({ op: "char", char: this.#source[this.#at] ?? "" });
      this.#at++;
    } else this.#code.push({ op: "char", char });
  }

  #star(): void {
    const start = this.#code.length;
    this.#code.push({ op: "split", to: [start + 1, start + 3] }, { op: "any" }, { op: "split", to: [start] });
  }

  /** False if the bracket is not closed: it stands for itself then. */
  #set(): boolean {
    const end = endOfSet(this.#source, this.#at);
    if (end === undefined) return false;
    const body = this.#source.slice(this.#at, end);
    this.#at = end + 1;
    this.#code.push({ op: "set", has: setOf(body) });
    return true;
  }

  #extended(operator: string): void {
    this.#at++;
    const alternatives = this.#alternatives();
    if (operator === "!") {
      const inner = new Pattern(
        alternatives.length === 1 ? (alternatives[0] ?? "") : `@(${alternatives.join("|")})`,
        this.#options,
      );
      this.#code.push({ op: "except", inner, to: this.#code.length + 1 });
      return;
    }
    const start = this.#code.length;
    this.#code.push({ op: "match" });
    const entries: number[] = [];
    const exits: number[] = [];
    for (const alternative of alternatives) {
      entries.push(this.#code.length);
      this.#append(alternative);
      exits.push(this.#code.length);
      this.#code.push({ op: "match" });
    }
    const end = this.#code.length;
    this.#code[start] = { op: "split", to: "?*".includes(operator) ? [...entries, end] : entries };
    for (const exit of exits)
      this.#code[exit] = { op: "split", to: "*+".includes(operator) ? [...entries, end] : [end] };
  }

  #append(source: string): void {
    const { code } = { code: new Compiler(Array.from(source), this.#options).compile().slice(0, -1) };
    const offset = this.#code.length;
    for (const instruction of code) this.#code.push(shifted(instruction, offset));
  }

  /** The sources between the parentheses. */
  #alternatives(): string[] {
    const found = [""];
    let depth = 0;
    for (let char = this.#source[this.#at++]; char !== undefined; char = this.#source[this.#at++]) {
      if (char === ")" && depth === 0) return found;
      if (char === "|" && depth === 0) {
        found.push("");
        continue;
      }
      if (char === "(") depth++;
      if (char === ")") depth--;
      found[found.length - 1] += char === "\\" ? char + (this.#source[this.#at++] ?? "") : char;
    }
    return found;
  }
}

function shifted(instruction: Instruction, offset: number): Instruction {
  if (instruction.op === "split") return { ...instruction, to: instruction.to.map((to) => to + offset) };
  return instruction.op === "except" ? { ...instruction, to: instruction.to + offset } : instruction;
}

function endOfSet(source: readonly string[], start: number): number | undefined {
  let at = start;
  if (source[at] === "!" || source[at] === "^") at++;
  if (source[at] === "]") at++;
  for (; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "[" && source[at + 1] === ":") {
      const close = source.indexOf("]", at + 2);
      if (close === -1) return undefined;
      at = close;
    } else if (source[at] === "]") return at;
  }
  return undefined;
}

function setOf(body: readonly string[]): (char: string) => boolean {
  const isNegated = body[0] === "!" || body[0] === "^";
  const ranges: (readonly [string, string])[] = [];
  const classes: string[] = [];
  for (let at = isNegated ? 1 : 0; at < body.length;) {
    const named = classAt(body, at);
    if (named !== undefined) {
      classes.push(named.name);
      at = named.end;
      continue;
    }
    const range = rangeAt(body, at);
    ranges.push(range.range);
    at = range.end;
  }
  const has = (char: string): boolean =>
    ranges.some(([first, last]) => first <= char && char <= last) ||
    classes.some((name) => isInClass(name, char));
  return isNegated ? (char) => !has(char) : has;
}

/** `[:alpha:]`. */
function classAt(
  body: readonly string[],
  at: number,
): { readonly name: string; readonly end: number } | undefined {
  if (body[at] !== "[" || body[at + 1] !== ":") return undefined;
  const end = body.indexOf("]", at + 2);
  return end === -1 ? undefined : { name: body.slice(at + 2, end - 1).join(""), end: end + 1 };
}

/** `a`, `a-z` or an escaped character. */
function rangeAt(
  body: readonly string[],
  start: number,
): { readonly range: readonly [string, string]; readonly end: number } {
  const at = body[start] === "\\" && start + 1 < body.length ? start + 1 : start;
  const first = body[at] ?? "";
  const isRange = body[at + 1] === "-" && at + 2 < body.length;
  return { range: [first, isRange ? (body[at + 2] ?? "") : first], end: isRange ? at + 3 : at + 1 };
}
