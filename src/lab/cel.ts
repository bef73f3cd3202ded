import { Environment, type ASTNode, type Context } from "@marcbachmann/cel-js";
import { parseRfc3339, second } from "../sim/kernel/time.ts";

/** What an expression gave: a value, or why there is none. */
export type CelResult = { readonly value: unknown } | { readonly error: string };

/** The comparison that did not hold, as its author wrote it and as it came out. */
export interface Comparison {
  readonly operator: string;
  readonly left: CelResult;
  readonly right: CelResult;
}

/** Limits for what authors write; learners write no expressions. */
const limits = {
  maxAstNodes: 2000,
  maxDepth: 60,
  maxListElements: 200,
  maxMapEntries: 200,
  maxCallArguments: 16,
};

const comparisons = new Set(["==", "!=", "<", "<=", ">", ">=", "in"]);
const identifier = /[A-Za-z_]\w*/g;

/** An expression of a lab, compiled. */
export class CelExpression {
  readonly text: string;
  /** Every word in it: bindings that it does not name need not be made. */
  readonly names: ReadonlySet<string>;
  readonly #evaluate: (context: Context) => unknown;
  readonly #ast: ASTNode;

  /** Throws an Error with the place of what is wrong. */
  constructor(text: string) {
    if (/\bhas\([^()]*\[/.test(text)) {
      throw new Error(`has() takes no index in \`${text}\`: write .all(c, has(c.x)) or [?0].?x.hasValue()`);
    }
    const parsed = environment.parse(text);
    this.text = text;
    this.names = new Set(text.match(identifier));
    this.#evaluate = parsed as (context: Context) => unknown;
    this.#ast = parsed.ast;
  }

  /** `bindings` are JSON values. Integers among them are CEL's int, other numbers are double. */
  evaluate(bindings: Readonly<Record<string, unknown>>): CelResult {
    try {
      return { value: plain(this.#evaluate(celValues(bindings))) };
    } catch (error) {
      return { error: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
    }
  }

  /** In a conjunction: of the first part that does not hold. Undefined if that is no comparison. */
  comparison(bindings: Readonly<Record<string, unknown>>): Comparison | undefined {
    let node = this.#ast;
    while (node.op === "&&") {
      const [left, right] = node.args as unknown as readonly [ASTNode, ASTNode];
      const holds = part(left).evaluate(bindings);
      node = "value" in holds && holds.value === true ? right : left;
    }
    if (!comparisons.has(node.op)) return undefined;
    const [left, right] = node.args as unknown as readonly [ASTNode, ASTNode];
    return { operator: node.op, left: part(left).evaluate(bindings), right: part(right).evaluate(bindings) };
  }
}

function part({ input, start, end }: ASTNode): CelExpression {
  return new CelExpression(input.slice(start, end));
}

/** RFC 3339 times are how Kubernetes tells time, so this is all that labs need; 0 if it is none. */
function secondsBetween(earlier: string, later: string): bigint {
  const [from, to] = [parseRfc3339(earlier), parseRfc3339(later)];
  return from === undefined || to === undefined ? 0n : BigInt(Math.floor((to - from) / second));
}

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
  limits,
}).registerFunction("secondsBetween(string, string): int", secondsBetween);

/** Kubernetes' integers are integers: with JavaScript's numbers `spec.replicas + 1` would have no overload. */
function celValues(value: Readonly<Record<string, unknown>>): Context {
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, celValue(child)]));
}

const converted = new WeakMap<object, unknown>();

function celValue(value: unknown): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value !== "object" || value === null) return value;
  const known = converted.get(value);
  if (known !== undefined) return known;
  const result = Array.isArray(value)
    ? value.map(celValue)
    : celValues(value as Readonly<Record<string, unknown>>);
  if (Object.isFrozen(value)) converted.set(value, result);
  return result;
}

/** Back to what JSON can hold. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
}
