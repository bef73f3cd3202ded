/** A parsed arithmetic expression. */
export type Arithmetic =
  | { readonly is: "number"; readonly value: bigint }
  | { readonly is: "name"; readonly name: string; readonly subscript: string | undefined }
  | { readonly is: "unary"; readonly operator: string; readonly operand: Arithmetic }
  | { readonly is: "step"; readonly by: bigint; readonly isPrefix: boolean; readonly operand: Arithmetic }
  | {
      readonly is: "binary";
      readonly operator: string;
      readonly left: Arithmetic;
      readonly right: Arithmetic;
    }
  | {
      readonly is: "assign";
      readonly operator: string;
      readonly target: Arithmetic;
      readonly value: Arithmetic;
    }
  | { readonly is: "choice"; readonly test: Arithmetic; readonly yes: Arithmetic; readonly no: Arithmetic };

/** What is wrong and from where on: bash prints both. */
export class ArithmeticError extends Error {
  override name = "ArithmeticError";
}

const tokenShape =
  /\s*(?:(0[xX][0-9a-fA-F]+|\d+#[0-9a-zA-Z@_]+|\d[0-9a-zA-Z_]*)|([A-Za-z_][A-Za-z0-9_]*)|(<<=|>>=|\*\*|\+\+|--|<=|>=|==|!=|&&|\|\||<<|>>|[-+*/%&|^]=|[-+*/%<>=!~&|^?:,()[\]]))/y;

/** Binary operators by how tightly they bind, the loosest first. */
const levels: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["|"],
  ["^"],
  ["&"],
  ["==", "!="],
  ["<", ">", "<=", ">="],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%"],
  ["**"],
];
const assignments = new Set(["=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^="]);
const depthMax = 200;

interface Token {
  readonly kind: "number" | "name" | "operator";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Parses an expression; an empty one is 0. Throws ArithmeticError with bash's words. */
export function parseArithmetic(source: string): Arithmetic {
  return new Parser(source).whole();
}

class Parser {
  readonly #source: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
    const end = source.trimEnd().length;
    tokenShape.lastIndex = 0;
    while (tokenShape.lastIndex < end) {
      const from = tokenShape.lastIndex;
      const match = tokenShape.exec(source);
      if (match === null) throw this.#error("syntax error: invalid arithmetic operator", from);
      const [, number, name, operator] = match;
      const text = number ?? name ?? operator ?? "";
      const kind = number !== undefined ? "number" : name !== undefined ? "name" : "operator";
      this.#tokens.push({ kind, text, start: tokenShape.lastIndex - text.length, end: tokenShape.lastIndex });
    }
  }

  whole(): Arithmetic {
    if (this.#tokens.length === 0) return { is: "number", value: 0n };
    const expression = this.#comma();
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw this.#error("syntax error in expression", rest.start);
    return expression;
  }

  #comma(): Arithmetic {
    let left = this.#assignment();
    while (this.#takes(",")) left = { is: "binary", operator: ",", left, right: this.#assignment() };
    return left;
  }

  #assignment(): Arithmetic {
    if (++this.#depth > depthMax) throw this.#error("expression recursion level exceeded", 0);
    const start = this.#peek()?.start ?? 0;
    const target = this.#choice();
    const operator = this.#peek();
    let result = target;
    if (operator?.kind === "operator" && assignments.has(operator.text)) {
      if (target.is !== "name")
        throw this.#error("attempted assignment to non-variable", Math.max(start, operator.start));
      this.#at++;
      result = { is: "assign", operator: operator.text.slice(0, -1), target, value: this.#assignment() };
    }
    this.#depth--;
    return result;
  }

  #choice(): Arithmetic {
    const test = this.#binary(0);
    if (!this.#takes("?")) return test;
    const yes = this.#comma();
    if (!this.#takes(":")) throw this.#error("`:' expected for conditional expression", this.#rest());
    return { is: "choice", test, yes, no: this.#assignment() };
  }

  #binary(level: number): Arithmetic {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (
      let token = this.#peek();
      token !== undefined && operators.includes(token.text);
      token = this.#peek()
    ) {
      this.#at++;
      // Powers group to the right.
      const right = token.text === "**" ? this.#binary(level) : this.#binary(level + 1);
      left = { is: "binary", operator: token.text, left, right };
    }
    return left;
  }

  #unary(): Arithmetic {
    const token = this.#peek();
    if (token?.text === "++" || token?.text === "--") {
      this.#at++;
      const operand = this.#unary();
      if (operand.is === "name")
        return { is: "step", by: token.text === "++" ? 1n : -1n, isPrefix: true, operand };
      return operand;
    }
    if (token?.kind === "operator" && ["!", "~", "-", "+"].includes(token.text)) {
      this.#at++;
      return { is: "unary", operator: token.text, operand: this.#unary() };
    }
    return this.#postfix();
  }

  #postfix(): Arithmetic {
    const operand = this.#primary();
    const token = this.#peek();
    if (operand.is !== "name" || (token?.text !== "++" && token?.text !== "--")) return operand;
    this.#at++;
    return { is: "step", by: token.text === "++" ? 1n : -1n, isPrefix: false, operand };
  }

  #primary(): Arithmetic {
    const token = this.#peek();
    if (token === undefined) throw this.#error("syntax error: operand expected", this.#rest());
    this.#at++;
    if (token.kind === "number") return { is: "number", value: this.#number(token) };
    if (token.kind === "name") return { is: "name", name: token.text, subscript: this.#subscript() };
    if (token.text !== "(") throw this.#error("syntax error: operand expected", token.start);
    const inner = this.#comma();
    if (!this.#takes(")")) throw this.#error("missing `)'", this.#tokens[this.#at - 1]?.start ?? 0);
    return inner;
  }

  /** The raw text between brackets: a key of an associative array, or an expression. */
  #subscript(): string | undefined {
    if (!this.#takes("[")) return undefined;
    const start = this.#tokens[this.#at - 1]?.end ?? 0;
    for (let depth = 1; ; this.#at++) {
      const token = this.#peek();
      if (token === undefined) throw this.#error("bad array subscript", start);
      if (token.text === "[") depth++;
      if (token.text === "]") depth--;
      if (depth > 0) continue;
      this.#at++;
      return this.#source.slice(start, token.start);
    }
  }

  #number(token: Token): bigint {
    const { text } = token;
    if (/^0[xX]/.test(text)) return BigInt(text);
    const based = /^(\d+)#(.+)$/.exec(text);
    const base = based === null ? (text.startsWith("0") && text.length > 1 ? 8 : 10) : Number(based[1]);
    if (base < 2 || base > 64) throw this.#error("invalid arithmetic base", token.start);
    let value = 0n;
    for (const digit of based?.[2] ?? text) {
      const worth = digitValue(digit, base);
      if (worth < 0 || worth >= base) throw this.#error("value too great for base", token.start);
      value = value * BigInt(base) + BigInt(worth);
    }
    return BigInt.asIntN(64, value);
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #takes(text: string): boolean {
    if (this.#tokens[this.#at]?.text !== text) return false;
    this.#at++;
    return true;
  }

  /** Where the rest begins: bash shows the last token that it has seen. */
  #rest(): number {
    return this.#tokens[this.#at]?.start ?? this.#tokens.at(-1)?.start ?? 0;
  }

  #error(message: string, start: number): ArithmeticError {
    return new ArithmeticError(
      `${this.#source.trimStart()}: ${message} (error token is "${this.#source.slice(start).trimStart()}")`,
    );
  }
}

function digitValue(digit: string, base: number): number {
  const order = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_";
  return order.indexOf(base <= 36 ? digit.toLowerCase() : digit);
}
