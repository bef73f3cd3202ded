import { ExpressionParser } from "./awk-expressions.ts";
import { tokenize } from "./awk-lexer.ts";
import type { AwkFunction, AwkProgram, AwkRule, Expr, Redirect, Statement } from "./awk-tree.ts";

/** Reads a program. Throws AwkSyntaxError. */
export function parseAwk(source: string): AwkProgram {
  return new AwkParser(tokenize(source)).program();
}

class AwkParser extends ExpressionParser {
  program(): AwkProgram {
    const rules: AwkRule[] = [];
    const functions = new Map<string, AwkFunction>();
    for (this.#separators(); this.peek().is !== "end"; this.#separators()) {
      if (this.takes("function") || this.takes("func")) {
        const { text } = this.takeToken();
        functions.set(text, this.#function());
      } else {
        rules.push(this.#rule());
      }
    }
    return { rules, functions };
  }

  #separators(): void {
    while (this.peek().is === "newline" || this.isNext(";")) this.takeToken();
  }

  #function(): AwkFunction {
    const parameters: string[] = [];
    this.expect("(");
    while (!this.takes(")")) {
      this.skipNewlines();
      parameters.push(this.name());
      this.skipNewlines();
      if (!this.takes(",") && !this.isNext(")")) this.fail();
    }
    this.skipNewlines();
    return { parameters, body: this.#block() };
  }

  #rule(): AwkRule {
    if (this.takes("BEGIN"))
      return { on: "BEGIN", from: undefined, to: undefined, body: this.#requiredBlock() };
    if (this.takes("END")) return { on: "END", from: undefined, to: undefined, body: this.#requiredBlock() };
    if (this.isNext("{")) return { on: "line", from: undefined, to: undefined, body: this.#block() };
    const from = this.expression();
    let to: Expr | undefined;
    if (this.takes(",")) {
      this.skipNewlines();
      to = this.expression();
    }
    return { on: "line", from, to, body: this.isNext("{") ? this.#block() : undefined };
  }

  #requiredBlock(): Statement {
    this.skipNewlines();
    return this.#block();
  }

  #block(): Statement {
    this.expect("{");
    const parts: Statement[] = [];
    for (this.#separators(); !this.takes("}"); this.#separators()) parts.push(this.#statement());
    return { is: "block", parts };
  }

  #statement(): Statement {
    return this.nested(() => {
      if (this.isNext("{")) return this.#block();
      const { is, text } = this.peek();
      return is === "keyword" ? this.#keyword(text) : this.#simple();
    });
  }

  #keyword(word: string): Statement {
    switch (word) {
      case "if":
        return this.#if();
      case "while":
        this.takeToken();
        return { is: "while", test: this.#condition(), body: this.#body(), isDo: false };
      case "do":
        return this.#do();
      case "for":
        return this.#for();
      default:
        return this.#simple();
    }
  }

  #if(): Statement {
    this.takeToken();
    const test = this.#condition();
    const yes = this.#body();
    const before = this.mark();
    this.#separators();
    if (!this.takes("else")) {
      this.resetTo(before);
      return { is: "if", test, yes, no: undefined };
    }
    return { is: "if", test, yes, no: this.#body() };
  }

  #do(): Statement {
    this.takeToken();
    const body = this.#body();
    this.#separators();
    this.expect("while");
    const test = this.#condition();
    this.#endOfStatement();
    return { is: "while", test, body, isDo: true };
  }

  #for(): Statement {
    this.takeToken();
    this.expect("(");
    this.noIn = true;
    const start = this.isNext(";") ? undefined : this.#plain();
    this.noIn = false;
    if (this.takes("in")) {
      const array = this.name();
      this.expect(")");
      const name =
        start?.is === "expression" && start.value.is === "variable" ? start.value.name : this.fail();
      return { is: "for-in", name, array, body: this.#body() };
    }
    this.expect(";");
    this.skipNewlines();
    const test = this.isNext(";") ? undefined : this.expression();
    this.expect(";");
    this.skipNewlines();
    const step = this.isNext(")") ? undefined : this.#plain();
    this.expect(")");
    return { is: "for", start, test, step, body: this.#body() };
  }

  #condition(): Expr {
    this.expect("(");
    const test = this.inParentheses(() => this.expression());
    this.expect(")");
    return test;
  }

  /** One statement, a block, or nothing but a semicolon. */
  #body(): Statement {
    this.skipNewlines();
    if (this.takes(";")) return { is: "block", parts: [] };
    return this.#statement();
  }

  #simple(): Statement {
    const statement = this.#plain();
    this.#endOfStatement();
    return statement;
  }

  #endOfStatement(): void {
    if (this.takes(";") || this.isNext("}") || this.peek().is === "end") return;
    if (this.peek().is !== "newline") this.fail();
    this.takeToken();
  }

  #plain(): Statement {
    const { is, text } = this.peek();
    if (is !== "keyword" || text === "getline") return { is: "expression", value: this.expression() };
    this.takeToken();
    if (text === "print" || text === "printf") return this.#print(text);
    if (isJump(text)) return { is: text };
    if (text === "exit" || text === "return") {
      return { is: text, value: this.#isAtEnd() ? undefined : this.expression() };
    }
    if (text !== "delete") return this.fail();
    const array = this.name();
    return { is: "delete", array, keys: this.takes("[") ? this.list("]") : undefined };
  }

  #isAtEnd(): boolean {
    const { is } = this.peek();
    return is === "newline" || is === "end" || this.isNext(";") || this.isNext("}");
  }

  #isAtRedirect(): boolean {
    return this.isNext(">") || this.isNext(">>") || this.isNext("|");
  }

  #print(is: "print" | "printf"): Statement {
    this.noGreater = true;
    const values: Expr[] = [];
    if (!this.#isAtEnd() && !this.#isAtRedirect()) {
      do {
        this.skipNewlines();
        values.push(this.expression());
      } while (this.takes(","));
    }
    this.noGreater = false;
    const [only] = values;
    const list = values.length === 1 && only?.is === "call" && only.name === "(list)" ? only.values : values;
    return { is, values: list, to: this.#redirect() };
  }

  #redirect(): Redirect | undefined {
    const how = this.peek().text;
    if (!this.#isAtRedirect()) return undefined;
    this.takeToken();
    this.noGreater = true;
    const target = this.expression();
    this.noGreater = false;
    return { how: how as Redirect["how"], target };
  }
}

function isJump(text: string): text is "next" | "nextfile" | "break" | "continue" {
  return ["next", "nextfile", "break", "continue"].includes(text);
}
