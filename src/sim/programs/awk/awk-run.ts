import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { always } from "../input.ts";
import { Output } from "../output.ts";
import { awkFormat } from "./awk-builtins.ts";
import { AwkEvaluator } from "./awk-evaluate.ts";
import { AwkMachine } from "./awk-machine.ts";
import type { AwkProgram, AwkRule, Statement } from "./awk-tree.ts";
import { Input, toNumber, toText, type Value } from "./awk-value.ts";

/** How a statement ended, if not at its end. */
type Flow = "break" | "continue" | "next" | "nextfile" | "exit" | { readonly returned: Value } | undefined;

/** A program over its input: rules, statements, the order of BEGIN, lines and END. */
export class AwkRun {
  readonly #program: AwkProgram;
  readonly #machine: AwkMachine;
  readonly #evaluator: AwkEvaluator;
  readonly #output: Output;
  readonly #names: string[];
  readonly #inRange = new Set<AwkRule>();
  #hasOpened = false;
  #code = 0;

  constructor(process: Process, program: AwkProgram, names: readonly string[]) {
    this.#program = program;
    this.#output = new Output(process);
    this.#machine = new AwkMachine(process, this.#output, program.functions);
    this.#names = [...names];
    this.#evaluator = new AwkEvaluator(
      this.#machine,
      (body) => this.#runFunction(body),
      () => this.#nextMain(),
    );
  }

  get machine(): AwkMachine {
    return this.#machine;
  }

  *run(): Task<number> {
    const { streams } = this.#machine;
    yield* always(this.#phases(), () => streams.closeAll());
    return this.#code === 0 ? streams.code : this.#code;
  }

  *#phases(): Task<void> {
    const flow = yield* this.#phase("BEGIN");
    const isOnlyBegin = this.#program.rules.every((rule) => rule.on === "BEGIN");
    if (flow !== "exit" && !isOnlyBegin) yield* this.#lines();
    yield* this.#phase("END");
  }

  *#phase(on: "BEGIN" | "END"): Task<Flow> {
    for (const rule of this.#program.rules) {
      if (rule.on !== on || rule.body === undefined) continue;
      if ((yield* this.#statement(rule.body)) === "exit") return "exit";
    }
    return undefined;
  }

  *#lines(): Task<Flow> {
    for (let line = yield* this.#nextMain(); line !== undefined; line = yield* this.#nextMain()) {
      this.#machine.record.set(line);
      const flow = yield* this.#rules();
      if (flow === "exit") return flow;
      if (flow === "nextfile") this.#machine.streams.closeMain();
    }
    return undefined;
  }

  *#rules(): Task<Flow> {
    for (const rule of this.#program.rules) {
      if (rule.on !== "line" || !(yield* this.#applies(rule))) continue;
      if (rule.body === undefined) {
        this.#output.add(toText(this.#machine.record.get(0)) + this.#machine.text("ORS"));
        continue;
      }
      const flow = yield* this.#statement(rule.body);
      if (flow === "next") return undefined;
      if (flow !== undefined) return flow;
    }
    return undefined;
  }

  *#applies(rule: AwkRule): Task<boolean> {
    const { from, to } = rule;
    if (from === undefined) return true;
    if (to === undefined) return yield* this.#evaluator.truth(from);
    const isWithin = this.#inRange.has(rule) || (yield* this.#evaluator.truth(from));
    if (isWithin && (yield* this.#evaluator.truth(to))) this.#inRange.delete(rule);
    else if (isWithin) this.#inRange.add(rule);
    return isWithin;
  }

  /** The next line of all operands; assignments among them happen when they are reached. */
  *#nextMain(): Task<string | undefined> {
    const { streams } = this.#machine;
    for (;;) {
      if (!streams.hasMain && !(yield* this.#openNext())) return undefined;
      const line = yield* streams.mainLine();
      if (line === undefined) continue;
      this.#machine.set("NR", toNumber(this.#machine.variable("NR")) + 1);
      this.#machine.set("FNR", toNumber(this.#machine.variable("FNR")) + 1);
      return line;
    }
  }

  *#openNext(): Task<boolean> {
    for (;;) {
      const name = this.#names.shift() ?? (this.#hasOpened ? undefined : "-");
      if (name === undefined) return false;
      const assignment = /^([A-Za-z_]\w*)=([^]*)$/.exec(name);
      if (assignment !== null) {
        this.#machine.assignVariable(assignment[1] ?? "", new Input(assignment[2] ?? ""));
        continue;
      }
      this.#hasOpened = true;
      this.#machine.set("FILENAME", name === "-" ? "" : name);
      this.#machine.set("FNR", 0);
      if (yield* this.#machine.streams.openMain(name)) return true;
    }
  }

  *#runFunction(body: Statement): Task<Value> {
    const flow = yield* this.#statement(body);
    if (flow === "exit") throw new ExitInFunction();
    return typeof flow === "object" ? flow.returned : new Input("");
  }

  *#statement(statement: Statement): Task<Flow> {
    yield* this.#machine.step();
    if (statement.is === "block") return yield* this.#block(statement.parts);
    if (statement.is === "if") return yield* this.#choose(statement);
    if (statement.is === "while" || statement.is === "for") return yield* this.#loop(statement);
    if (statement.is === "for-in") return yield* this.#forIn(statement);
    if (statement.is === "exit" || statement.is === "return") return yield* this.#leave(statement);
    if (statement.is === "expression") yield* this.#evaluator.value(statement.value);
    else if (statement.is === "print" || statement.is === "printf") yield* this.#print(statement);
    else if (statement.is === "delete") yield* this.#delete(statement);
    else return statement.is;
    return undefined;
  }

  *#choose({ test, yes, no }: Extract<Statement, { is: "if" }>): Task<Flow> {
    if (yield* this.#evaluator.truth(test)) return yield* this.#statement(yes);
    return no === undefined ? undefined : yield* this.#statement(no);
  }

  *#block(parts: readonly Statement[]): Task<Flow> {
    for (const part of parts) {
      const flow = yield* this.#statement(part);
      if (flow !== undefined) return flow;
    }
    return undefined;
  }

  *#leave({ is, value }: Extract<Statement, { is: "exit" | "return" }>): Task<Flow> {
    const result = value === undefined ? undefined : yield* this.#evaluator.value(value);
    if (is === "return") return { returned: result ?? new Input("") };
    if (result !== undefined) this.#code = Math.trunc(toNumber(result)) & 255;
    return "exit";
  }

  *#delete({ array, keys }: Extract<Statement, { is: "delete" }>): Task<void> {
    const target = this.#machine.array(array);
    if (keys === undefined) target.clear();
    else target.delete(yield* this.#evaluator.key(keys));
  }

  *#loop(loop: Extract<Statement, { is: "while" | "for" }>): Task<Flow> {
    const isFor = loop.is === "for";
    if (isFor && loop.start !== undefined) yield* this.#statement(loop.start);
    let isFirst = !isFor && loop.isDo;
    while (isFirst || loop.test === undefined || (yield* this.#evaluator.truth(loop.test))) {
      isFirst = false;
      const flow = yield* this.#statement(loop.body);
      if (flow === "break") return undefined;
      if (flow !== undefined && flow !== "continue") return flow;
      if (isFor && loop.step !== undefined) yield* this.#statement(loop.step);
    }
    return undefined;
  }

  *#forIn({ name, array, body }: Extract<Statement, { is: "for-in" }>): Task<Flow> {
    const target = this.#machine.array(array);
    for (const key of Array.from(target.keys())) {
      if (!target.has(key)) continue;
      this.#machine.assignVariable(name, new Input(key));
      const flow = yield* this.#statement(body);
      if (flow === "break") return undefined;
      if (flow !== undefined && flow !== "continue") return flow;
    }
    return undefined;
  }

  *#print({ is, values, to }: Extract<Statement, { is: "print" | "printf" }>): Task<void> {
    const machine = this.#machine;
    const list = values.length === 0 ? [machine.record.get(0)] : yield* this.#evaluator.values(values);
    const [format = "", ...rest] = list;
    const text =
      is === "printf"
        ? awkFormat(toText(format), rest)
        : list.map((value) => toText(value)).join(machine.text("OFS")) + machine.text("ORS");
    const target = to === undefined ? "" : yield* this.#evaluator.text(to.target);
    yield* machine.streams.write(text, to?.how, target);
  }
}

/** `exit` within a function leaves everything. */
export class ExitInFunction extends Error {
  override name = "ExitInFunction";
}
