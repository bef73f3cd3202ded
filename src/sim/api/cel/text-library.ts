import type { Environment } from "@marcbachmann/cel-js";
import { compiledPattern } from "../customresources/pattern.ts";
import { regexpError } from "../customresources/go-regexp.ts";
import { CelError } from "./cel-error.ts";

function expression(pattern: string): RegExp {
  const error = regexpError(pattern);
  const compiled = compiledPattern(pattern);
  if (error !== undefined || compiled === undefined) throw new CelError(error ?? "error parsing regexp");
  return new RegExp(compiled.source, `${compiled.flags}g`);
}

function findAll(text: string, pattern: string, limit = -1n): readonly string[] {
  const found: string[] = [];
  for (const match of text.matchAll(expression(pattern))) {
    if (limit >= 0n && BigInt(found.length) >= limit) break;
    found.push(match[0]);
  }
  return found;
}

function replace(text: string, from: string, to: string, limit = -1n): string {
  if (limit === 0n) return text;
  const parts = from === "" ? Array.from(text) : text.split(from);
  if (limit < 0n || BigInt(parts.length - 1) <= limit)
    return from === "" ? to + parts.join(to) + to : parts.join(to);
  const count = Number(limit);
  return parts.slice(0, count + 1).join(to) + from + parts.slice(count + 1).join(from);
}

function charAt(text: string, index: bigint): string {
  const all = Array.from(text);
  if (index < 0n || index > BigInt(all.length)) throw new CelError(`index out of range: ${index}`);
  return all[Number(index)] ?? "";
}

/** `%s`, `%d`, `%f`, `%e`, `%x`, `%o`, `%b` of cel-go's string extension. */
function format(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replaceAll(
    /%(?:%|(?:\.(\d+))?([sdfexXob]))/g,
    (whole, digits: string | undefined, verb: string | undefined) => {
      if (verb === undefined) return whole === "%%" ? "%" : whole;
      if (next >= values.length) throw new CelError(`index ${next} out of range`);
      return formatted(values[next++], verb, digits);
    },
  );
}

const bases: Readonly<Record<string, number>> = { x: 16, X: 16, o: 8, b: 2 };

function formatted(value: unknown, verb: string, digits: string | undefined): string {
  if (verb === "f") return Number(value).toFixed(Number(digits ?? 6));
  if (verb === "e") return Number(value).toExponential(Number(digits ?? 6));
  const base = bases[verb];
  if (base !== undefined && typeof value === "bigint") {
    const text = value.toString(base);
    return verb === "X" ? text.toUpperCase() : text;
  }
  return shown(value);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => shown(item)).join(", ")}]`;
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => `${shown(key)}:${shown(item)}`);
    return `{${entries.toSorted().join(", ")}}`;
  }
  return value === null ? "null" : (value as { toString(): string }).toString();
}

/** @models staging/src/k8s.io/apiserver/pkg/cel/library/regex.go, cel-go/ext/strings.go */
export function registerText(environment: Environment): void {
  environment
    .registerFunction(
      "string.find(string): string",
      (text: string, pattern: string) => findAll(text, pattern, 1n)[0] ?? "",
    )
    .registerFunction("string.findAll(string): list<string>", (text: string, pattern: string) =>
      findAll(text, pattern),
    )
    .registerFunction("string.findAll(string, int): list<string>", findAll)
    .registerFunction("string.replace(string, string): string", (text: string, from: string, to: string) =>
      replace(text, from, to),
    )
    .registerFunction("string.replace(string, string, int): string", replace)
    .registerFunction("string.charAt(int): string", charAt)
    .registerFunction("string.reverse(): string", (text: string) => Array.from(text).toReversed().join(""))
    .registerFunction("string.format(list<dyn>): string", format);
}
