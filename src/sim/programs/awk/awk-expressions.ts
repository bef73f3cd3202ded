import { AwkSyntaxError, type Expr, type Place } from "./awk-tree.ts";
import type { Token } from "./awk-lexer.ts";

/** Deepest nesting of expressions and statements. */
const depthMax = 200;

const comparisons = new Set(["<", "<=", "==", "!=", ">", ">="]);
const assignments = new Set(["=", "+=", "-=", "*=", "/=", "%=", "^=", "**="]);

/** Reads expressions by precedence, lowest first. The statements' parser extends it. */
export class ExpressionParser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  /** Within print's list `>` redirects, and within for's head `in` belongs to the loop. */
  protected noGreater = false;
  protected noIn = false;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  expression(): Expr {
    return this.nested(() => this.#ternary());
  }

  protected nested<T>(read: () => T): T {
    if (++this.#depth > depthMax) throw new AwkSyntaxError("the program is nested too deeply");
    const result = read();
    this.#depth--;
    return result;
  }

  protected peek(): Token {
    return this.#tokens[this.#at] ?? { is: "end", text: "", line: 0 };
  }

  protected takeToken(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  protected mark(): number {
    return this.#at;
  }

  protected resetTo(mark: number): void {
    this.#at = mark;
  }

  protected isNext(text: string): boolean {
    const token = this.peek();
    return (
      token.text === text && (token.is === "operator" || token.is === "keyword" || token.is === "newline")
    );
  }

  protected takes(text: string): boolean {
    if (!this.isNext(text)) return false;
    this.#at++;
    return true;
  }

  protected expect(text: string): void {
    if (!this.takes(text)) this.fail();
  }

  protected fail(): never {
    const { is, text, line } = this.peek();
    throw new AwkSyntaxError(
      `line ${line}: syntax error at or near ${is === "end" ? "end of file" : text === "\n" ? "end of line" : text}`,
    );
  }

  protected skipNewlines(): void {
    while (this.peek().is === "newline") this.#at++;
  }

  protected list(end: string): readonly Expr[] {
    const values: Expr[] = [];
    this.skipNewlines();
    if (this.takes(end)) return values;
    do {
      this.skipNewlines();
      values.push(this.expression());
      this.skipNewlines();
    } while (this.takes(","));
    this.expect(end);
    return values;
  }

  protected inParentheses<T>(read: () => T): T {
    const [greater, inside] = [this.noGreater, this.noIn];
    [this.noGreater, this.noIn] = [false, false];
    const result = read();
    [this.noGreater, this.noIn] = [greater, inside];
    return result;
  }

  #ternary(): Expr {
    const test = this.#or();
    if (this.takes("?")) {
      this.skipNewlines();
      const yes = this.expression();
      this.skipNewlines();
      this.expect(":");
      this.skipNewlines();
      return { is: "choice", test, yes, no: this.expression() };
    }
    const operator = this.peek();
    if (operator.is !== "operator" || !assignments.has(operator.text) || !isPlace(test)) return test;
    this.#at++;
    this.skipNewlines();
    return { is: "assign", place: test, operator: operator.text.slice(0, -1), value: this.expression() };
  }

  #or(): Expr {
    let left = this.#and();
    while (this.takes("||")) {
      this.skipNewlines();
      left = { is: "binary", operator: "||", left, right: this.#and() };
    }
    return left;
  }

  #and(): Expr {
    let left = this.#in();
    while (this.takes("&&")) {
      this.skipNewlines();
      left = { is: "binary", operator: "&&", left, right: this.#in() };
    }
    return left;
  }

  #in(): Expr {
    let left = this.#match();
    while (!this.noIn && this.takes("in")) left = { is: "in", keys: [left], array: this.name() };
    return left;
  }

  #match(): Expr {
    let left = this.#comparison();
    for (;;) {
      const isNegated = this.isNext("!~");
      if (!isNegated && !this.isNext("~")) return left;
      this.#at++;
      left = { is: "match", isNegated, value: left, pattern: this.#comparison() };
    }
  }

  #comparison(): Expr {
    const left = this.#concatenation();
    const { is, text } = this.peek();
    if (is !== "operator" || !comparisons.has(text) || (text === ">" && this.noGreater)) return left;
    this.#at++;
    return { is: "binary", operator: text, left, right: this.#concatenation() };
  }

  #concatenation(): Expr {
    let left = this.#sum();
    while (this.#beginsValue()) left = { is: "binary", operator: " ", left, right: this.#sum() };
    return this.#pipedGetline(left);
  }

  /** What can follow a value to be joined to it; `+` and `-` cannot, they are sums. */
  #beginsValue(): boolean {
    const { is, text } = this.peek();
    if (is === "number" || is === "string" || is === "name" || is === "function-call" || is === "regex")
      return true;
    return is === "operator" && ["$", "!", "(", "++", "--"].includes(text);
  }

  #pipedGetline(start: Expr): Expr {
    let value = start;
    while (this.isNext("|") && this.#tokens[this.#at + 1]?.text === "getline") {
      this.#at += 2;
      value = { is: "getline", from: "command", source: value, place: this.#optionalPlace() };
    }
    return value;
  }

  #sum(): Expr {
    let left = this.#product();
    for (let token = this.peek(); this.isNext("+") || this.isNext("-"); token = this.peek()) {
      this.#at++;
      left = { is: "binary", operator: token.text, left, right: this.#product() };
    }
    return left;
  }

  #product(): Expr {
    let left = this.#unary();
    for (
      let token = this.peek();
      this.isNext("*") || this.isNext("/") || this.isNext("%");
      token = this.peek()
    ) {
      this.#at++;
      left = { is: "binary", operator: token.text, left, right: this.#unary() };
    }
    return left;
  }

  #unary(): Expr {
    const { text } = this.peek();
    if (!this.isNext("!") && !this.isNext("-") && !this.isNext("+")) return this.#power();
    this.#at++;
    return this.nested(() => ({ is: "unary", operator: text as "!" | "-" | "+", value: this.#unary() }));
  }

  #power(): Expr {
    const base = this.#counted();
    if (!this.takes("^") && !this.takes("**")) return base;
    return this.nested(() => ({ is: "binary", operator: "^", left: base, right: this.#unary() }));
  }

  #counted(): Expr {
    for (const [text, by] of [
      ["++", 1],
      ["--", -1],
    ] as const) {
      if (!this.takes(text)) continue;
      const place = this.#primary();
      return isPlace(place) ? { is: "count", place, by, isBefore: true } : this.fail();
    }
    const value = this.#primary();
    if (!isPlace(value)) return value;
    if (this.takes("++")) return { is: "count", place: value, by: 1, isBefore: false };
    return this.takes("--") ? { is: "count", place: value, by: -1, isBefore: false } : value;
  }

  #primary(): Expr {
    const { is, text } = this.peek();
    if (is === "name") return this.#variable();
    if (is === "function-call") {
      this.#at += 2;
      return { is: "call", name: text, values: this.inParentheses(() => this.list(")")) };
    }
    if (is !== "number" && is !== "string" && is !== "regex") return this.#punctuated();
    this.#at++;
    if (is === "number") return { is, value: Number(text) };
    return is === "string" ? { is, value: text } : { is, source: text };
  }

  #punctuated(): Expr {
    if (this.takes("$")) return this.nested(() => ({ is: "field", index: this.#fieldIndex() }));
    if (this.takes("(")) return this.inParentheses(() => this.#grouping());
    if (this.takes("getline")) return this.#getline();
    return this.fail();
  }

  #fieldIndex(): Expr {
    if (this.isNext("-") || this.isNext("+") || this.isNext("!")) return this.#unary();
    if (this.isNext("++") || this.isNext("--")) return this.#counted();
    return this.#primary();
  }

  #grouping(): Expr {
    const values = this.nested(() => this.list(")"));
    const [first] = values;
    if (first === undefined) return this.fail();
    if (this.takes("in")) return { is: "in", keys: values, array: this.name() };
    // print (a, b): the statement's parser takes it apart again.
    return values.length === 1 ? { is: "group", value: first } : { is: "call", name: "(list)", values };
  }

  #getline(): Expr {
    const place = this.#optionalPlace();
    if (!this.takes("<")) return { is: "getline", from: "main", source: undefined, place };
    return { is: "getline", from: "file", source: this.#primary(), place };
  }

  #optionalPlace(): Place | undefined {
    if (this.takes("$")) return { is: "field", index: this.#fieldIndex() };
    return this.peek().is === "name" ? this.#variable() : undefined;
  }

  #variable(): Place {
    const name = this.name();
    if (!this.takes("[")) return { is: "variable", name };
    return { is: "element", array: name, keys: this.inParentheses(() => this.list("]")) };
  }

  protected name(): string {
    const token = this.takeToken();
    if (token.is !== "name") {
      this.#at--;
      this.fail();
    }
    return token.text;
  }
}

function isPlace(value: Expr): value is Place {
  return value.is === "variable" || value.is === "element" || value.is === "field";
}
