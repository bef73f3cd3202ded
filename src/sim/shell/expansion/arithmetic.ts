import { unreachable } from "../../kernel/assert.ts";
import type { Variables } from "../variables.ts";
import { ArithmeticError, parseArithmetic, type Arithmetic } from "./arithmetic-parser.ts";

const recursionMax = 100;
const cacheMax = 500;
const cache = new Map<string, Arithmetic>();

/**
 * Evaluates an expression whose parameters are already expanded, with 64-bit integers. Assignments take effect.
 * Throws ArithmeticError, or ShellError for a read-only variable.
 */
export function evaluateArithmetic(source: string, variables: Variables, depth = 0): bigint {
  if (depth > recursionMax)
    throw new ArithmeticError(`${source}: expression recursion level exceeded (error token is "${source}")`);
  return new Evaluator(source, variables, depth).value(parsed(source));
}

/** Parsing is pure, so all shells may share what it gave. */
function parsed(source: string): Arithmetic {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const expression = parseArithmetic(source);
  if (cache.size >= cacheMax) cache.clear();
  cache.set(source, expression);
  return expression;
}

class Evaluator {
  readonly #source: string;
  readonly #variables: Variables;
  readonly #depth: number;

  constructor(source: string, variables: Variables, depth: number) {
    this.#source = source;
    this.#variables = variables;
    this.#depth = depth;
  }

  value(node: Arithmetic): bigint {
    switch (node.is) {
      case "number":
        return node.value;
      case "name":
        return this.#read(node.name, node.subscript);
      case "unary":
        return unary(node.operator, this.value(node.operand));
      case "binary":
        return this.#binary(node);
      case "choice":
        return this.value(node.test) !== 0n ? this.value(node.yes) : this.value(node.no);
      case "step": {
        const old = this.value(node.operand);
        const next = this.#write(node.operand, old + node.by);
        return node.isPrefix ? next : old;
      }
      case "assign": {
        const { operator, target } = node;
        if (operator === "") return this.#write(target, this.value(node.value));
        const old = this.value(target);
        return this.#write(target, this.#calculated(operator, old, this.value(node.value)));
      }
    }
    return unreachable(node);
  }

  #binary(node: Arithmetic & { is: "binary" }): bigint {
    const left = this.value(node.left);
    if (node.operator === "&&") return left !== 0n && this.value(node.right) !== 0n ? 1n : 0n;
    if (node.operator === "||") return left !== 0n || this.value(node.right) !== 0n ? 1n : 0n;
    return this.#calculated(node.operator, left, this.value(node.right));
  }

  #calculated(operator: string, left: bigint, right: bigint): bigint {
    if ((operator === "/" || operator === "%") && right === 0n) throw this.#divisionByZero(operator);
    if (operator === "**") return this.#power(left, right);
    return BigInt.asIntN(64, calculate(operator, left, right));
  }

  #divisionByZero(operator: string): ArithmeticError {
    const token = this.#source.slice(this.#source.lastIndexOf(operator) + 1).trimStart();
    return new ArithmeticError(`${this.#source.trimStart()}: division by 0 (error token is "${token}")`);
  }

  #power(base: bigint, exponent: bigint): bigint {
    if (exponent < 0n)
      throw new ArithmeticError(`${this.#source}: exponent less than 0 (error token is "${exponent * -1n}")`);
    let result = 1n;
    let square = base;
    for (let rest = exponent; rest > 0n; rest >>= 1n) {
      if ((rest & 1n) === 1n) result = BigInt.asIntN(64, result * square);
      square = BigInt.asIntN(64, square * square);
    }
    return result;
  }

  #read(name: string, subscript: string | undefined): bigint {
    const text =
      subscript === undefined
        ? this.#variables.get(name)
        : this.#variables.element(name, this.#subscript(name, subscript));
    if (text === undefined || text.trim() === "") return 0n;
    if (/^\s*(?:0|-?[1-9]\d{0,17})\s*$/.test(text)) return BigInt(text.trim());
    return evaluateArithmetic(text, this.#variables, this.#depth + 1);
  }

  #write(target: Arithmetic, value: bigint): bigint {
    const wrapped = BigInt.asIntN(64, value);
    if (target.is !== "name") return wrapped;
    const { name, subscript } = target;
    if (subscript === undefined) this.#variables.set(name, String(wrapped));
    else this.#variables.setElement(name, this.#subscript(name, subscript), String(wrapped));
    return wrapped;
  }

  #subscript(name: string, subscript: string): number | string {
    const variable = this.#variables.find(this.#variables.resolve(name));
    if (variable?.entries !== undefined) return subscript;
    return Number(evaluateArithmetic(subscript, this.#variables, this.#depth + 1));
  }
}

function unary(operator: string, operand: bigint): bigint {
  switch (operator) {
    case "!":
      return operand === 0n ? 1n : 0n;
    case "~":
      return ~operand;
    case "-":
      return BigInt.asIntN(64, -operand);
    default:
      return operand;
  }
}

const calculations: Readonly<Record<string, (left: bigint, right: bigint) => bigint>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
  "<<": (left, right) => left << (right & 63n),
  ">>": (left, right) => left >> (right & 63n),
  "&": (left, right) => left & right,
  "|": (left, right) => left | right,
  "^": (left, right) => left ^ right,
  "==": (left, right) => (left === right ? 1n : 0n),
  "!=": (left, right) => (left === right ? 0n : 1n),
  "<": (left, right) => (left < right ? 1n : 0n),
  ">": (left, right) => (left > right ? 1n : 0n),
  "<=": (left, right) => (left <= right ? 1n : 0n),
  ">=": (left, right) => (left >= right ? 1n : 0n),
  ",": (_, right) => right,
};

function calculate(operator: string, left: bigint, right: bigint): bigint {
  return calculations[operator]?.(left, right) ?? 0n;
}
