import { isObject, type Json, type JsonObject } from "../json.ts";

/**
 * One step of a field's path, in the form that FieldsV1 has as keys: `f:replicas` (a field), `k:{"name":"web"}` (an
 * element of a list by its keys), `v:"kubernetes"` (an element of a set), `i:0` (an index).
 * @models sigs.k8s.io/structured-merge-diff/v4/fieldpath serialize-pe.go
 */
export type PathElement = string;

export function fieldElement(name: string): PathElement {
  return `f:${name}`;
}

export function valueElement(value: Json): PathElement {
  return `v:${goJson(value)}`;
}

/** The keys are sorted by name. */
export function keyElement(keys: readonly (readonly [name: string, value: Json])[]): PathElement {
  const sorted = keys.toSorted(([a], [b]) => compareText(a, b));
  return `k:{${sorted.map(([name, value]) => `${goJson(name)}:${goJson(value)}`).join(",")}}`;
}

/** How an index stands in messages; atomic lists have no elements in sets. */
export function indexElement(index: number): PathElement {
  return `i:${index}`;
}

export function isFieldElement(element: PathElement): boolean {
  return element.startsWith("f:");
}

/** JSON as Go writes it: three characters of HTML are escaped. */
function goJson(value: Json): string {
  return JSON.stringify(value).replaceAll(/[<>&]/g, (character) => escapes[character] ?? character);
}

const escapes: Readonly<Record<string, string>> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026" };

/** `.spec`, `[name="web"]`, `[="kubernetes"]`, `[0]`: how messages write a step. */
export function describeElement(element: PathElement): string {
  const content = element.slice(2);
  if (element.startsWith("f:")) return `.${content}`;
  if (element.startsWith("i:")) return `[${content}]`;
  if (element.startsWith("v:")) return `[=${shown(parsed(content))}]`;
  const keys = Object.entries(parsed(content) as JsonObject);
  return `[${keys.map(([name, value]) => `${name}=${shown(value)}`).join(",")}]`;
}

export function describePath(path: readonly PathElement[]): string {
  return path.map((element) => describeElement(element)).join("");
}

function shown(value: Json | undefined): string {
  return value === undefined || value === null ? "null" : JSON.stringify(value);
}

/** The order of the real server: fields, keys, values, indexes; each kind by its content. */
export function compareElements(a: PathElement, b: PathElement): number {
  if (a === b) return 0;
  const [kindA, kindB] = [a.charAt(0), b.charAt(0)];
  if (kindA !== kindB) return kinds.indexOf(kindA) - kinds.indexOf(kindB);
  if (kindA === "f") return compareText(a, b);
  const [left, right] = [parsed(a.slice(2)), parsed(b.slice(2))];
  return kindA === "k" ? compareKeys(left, right) : compareValues(left, right);
}

const kinds = "fkvi";

function compareKeys(a: Json, b: Json): number {
  const [left, right] = [fieldsOf(a), fieldsOf(b)];
  for (const [index, [name, value]] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compareText(name, other[0]) || compareValues(value, other[1]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function fieldsOf(value: Json): readonly (readonly [string, Json])[] {
  return isObject(value) ? (Object.entries(value) as [string, Json][]) : [];
}

function compareValues(a: Json, b: Json): number {
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return compareText(JSON.stringify(a), JSON.stringify(b));
}

function rank(value: Json): number {
  return ["number", "string", "boolean"].indexOf(typeof value);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function parsed(text: string): Json {
  return JSON.parse(text) as Json;
}

/** Whether a key of FieldsV1 is a path element that we know; others are dropped, as upstream. */
export function isPathElement(text: string): boolean {
  if (!/^[fvki]:/.test(text)) return false;
  if (text.startsWith("f:")) return true;
  try {
    const content = parsed(text.slice(2));
    return text.startsWith("k:") ? isObject(content) : typeof content !== "object";
  } catch {
    return false;
  }
}
