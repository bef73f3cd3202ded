import type { Key, KeyName } from "../screen/keys.ts";
import type { TextBuffer } from "./text-buffer.ts";
import { endOfWord, firstNonBlank, nextWord, previousWord } from "./vi-motion.ts";

/** What normal mode needs of the editor. */
export interface ViHost {
  readonly buffer: () => TextBuffer;
  readonly beginInsert: () => void;
  readonly page: () => number;
  readonly say: (text: string) => void;
  /** `n`, and reversed `N`. */
  readonly search: (isReversed: boolean) => void;
}

interface Register {
  readonly lines: readonly string[];
  readonly isWhole: boolean;
}

/** Counts beyond this are cut. */
const countMax = 10_000;

/** Normal mode: counts, operators with motions, single letters. */
export class ViNormal {
  readonly #host: ViHost;
  #count = "";
  /** `d`, `c`, `y`, `g`, `r`, `Z`, `>` wait for another key. */
  #pending = "";
  #register: Register = { lines: [], isWhole: true };
  wantsToLeave = false;

  constructor(host: ViHost) {
    this.#host = host;
  }

  get isPending(): boolean {
    return this.#pending !== "";
  }

  take(key: Key): "save-and-leave" | "stay" {
    if (key.key !== undefined) {
      this.#special(key.key);
      return "stay";
    }
    const letter = key.text;
    if (this.#pending === "" && /[0-9]/.test(letter) && !(letter === "0" && this.#count === "")) {
      this.#count += letter;
      return "stay";
    }
    const command = this.#pending + letter;
    this.#pending = "";
    if (/^[dcyg>r<Z]$/.test(command)) {
      this.#pending = command;
      return "stay";
    }
    const count = Math.min(countMax, Number(this.#count || "1"));
    const hadCount = this.#count !== "";
    this.#count = "";
    if (command === "ZZ") return "save-and-leave";
    if (command === "ZQ") this.wantsToLeave = true;
    else this.#run(command, count, hadCount);
    return "stay";
  }

  arrow(key: KeyName): void {
    const buffer = this.#host.buffer();
    if (key === "Up") buffer.moveRows(-1);
    else if (key === "Down") buffer.moveRows(1);
    else if (key === "Left") buffer.moveLeft();
    else if (key === "Right") buffer.moveRight();
    else if (key === "Home") buffer.moveTo(buffer.row, 0);
    else if (key === "End") buffer.moveTo(buffer.row, Infinity);
    else if (key === "PageUp") buffer.moveRows(-this.#host.page());
    else if (key === "PageDown") buffer.moveRows(this.#host.page());
    else if (key !== "Unknown") this.#host.say(`${key} is not simulated`);
  }

  #special(key: KeyName): void {
    const buffer = this.#host.buffer();
    this.#pending = "";
    this.#count = "";
    const page = this.#host.page();
    const half = Math.ceil(page / 2);
    const keys: Readonly<Record<string, () => void>> = {
      Escape: () => {},
      "Ctrl-C": () => {},
      Enter: () => buffer.moveRows(1),
      Backspace: () => void buffer.moveLeft(),
      Delete: () => this.#deleteCharacters(1),
      "Ctrl-R": () => this.#host.say(buffer.redo() ? "" : "Already at newest change"),
      "Ctrl-F": () => buffer.moveRows(page),
      "Ctrl-B": () => buffer.moveRows(-page),
      "Ctrl-D": () => buffer.moveRows(half),
      "Ctrl-U": () => buffer.moveRows(-half),
    };
    const act = keys[key];
    if (act === undefined) this.arrow(key);
    else act();
  }

  #run(command: string, count: number, hadCount: boolean): void {
    if (this.#move(command, count, hadCount) || this.#beginInsert(command)) return;
    if (command.length > 1 && /^[dcy]/.test(command)) this.#operate(command, count);
    else if (!this.#change(command, count)) this.#host.say(`${command} is not simulated`);
  }

  /** True if it was a motion. */
  #move(command: string, count: number, hadCount: boolean): boolean {
    const buffer = this.#host.buffer();
    const times = (step: () => void): void => {
      for (let index = 0; index < count; index++) step();
    };
    const inLine = (step: () => boolean, isPossible: () => boolean): void =>
      times(() => isPossible() && step());
    const moves: Readonly<Record<string, () => void>> = {
      h: () =>
        inLine(
          () => buffer.moveLeft(),
          () => buffer.column > 0,
        ),
      l: () =>
        inLine(
          () => buffer.moveRight(),
          () => buffer.column + buffer.after().length < buffer.line.length,
        ),
      " ": () => times(() => buffer.moveRight()),
      j: () => buffer.moveRows(count),
      k: () => buffer.moveRows(-count),
      w: () => times(() => nextWord(buffer)),
      b: () => times(() => previousWord(buffer)),
      e: () => times(() => endOfWord(buffer)),
      "0": () => buffer.moveTo(buffer.row, 0),
      "^": () => firstNonBlank(buffer),
      $: () => {
        buffer.moveTo(buffer.row, Infinity);
        if (buffer.column > 0) buffer.moveLeft();
      },
      gg: () => buffer.moveTo(hadCount ? count - 1 : 0, 0),
      G: () => buffer.moveTo(hadCount ? count - 1 : Infinity, 0),
      n: () => times(() => this.#host.search(false)),
      N: () => times(() => this.#host.search(true)),
    };
    moves[command]?.();
    return command in moves;
  }

  #beginInsert(command: string): boolean {
    const buffer = this.#host.buffer();
    const places: Readonly<Record<string, () => void>> = {
      i: () => {},
      a: () => buffer.moveTo(buffer.row, buffer.column + buffer.after().length),
      I: () => firstNonBlank(buffer),
      A: () => buffer.moveTo(buffer.row, Infinity),
      o: () => buffer.insertLines(buffer.row + 1, [""]),
      O: () => buffer.insertLines(buffer.row, [""]),
    };
    const place = places[command];
    if (place === undefined) return false;
    buffer.checkpoint();
    place();
    this.#host.beginInsert();
    return true;
  }

  /** Commands that change the text; false if there is no such command. */
  #change(command: string, count: number): boolean {
    const buffer = this.#host.buffer();
    if (command === "u") {
      this.#host.say(buffer.undo() ? "" : "Already at oldest change");
      return true;
    }
    const changes: Readonly<Record<string, () => void>> = {
      x: () => this.#deleteCharacters(count),
      X: () => {
        for (let index = 0; index < count && buffer.column > 0; index++) buffer.backspace();
      },
      D: () => this.#cutToEnd(),
      C: () => {
        this.#cutToEnd();
        buffer.moveTo(buffer.row, Infinity);
        this.#host.beginInsert();
      },
      J: () => this.#join(),
      p: () => this.#put(count, true),
      P: () => this.#put(count, false),
      "~": () => this.#swapCase(),
    };
    const change = changes[command];
    if (change === undefined && !/^r./u.test(command)) return false;
    buffer.checkpoint();
    if (change === undefined) this.#replace(command.slice(1));
    else change();
    return true;
  }

  #deleteCharacters(count: number): void {
    const buffer = this.#host.buffer();
    let removed = "";
    for (let index = 0; index < count && buffer.after() !== ""; index++) {
      removed += buffer.after();
      buffer.deleteForward();
    }
    this.#register = { lines: [removed], isWhole: false };
    this.#stayInLine();
  }

  #replace(text: string): void {
    const buffer = this.#host.buffer();
    if (buffer.after() === "") return;
    buffer.deleteForward();
    buffer.insert(text);
    buffer.moveLeft();
  }

  #swapCase(): void {
    const letter = this.#host.buffer().after();
    if (letter === "") return;
    this.#replace(letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase());
    this.#host.buffer().moveRight();
  }

  #cutToEnd(): void {
    const buffer = this.#host.buffer();
    this.#register = { lines: [buffer.line.slice(buffer.column)], isWhole: false };
    buffer.setLine(buffer.line.slice(0, buffer.column));
    this.#stayInLine();
  }

  #join(): void {
    const buffer = this.#host.buffer();
    const next = buffer.lines[buffer.row + 1];
    if (next === undefined) return;
    const { row, line } = buffer;
    buffer.removeLines(row + 1, 1);
    buffer.moveTo(row, 0);
    buffer.setLine(`${line}${next.trim() === "" ? "" : " "}${next.trimStart()}`);
    buffer.moveTo(row, line.length);
  }

  #put(count: number, isBehind: boolean): void {
    const buffer = this.#host.buffer();
    const { lines, isWhole } = this.#register;
    if (lines.length === 0) return;
    const all = Array.from({ length: count }, () => lines).flat();
    if (isWhole) {
      buffer.insertLines(isBehind ? buffer.row + 1 : buffer.row, all);
      return;
    }
    if (isBehind) buffer.moveTo(buffer.row, buffer.column + buffer.after().length);
    buffer.insert(all.join(""));
    buffer.moveLeft();
  }

  /** `dd`, `dw`, `d$`, `cc`, `cw`, `yy`, `yw` ... */
  #operate(command: string, count: number): void {
    const [operator, motion] = [command.charAt(0), command.slice(1)];
    if (motion === operator || motion === "j" || motion === "k" || motion === "G")
      this.#operateLines(operator, motion, count);
    else this.#operateWithin(operator, motion, count);
    if (operator === "c") this.#host.beginInsert();
    else if (operator === "d") this.#stayInLine();
  }

  #operateLines(operator: string, motion: string, count: number): void {
    const buffer = this.#host.buffer();
    const extra = motion === operator ? count : motion === "G" ? buffer.lines.length : count + 1;
    const from = motion === "k" ? Math.max(0, buffer.row - count) : buffer.row;
    const lines = buffer.lines.slice(from, from + extra);
    this.#register = { lines, isWhole: true };
    if (operator === "y") {
      if (lines.length > 2) this.#host.say(`${lines.length} lines yanked`);
      return;
    }
    buffer.checkpoint();
    buffer.removeLines(from, extra);
    if (operator === "c") buffer.insertLines(Math.min(from, buffer.lines.length), [""]);
    else if (lines.length > 2) this.#host.say(`${lines.length} fewer lines`);
  }

  #operateWithin(operator: string, motion: string, count: number): void {
    const buffer = this.#host.buffer();
    const { row, column } = buffer;
    // cw changes to the end of the word, as ce does.
    const effective = operator === "c" && motion === "w" ? "e" : motion;
    if (!/^[hlwbe0^$]$/.test(effective) || !this.#move(effective, count, true)) {
      this.#host.say(`${operator}${motion} is not simulated`);
      return;
    }
    const [start, stop] = this.#rangeFrom(row, column, effective);
    buffer.moveTo(row, 0);
    this.#register = { lines: [buffer.line.slice(start, stop)], isWhole: false };
    if (operator !== "y") {
      buffer.checkpoint();
      buffer.setLine(buffer.line.slice(0, start) + buffer.line.slice(stop));
    }
    buffer.moveTo(row, start);
  }

  /** The part of the line between where the cursor was and where a motion has brought it. */
  #rangeFrom(row: number, column: number, motion: string): readonly [number, number] {
    const buffer = this.#host.buffer();
    const length = (buffer.lines[row] ?? "").length;
    if (buffer.row > row) return [column, length];
    if (buffer.row < row) return [0, column];
    const hasStayed = buffer.column === column;
    const isInclusive = motion === "e" || motion === "$" || (motion === "l" && hasStayed);
    if (buffer.column < column) return [buffer.column, column];
    return [column, Math.min(length, buffer.column + (isInclusive ? buffer.after().length : 0))];
  }

  /** Outside insert mode the cursor is on a character. */
  #stayInLine(): void {
    const buffer = this.#host.buffer();
    if (buffer.column >= buffer.line.length && buffer.column > 0)
      buffer.moveTo(buffer.row, buffer.line.length - 1);
  }
}
