import type { Process } from "../../host/process.ts";
import { call, type Task } from "../../kernel/task.ts";
import type { Random } from "../../kernel/random.ts";
import { Failure } from "../command.ts";
import { RegexError } from "../regex/pattern.ts";
import { Regex } from "../regex/regex.ts";
import type { Output } from "../output.ts";
import { AwkRecord } from "./awk-record.ts";
import { AwkStreams } from "./awk-streams.ts";
import type { AwkFunction } from "./awk-tree.ts";
import { Input, toNumber, toText, type Value } from "./awk-value.ts";

/** An array, or a cell of a function's locals that may become one. */
export type AwkArray = Map<string, Value>;
export type Cell = Value | AwkArray | undefined;

/** Regular expressions that are kept compiled. */
const regexesMax = 500;
/** Entries of all arrays together, and steps without any input. */
const elementsMax = 2_000_000;

/** The state of a running program: variables, the current record, streams. Control flow is elsewhere. */
export class AwkMachine {
  readonly process: Process;
  readonly streams: AwkStreams;
  readonly record: AwkRecord;
  readonly functions: ReadonlyMap<string, AwkFunction>;
  readonly random: Random;
  readonly #globals = new Map<string, Cell>();
  readonly #regexes = new Map<string, Regex>();
  readonly #frames: Map<string, Cell>[] = [];
  #elements = 0;
  #spent = 0;

  constructor(process: Process, output: Output, functions: ReadonlyMap<string, AwkFunction>) {
    this.process = process;
    this.functions = functions;
    this.streams = new AwkStreams(process, output);
    this.random = process.kernel.random.fork("awk");
    const defaults = {
      FS: " ",
      OFS: " ",
      ORS: "\n",
      RS: "\n",
      SUBSEP: "\u001c",
      CONVFMT: "%.6g",
      OFMT: "%.6g",
      NR: 0,
      FNR: 0,
      RSTART: 0,
      RLENGTH: -1,
      FILENAME: "",
    };
    for (const [name, value] of Object.entries(defaults)) this.#globals.set(name, value);
    this.record = new AwkRecord({
      separator: () => this.text("FS"),
      outputSeparator: () => this.text("OFS"),
      regexOf: (source) => this.regex(source),
    });
  }

  text(name: string): string {
    const value = this.#globals.get(name);
    return value === undefined || value instanceof Map ? "" : toText(value);
  }

  set(name: string, value: Value): void {
    this.#globals.set(name, value);
  }

  /** Throws Failure for what is no expression. */
  regex(source: string): Regex {
    const known = this.#regexes.get(source);
    if (known !== undefined) return known;
    try {
      const regex = new Regex(source, { syntax: "extended" });
      if (this.#regexes.size >= regexesMax) this.#regexes.clear();
      this.#regexes.set(source, regex);
      return regex;
    } catch (error) {
      if (error instanceof RegexError)
        throw new Failure(`regular expression compile failed (${error.message})\n${source}`, 2);
      throw error;
    }
  }

  /** Every so many steps time passes, so that no loop stands still. */
  *step(): Task<void> {
    if (++this.#spent % 2_000 === 0) yield* this.process.kernel.sleep(200);
  }

  variable(name: string): Value {
    if (name === "NF") return this.record.count;
    const value = this.#scopeOf(name).get(name);
    if (value instanceof Map) throw new Failure(`can't use array ${name} in a scalar context`, 2);
    return value ?? new Input("");
  }

  assignVariable(name: string, value: Value): void {
    if (name === "NF") {
      this.record.count = Math.min(100_000, Math.max(0, Math.trunc(toNumber(value))));
      return;
    }
    const scope = this.#scopeOf(name);
    if (scope.get(name) instanceof Map) throw new Failure(`can't assign to ${name}; it's an array name.`, 2);
    scope.set(name, value);
  }

  /** The array of a name; it comes into being. */
  array(name: string): AwkArray {
    const scope = this.#scopeOf(name);
    const value = scope.get(name);
    if (value instanceof Map) return value;
    if (value !== undefined) throw new Failure(`can't use ${name} as an array`, 2);
    const created: AwkArray = new Map();
    scope.set(name, created);
    return created;
  }

  /** What a name stands for when it is handed to a function: an array by reference, else its value. */
  cell(name: string): Cell {
    return this.#scopeOf(name).get(name);
  }

  setElement(array: AwkArray, key: string, value: Value): void {
    if (!array.has(key) && ++this.#elements > elementsMax) throw new Failure("out of memory", 2);
    array.set(key, value);
  }

  /** Reads an element; as in every awk, that creates it. */
  element(array: AwkArray, key: string): Value {
    const value = array.get(key);
    if (value !== undefined) return value;
    const created = new Input("");
    this.setElement(array, key, created);
    return created;
  }

  /** Runs a function's body in a frame of its own. */
  *inFrame<T>(frame: Map<string, Cell>, body: Task<T>): Task<T> {
    this.#frames.push(frame);
    try {
      return yield* call(body);
    } finally {
      this.#frames.pop();
    }
  }

  /** A text made of the keys of an element: `a[1, 2]`. */
  keyOf(keys: readonly Value[]): string {
    return keys.map((key) => toText(key)).join(keys.length > 1 ? this.text("SUBSEP") : "");
  }

  #scopeOf(name: string): Map<string, Cell> {
    const frame = this.#frames.at(-1);
    return frame?.has(name) === true ? frame : this.#globals;
  }
}
