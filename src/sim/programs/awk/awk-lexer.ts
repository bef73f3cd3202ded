import { unescapeText } from "../text/escapes.ts";
import { AwkSyntaxError } from "./awk-tree.ts";

export interface Token {
  readonly is:
    "number" | "string" | "regex" | "name" | "function-call" | "keyword" | "operator" | "newline" | "end";
  readonly text: string;
  readonly line: number;
}

const keywords = new Set(
  "BEGIN END function func if else while for do break continue next nextfile exit return delete in getline print printf".split(
    " ",
  ),
);

const operators =
  /^(?:\*\*=|\*\*|\+\+|--|\+=|-=|\*=|\/=|%=|\^=|==|<=|>=|!=|!~|&&|\|\||>>|[-+*/%^!<>|?:~$=,;(){}[\]])/;

/** Splits a program into tokens. A slash begins a regular expression where no value stands before it. */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let rest = source;
  const push = (is: Token["is"], text: string, length: number): void => {
    tokens.push({ is, text, line });
    rest = rest.slice(length);
  };
  while (rest !== "") {
    const blank = /^(?:[ \t\r]|\\\r?\n|#[^\n]*)+/.exec(rest);
    if (blank !== null) {
      line += blank[0].split("\n").length - 1;
      rest = rest.slice(blank[0].length);
    } else if (rest.startsWith("\n")) {
      push("newline", "\n", 1);
      line++;
    } else {
      next(rest, tokens, push);
    }
  }
  push("end", "", 0);
  return tokens;
}

type Push = (is: Token["is"], text: string, length: number) => void;

function next(rest: string, tokens: readonly Token[], push: Push): void {
  const number = /^(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/.exec(rest);
  const word = /^[A-Za-z_]\w*/.exec(rest)?.[0];
  if (rest.startsWith('"')) pushString(rest, push);
  else if (number !== null) push("number", number[0], number[0].length);
  else if (word !== undefined) push(kindOfWord(word, rest.charAt(word.length)), word, word.length);
  else if (rest.startsWith("/") && !isAfterValue(tokens.at(-1))) pushRegex(rest, push);
  else pushOperator(rest, push);
}

function kindOfWord(word: string, following: string): Token["is"] {
  if (keywords.has(word)) return "keyword";
  return following === "(" ? "function-call" : "name";
}

function pushString(rest: string, push: Push): void {
  const text = /^"((?:[^"\\\n]|\\[^])*)"/.exec(rest);
  if (text === null) throw new AwkSyntaxError("unterminated string");
  push("string", unescapeString(text[1] ?? ""), text[0].length);
}

function pushRegex(rest: string, push: Push): void {
  const regex = /^\/((?:[^/\\\n[]|\\[^]|\[\^?\]?[^\]\n]*\])*)\//.exec(rest);
  if (regex === null) throw new AwkSyntaxError("unterminated regular expression");
  push("regex", (regex[1] ?? "").replaceAll("\\/", "/"), regex[0].length);
}

function pushOperator(rest: string, push: Push): void {
  const operator = operators.exec(rest)?.[0];
  if (operator === undefined) throw new AwkSyntaxError(`syntax error near ${rest.charAt(0)}`);
  push("operator", operator, operator.length);
}

function unescapeString(text: string): string {
  return unescapeText(text.replaceAll("\\/", "/"), "printf").text;
}

function isAfterValue(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (["number", "string", "name", "regex"].includes(token.is)) return true;
  return token.is === "operator" && /^(?:[)\]$]|\+\+|--)$/.test(token.text);
}
