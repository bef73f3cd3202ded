import { CharSet } from "./char-set.ts";
import { RegexError, type Assertion, type Pattern } from "./pattern.ts";

/** One step of a compiled expression. Targets are indexes of other steps. */
export type Step =
  | { readonly do: "char"; readonly code: number }
  | { readonly do: "set"; readonly set: CharSet }
  | { readonly do: "any" }
  | { readonly do: "assert"; readonly what: Assertion }
  | { readonly do: "save"; readonly slot: number }
  | { readonly do: "back"; readonly number: number }
  /** Tries `first`, then `second`. */
  | { readonly do: "split"; readonly first: number; readonly second: number }
  | { readonly do: "jump"; readonly to: number }
  | { readonly do: "match" };

/** Counted repetitions are written out: no more steps than this. */
const stepsMax = 20_000;

/** Turns a tree into steps, with `save` 0 and 1 around the whole. */
export function compilePattern(pattern: Pattern, ignoreCase: boolean): readonly Step[] {
  const compiler = new Compiler(ignoreCase);
  compiler.emit({ do: "save", slot: 0 });
  compiler.add(pattern);
  compiler.emit({ do: "save", slot: 1 });
  compiler.emit({ do: "match" });
  return compiler.steps;
}

class Compiler {
  readonly steps: Step[] = [];
  readonly #ignoreCase: boolean;

  constructor(ignoreCase: boolean) {
    this.#ignoreCase = ignoreCase;
  }

  emit(step: Step): number {
    if (this.steps.length >= stepsMax) throw new RegexError("Regular expression too big");
    return this.steps.push(step) - 1;
  }

  add(pattern: Pattern): void {
    if (pattern.is === "empty") return;
    if (pattern.is === "char") this.emit(this.#char(pattern.code));
    else if (pattern.is === "set")
      this.emit({ do: "set", set: this.#ignoreCase ? pattern.set.fold() : pattern.set });
    else if (pattern.is === "any") this.emit({ do: "any" });
    else if (pattern.is === "assert") this.emit({ do: "assert", what: pattern.what });
    else if (pattern.is === "sequence") for (const part of pattern.parts) this.add(part);
    else if (pattern.is === "choice") this.#choice(pattern.parts);
    else if (pattern.is === "repeat") this.#repeat(pattern);
    else this.#special(pattern);
  }

  #special(pattern: Extract<Pattern, { is: "group" | "back" | "keep" }>): void {
    if (pattern.is === "keep") {
      this.emit({ do: "save", slot: 0 });
    } else if (pattern.is === "back") {
      this.emit({ do: "back", number: pattern.number });
    } else if (pattern.number === 0) {
      this.add(pattern.part);
    } else {
      this.emit({ do: "save", slot: pattern.number * 2 });
      this.add(pattern.part);
      this.emit({ do: "save", slot: pattern.number * 2 + 1 });
    }
  }

  #char(code: number): Step {
    if (!this.#ignoreCase) return { do: "char", code };
    const character = String.fromCodePoint(code);
    const others = [character.toLowerCase(), character.toUpperCase()].filter((other) => other !== character);
    if (others.length === 0) return { do: "char", code };
    const set = new CharSet().add(code);
    for (const other of others) set.add(other.codePointAt(0) ?? code);
    return { do: "set", set };
  }

  #choice(parts: readonly Pattern[]): void {
    const ends: number[] = [];
    parts.forEach((part, index) => {
      if (index === parts.length - 1) {
        this.add(part);
        return;
      }
      const split = this.emit({ do: "jump", to: 0 });
      this.add(part);
      ends.push(this.emit({ do: "jump", to: 0 }));
      this.steps[split] = { do: "split", first: split + 1, second: this.steps.length };
    });
    for (const end of ends) this.steps[end] = { do: "jump", to: this.steps.length };
  }

  #repeat({ part, min, max, lazy }: Extract<Pattern, { is: "repeat" }>): void {
    for (let count = 0; count < min; count++) this.add(part);
    if (max === Infinity) {
      const split = this.emit({ do: "jump", to: 0 });
      this.add(part);
      this.emit({ do: "jump", to: split });
      this.steps[split] = branch(split + 1, this.steps.length, lazy);
      return;
    }
    const splits: number[] = [];
    for (let count = min; count < max; count++) {
      splits.push(this.emit({ do: "jump", to: 0 }));
      this.add(part);
    }
    for (const split of splits) this.steps[split] = branch(split + 1, this.steps.length, lazy);
  }
}

function branch(into: number, past: number, lazy: boolean): Step {
  return lazy ? { do: "split", first: past, second: into } : { do: "split", first: into, second: past };
}
