import type { Task } from "../../kernel/task.ts";
import { unreachable } from "../../kernel/assert.ts";
import { Failure } from "../command.ts";
import { callBuiltin, isBuiltin } from "./awk-builtins.ts";
import type { AwkMachine, Cell } from "./awk-machine.ts";
import type { Expr, Place, Statement } from "./awk-tree.ts";
import { compareValues, Input, toBoolean, toNumber, toText, type Value } from "./awk-value.ts";

/** How a function's body is run: statements are above expressions. */
export type RunBody = (body: Statement) => Task<Value>;

/** Expressions of awk over a machine. */
export class AwkEvaluator {
  readonly #machine: AwkMachine;
  readonly #runBody: RunBody;
  readonly #nextMain: () => Task<string | undefined>;

  constructor(machine: AwkMachine, runBody: RunBody, nextMain: () => Task<string | undefined>) {
    this.#machine = machine;
    this.#runBody = runBody;
    this.#nextMain = nextMain;
  }

  *text(expr: Expr): Task<string> {
    return toText(yield* this.value(expr));
  }

  *truth(expr: Expr): Task<boolean> {
    return toBoolean(yield* this.value(expr));
  }

  *value(expr: Expr): Task<Value> {
    if (expr.is === "number" || expr.is === "string") return expr.value;
    if (expr.is === "group") return yield* this.value(expr.value);
    if (expr.is === "variable" || expr.is === "element" || expr.is === "field") return yield* this.read(expr);
    if (expr.is === "choice") return yield* this.value((yield* this.truth(expr.test)) ? expr.yes : expr.no);
    if (expr.is === "binary") return yield* this.#binary(expr.operator, expr.left, expr.right);
    if (expr.is === "unary") return yield* this.#unary(expr);
    return yield* this.#operation(expr);
  }

  *read(place: Place): Task<Value> {
    const machine = this.#machine;
    if (place.is === "variable") return machine.variable(place.name);
    if (place.is === "field") return machine.record.get(yield* this.#fieldIndex(place.index));
    return machine.element(machine.array(place.array), yield* this.key(place.keys));
  }

  *write(place: Place, value: Value): Task<void> {
    const machine = this.#machine;
    if (place.is === "variable") machine.assignVariable(place.name, value);
    else if (place.is === "field") machine.record.setField(yield* this.#fieldIndex(place.index), value);
    else machine.setElement(machine.array(place.array), yield* this.key(place.keys), value);
  }

  *key(keys: readonly Expr[]): Task<string> {
    return this.#machine.keyOf(yield* this.values(keys));
  }

  *values(list: readonly Expr[]): Task<Value[]> {
    const values: Value[] = [];
    for (const expr of list) values.push(yield* this.value(expr));
    return values;
  }

  /** A pattern: a literal expression, or the text of any other value. */
  *pattern(expr: Expr): Task<string> {
    return expr.is === "regex" ? expr.source : yield* this.text(expr);
  }

  *#fieldIndex(expr: Expr): Task<number> {
    const index = Math.trunc(toNumber(yield* this.value(expr)));
    if (index < 0 || index > 100_000) throw new Failure(`trying to access out of range field ${index}`, 2);
    return index;
  }

  *#unary({ operator, value }: Extract<Expr, { is: "unary" }>): Task<Value> {
    const result = yield* this.value(value);
    if (operator === "!") return toBoolean(result) ? 0 : 1;
    return operator === "-" ? -toNumber(result) : toNumber(result);
  }

  *#operation(
    expr: Extract<Expr, { is: "regex" | "call" | "match" | "in" | "assign" | "count" | "getline" }>,
  ): Task<Value> {
    switch (expr.is) {
      case "regex":
        return this.#machine.regex(expr.source).test(toText(this.#machine.record.get(0))) ? 1 : 0;
      case "call":
        return yield* this.#call(expr.name, expr.values);
      case "match":
        return yield* this.#match(expr);
      case "in":
        return this.#machine.array(expr.array).has(yield* this.key(expr.keys)) ? 1 : 0;
      case "assign":
        return yield* this.#assign(expr);
      case "count":
        return yield* this.#count(expr);
      case "getline":
        return yield* this.#getline(expr);
      default:
        return unreachable(expr);
    }
  }

  *#match({ value, pattern, isNegated }: Extract<Expr, { is: "match" }>): Task<Value> {
    const text = yield* this.text(value);
    return this.#machine.regex(yield* this.pattern(pattern)).test(text) === isNegated ? 0 : 1;
  }

  *#count({ place, by, isBefore }: Extract<Expr, { is: "count" }>): Task<Value> {
    const before = toNumber(yield* this.read(place));
    yield* this.write(place, before + by);
    return isBefore ? before + by : before;
  }

  *#assign({ place, operator, value }: Extract<Expr, { is: "assign" }>): Task<Value> {
    const right = yield* this.value(value);
    const result =
      operator === ""
        ? right
        : arithmetic(operator === "**" ? "^" : operator, toNumber(yield* this.read(place)), toNumber(right));
    yield* this.write(place, result);
    return result;
  }

  *#binary(operator: string, left: Expr, right: Expr): Task<Value> {
    if (operator === "&&") return (yield* this.truth(left)) && (yield* this.truth(right)) ? 1 : 0;
    if (operator === "||") return (yield* this.truth(left)) || (yield* this.truth(right)) ? 1 : 0;
    const a = yield* this.value(left);
    const b = yield* this.value(right);
    if (operator === " ") return toText(a) + toText(b);
    const compared = comparison(operator, a, b);
    return compared === undefined ? arithmetic(operator, toNumber(a), toNumber(b)) : compared ? 1 : 0;
  }

  *#getline({ from, source, place }: Extract<Expr, { is: "getline" }>): Task<Value> {
    const machine = this.#machine;
    const name = source === undefined ? "" : yield* this.text(source);
    const line = from === "main" ? yield* this.#nextMain() : yield* machine.streams.lineFrom(from, name);
    if (line === null) return -1;
    if (line === undefined) return 0;
    if (place === undefined) machine.record.set(line);
    else yield* this.write(place, new Input(line));
    return 1;
  }

  *#call(name: string, values: readonly Expr[]): Task<Value> {
    const machine = this.#machine;
    const called = machine.functions.get(name);
    if (called === undefined) {
      if (!isBuiltin(name)) throw new Failure(`function ${name} never defined`, 2);
      return yield* callBuiltin(this, machine, name, values);
    }
    if (values.length > called.parameters.length)
      throw new Failure(`too many arguments in call to ${name}`, 2);
    const frame = new Map<string, Cell>();
    const lent = new Map<string, string>();
    for (const [index, parameter] of called.parameters.entries()) {
      const expr = values[index];
      const isUnset = expr?.is === "variable" && expr.name !== "NF" && machine.cell(expr.name) === undefined;
      if (isUnset) lent.set(parameter, expr.name);
      frame.set(parameter, isUnset ? undefined : yield* this.#argument(expr));
    }
    const result = yield* machine.inFrame(frame, this.#runBody(called.body));
    this.#takeBack(frame, lent);
    return result;
  }

  /** Arrays are handed over themselves, everything else by value. */
  *#argument(expr: Expr | undefined): Task<Cell> {
    const cell = expr?.is === "variable" ? this.#machine.cell(expr.name) : undefined;
    if (cell instanceof Map) return cell;
    return expr === undefined ? undefined : yield* this.value(expr);
  }

  /** A name that was not set may have become an array inside: it is the caller's then. */
  #takeBack(frame: ReadonlyMap<string, Cell>, lent: ReadonlyMap<string, string>): void {
    for (const [parameter, lender] of lent) {
      const made = frame.get(parameter);
      if (!(made instanceof Map)) continue;
      const target = this.#machine.array(lender);
      for (const [key, value] of made) target.set(key, value);
    }
  }
}

function comparison(operator: string, a: Value, b: Value): boolean | undefined {
  switch (operator) {
    case "<":
      return compareValues(a, b) < 0;
    case "<=":
      return compareValues(a, b) <= 0;
    case ">":
      return compareValues(a, b) > 0;
    case ">=":
      return compareValues(a, b) >= 0;
    case "==":
      return compareValues(a, b) === 0;
    case "!=":
      return compareValues(a, b) !== 0;
    default:
      return undefined;
  }
}

function arithmetic(operator: string, a: number, b: number): number {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      if (b === 0) throw new Failure("division by zero", 2);
      return a / b;
    case "%":
      if (b === 0) throw new Failure("division by zero in %", 2);
      return a % b;
    default:
      return power(a, b);
  }
}

/** Whole exponents by squaring: engines differ in Math.pow. */
function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent)) {
    if (exponent === 0.5) return Math.sqrt(base);
    throw new Failure("powers with a fraction are not simulated", 2);
  }
  let result = 1;
  let square = base;
  for (let left = Math.min(Math.abs(exponent), 100_000); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / result : result;
}
