/** An awk program as a tree. */
export interface AwkProgram {
  readonly rules: readonly AwkRule[];
  readonly functions: ReadonlyMap<string, AwkFunction>;
}

export interface AwkFunction {
  readonly parameters: readonly string[];
  readonly body: Statement;
}

export interface AwkRule {
  readonly on: "BEGIN" | "END" | "line";
  readonly from: Expr | undefined;
  /** With `from`: the end of a range. */
  readonly to: Expr | undefined;
  /** Undefined: print the line. */
  readonly body: Statement | undefined;
}

export type Statement =
  | { readonly is: "block"; readonly parts: readonly Statement[] }
  | { readonly is: "expression"; readonly value: Expr }
  | { readonly is: "print" | "printf"; readonly values: readonly Expr[]; readonly to: Redirect | undefined }
  | { readonly is: "if"; readonly test: Expr; readonly yes: Statement; readonly no: Statement | undefined }
  | { readonly is: "while"; readonly test: Expr; readonly body: Statement; readonly isDo: boolean }
  | {
      readonly is: "for";
      readonly start: Statement | undefined;
      readonly test: Expr | undefined;
      readonly step: Statement | undefined;
      readonly body: Statement;
    }
  | { readonly is: "for-in"; readonly name: string; readonly array: string; readonly body: Statement }
  | { readonly is: "delete"; readonly array: string; readonly keys: readonly Expr[] | undefined }
  | { readonly is: "next" | "break" | "continue" | "nextfile" }
  | { readonly is: "exit" | "return"; readonly value: Expr | undefined };

export interface Redirect {
  readonly how: ">" | ">>" | "|";
  readonly target: Expr;
}

export type Place =
  | { readonly is: "variable"; readonly name: string }
  | { readonly is: "element"; readonly array: string; readonly keys: readonly Expr[] }
  | { readonly is: "field"; readonly index: Expr };

export type Expr =
  | Place
  | { readonly is: "number"; readonly value: number }
  | { readonly is: "string"; readonly value: string }
  | { readonly is: "regex"; readonly source: string }
  | { readonly is: "unary"; readonly operator: "!" | "-" | "+"; readonly value: Expr }
  | { readonly is: "binary"; readonly operator: string; readonly left: Expr; readonly right: Expr }
  | { readonly is: "match"; readonly isNegated: boolean; readonly value: Expr; readonly pattern: Expr }
  | { readonly is: "in"; readonly keys: readonly Expr[]; readonly array: string }
  | { readonly is: "choice"; readonly test: Expr; readonly yes: Expr; readonly no: Expr }
  | { readonly is: "assign"; readonly place: Place; readonly operator: string; readonly value: Expr }
  | { readonly is: "count"; readonly place: Place; readonly by: 1 | -1; readonly isBefore: boolean }
  | { readonly is: "call"; readonly name: string; readonly values: readonly Expr[] }
  | {
      readonly is: "getline";
      readonly from: "main" | "file" | "command";
      readonly source: Expr | undefined;
      readonly place: Place | undefined;
    }
  | { readonly is: "group"; readonly value: Expr };

/** A program that cannot be read. */
export class AwkSyntaxError extends Error {
  override name = "AwkSyntaxError";
}
