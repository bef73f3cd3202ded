import type { Regex } from "../regex/regex.ts";
import { Input, toText, type Value } from "./awk-value.ts";

/** Fields beyond this are refused. */
export const fieldsMax = 100_000;

/** Splits by FS: a blank is any white space, one character is itself, longer ones are regular expressions. */
export function splitFields(
  text: string,
  separator: string,
  regexOf: (source: string) => Regex,
): readonly string[] {
  if (text === "") return [];
  if (separator === " ")
    return text.trim() === "" ? [] : text.replace(/^[ \t\n]+|[ \t\n]+$/g, "").split(/[ \t\n]+/);
  if (separator === "") return Array.from(text);
  if (separator.length === 1 && separator !== "\\") return text.split(separator === "\t" ? "\t" : separator);
  const regex = regexOf(separator);
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at <= text.length;) {
    const match = regex.exec(text, at);
    if (match === undefined) break;
    if (match.end === match.start) {
      at = match.end + 1;
      continue;
    }
    parts.push(text.slice(start, match.start));
    start = match.end;
    at = match.end;
  }
  parts.push(text.slice(start));
  return parts;
}

/** `$0` and its fields: each is made from the other when it is asked for. */
export class AwkRecord {
  #text = "";
  #fields: Value[] | undefined = [];
  #isTextStale = false;
  readonly #separator: () => string;
  readonly #outputSeparator: () => string;
  readonly #regexOf: (source: string) => Regex;

  constructor(parts: {
    separator: () => string;
    outputSeparator: () => string;
    regexOf: (source: string) => Regex;
  }) {
    this.#separator = parts.separator;
    this.#outputSeparator = parts.outputSeparator;
    this.#regexOf = parts.regexOf;
  }

  set(text: string): void {
    this.#text = text;
    this.#fields = undefined;
    this.#isTextStale = false;
  }

  get count(): number {
    return this.#split().length;
  }

  set count(count: number) {
    const fields = this.#split();
    while (fields.length < count) fields.push(new Input(""));
    fields.length = Math.max(0, count);
    this.#isTextStale = true;
  }

  get(index: number): Value {
    if (index === 0) return new Input(this.#whole());
    return this.#split()[index - 1] ?? new Input("");
  }

  setField(index: number, value: Value): void {
    if (index === 0) {
      this.set(toText(value));
      return;
    }
    const fields = this.#split();
    while (fields.length < index - 1) fields.push(new Input(""));
    fields[index - 1] = typeof value === "number" ? value : toText(value);
    this.#isTextStale = true;
  }

  #whole(): string {
    if (this.#isTextStale) {
      this.#text = this.#split()
        .map((field) => toText(field))
        .join(this.#outputSeparator());
      this.#isTextStale = false;
    }
    return this.#text;
  }

  #split(): Value[] {
    this.#fields ??= splitFields(this.#text, this.#separator(), this.#regexOf)
      .slice(0, fieldsMax)
      .map((field) => new Input(field));
    return this.#fields;
  }
}
