import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import type { DeferredText, TextSource } from "./deferred-text.ts";
import { freeze, isObject, type Json } from "./json.ts";
import type { readDocuments } from "./read-yaml.ts";
import { compareKeys, scalarStyle, writeLiteral, writeScalar, type ScalarPlace } from "./yaml-scalar.ts";

const reader: Module<{ readonly readDocuments: typeof readDocuments }> = defineModule(
  "wire/read-yaml",
  () => import("./read-yaml.ts"),
);

/** Stands in for the reader where it is not needed, so that reading takes the same steps either way. */
const nothing: Module<true> = { ...defineModule("nothing", async () => true as const), value: true };

const rememberedMax = 200;
const rememberedLengthMax = 64 * 1024;
const remembered = new Map<string, Json>();

/** Text that is no YAML. The message is go-yaml's: `yaml: line 3: did not find expected key`. */
export class YamlError extends Error {
  override name = "YamlError";
}

/**
 * A value as sigs.k8s.io/yaml writes it: keys in order, lists not indented, strings quoted only where they must be.
 * What it wrote last is remembered, so that `parseYaml` of it needs no parser.
 */
export function printYaml(value: unknown): string {
  const text = `${block(value, 0).replace(/^[\n ]/, "")}\n`;
  if (text.length <= rememberedLengthMax) remember(text, value as Json);
  return text;
}

/** As `printYaml`, but printed when somebody reads the text. `id` is another one for every other value. */
export function deferYaml(id: string, value: unknown): DeferredText {
  return { id, meaning: value, text: () => printYaml(value) };
}

function remember(text: string, value: Json): void {
  remembered.delete(text);
  remembered.set(text, freeze(plain(value)));
  const [oldest] = remembered.keys();
  if (remembered.size > rememberedMax && oldest !== undefined) remembered.delete(oldest);
}

/** A copy without undefined fields: what a parser would give back. */
function plain(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => plain(item));
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter(([, child]) => child !== undefined);
  return Object.fromEntries(fields.map(([key, child]) => [key, plain(child as Json)]));
}

/** The value behind a key or a dash, with the space or line break before it. */
function block(value: unknown, indent: number): string {
  if (Array.isArray(value)) return value.length === 0 ? " []" : list(value, indent);
  if (isObject(value)) return object(value, indent);
  return ` ${scalar(value, { column: 0, indent: 0 })}`;
}

function list(items: readonly unknown[], indent: number): string {
  return items.map((item) => `\n${" ".repeat(indent)}-${nested(item, indent)}`).join("");
}

/** An element of a list: its first key stands behind the dash. */
function nested(item: unknown, indent: number): string {
  if (isObject(item) || Array.isArray(item)) {
    const text = block(item, indent + 2);
    return text.startsWith("\n") ? ` ${text.slice(1 + indent + 2)}` : text;
  }
  return ` ${scalar(item, { column: indent + 2, indent: indent + 2 })}`;
}

function object(fields: Readonly<Record<string, unknown>>, indent: number): string {
  const keys = Object.keys(fields).filter((key) => fields[key] !== undefined);
  if (keys.length === 0) return " {}";
  return keys
    .toSorted((a, b) => compareKeys(a, b))
    .map((key) => `\n${" ".repeat(indent)}${field(key, fields[key], indent)}`)
    .join("");
}

function field(key: string, value: unknown, indent: number): string {
  const style = scalarStyle(key, true);
  const name = writeScalar(key, style === "literal" ? "double" : style, {
    column: indent,
    indent: undefined,
  });
  if (Array.isArray(value) || isObject(value)) {
    return `${name}:${block(value, Array.isArray(value) ? indent : indent + 2)}`;
  }
  return `${name}: ${scalar(value, { column: indent + name.length + 2, indent: indent + 2 })}`;
}

function scalar(value: unknown, place: ScalarPlace): string {
  if (typeof value !== "string") return JSON.stringify(value ?? null);
  const style = scalarStyle(value, false);
  return style === "literal" ? writeLiteral(value, place.indent ?? 2) : writeScalar(value, style, place);
}

/** Reads one document (the first one, if there are more); null if it is empty. Throws YamlError. */
export function* parseYaml(source: TextSource): Task<unknown> {
  if (typeof source !== "string") {
    yield* need(nothing);
    return source.meaning;
  }
  const [first = null] = yield* parseYamlDocuments(source);
  return first;
}

/** Reads all documents of a text. Throws YamlError. */
export function* parseYamlDocuments(text: string): Task<readonly unknown[]> {
  const known = remembered.get(text);
  if (known !== undefined) {
    yield* need(nothing);
    return [known];
  }
  const { readDocuments } = yield* need(reader);
  const result = readDocuments(text);
  if ("error" in result) throw new YamlError(result.error);
  return result.documents;
}
