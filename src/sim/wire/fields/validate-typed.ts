import { isObject, type Json } from "../json.ts";
import { goValue } from "../patch/go-value.ts";
import { indexItem } from "./list-elements.ts";
import { describeElement, fieldElement, indexElement } from "./path-element.ts";
import {
  atomOf,
  shapeUnder,
  type ListShape,
  type MapShape,
  type ScalarShape,
  type TypeShape,
} from "./type-shape.ts";

const errorsMax = 100;
const depthMax = 200;

/**
 * What keeps a value from being of a type, as the real server says it: `.spec.foo: field not declared in schema`.
 * @models sigs.k8s.io/structured-merge-diff/v4/typed validate.go
 */
export function validateTyped(value: Json, shape: TypeShape): readonly string[] {
  const walker = new Validator();
  walker.visit(value, shape, "", 0);
  return walker.errors;
}

/** One error as it is; several one per line. */
export function describeErrors(errors: readonly string[]): string {
  return errors.length === 1
    ? (errors[0] ?? "")
    : ["errors:", ...errors.map((error) => `  ${error}`)].join("\n");
}

class Validator {
  readonly errors: string[] = [];

  visit(value: Json, shape: TypeShape, path: string, depth: number): void {
    if (value === null) return;
    if (depth > depthMax) return this.#add(path, "exceeded max depth");
    const atom = atomOf(shape, value);
    if (atom.is === "map") this.#map(value, atom, path, depth);
    else if (atom.is === "list") this.#list(value, atom, path, depth);
    else this.#scalar(value, atom, path);
  }

  #add(path: string, message: string): void {
    if (this.errors.length < errorsMax) this.errors.push(path === "" ? message : `${path}: ${message}`);
  }

  #map(value: Json, shape: MapShape, path: string, depth: number): void {
    if (!isObject(value)) return this.#add(path, `expected map, got &{${goValue(value)}}`);
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      const place = path + describeElement(fieldElement(key));
      const of = shapeUnder(shape, key);
      if (of === undefined) {
        this.#add(place, "field not declared in schema");
        return;
      }
      this.visit(item, of, place, depth + 1);
    }
  }

  #list(value: Json, shape: ListShape, path: string, depth: number): void {
    if (!Array.isArray(value)) return this.#add(path, `expected list, got &{${goValue(value)}}`);
    const seen = new Set<string>();
    for (const [index, item] of (value as readonly Json[]).entries()) {
      let element = indexElement(index);
      if (shape.listType !== "atomic") {
        const indexed = indexItem(shape, item);
        if ("error" in indexed) return this.#add(path, `element ${index}: ${indexed.error}`);
        element = indexed.element;
        if (seen.has(element)) this.#add(path, `duplicate entries for key ${describeElement(element)}`);
        seen.add(element);
      }
      this.visit(item, shape.of, path + describeElement(element), depth + 1);
    }
  }

  #scalar(value: Json, { type }: ScalarShape, path: string): void {
    if (type === "numeric" && typeof value !== "number") {
      this.#add(path, `expected numeric (int or float), got ${goType(value)}`);
    } else if (type === "string" && typeof value !== "string") {
      this.#add(path, `expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`);
    } else if (type === "boolean" && typeof value !== "boolean") {
      this.#add(path, `expected boolean, got &{${goValue(value)}}`);
    } else if (typeof value === "object") {
      this.#add(path, `expected any scalar, got &{${goValue(value)}}`);
    }
  }
}

/** `%#v` of a value. */
function goSyntax(value: Json): string {
  if (Array.isArray(value))
    return `[]interface {}{${value.map((item) => goSyntax(item as Json)).join(", ")}}`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `map[string]interface {}{${entries.map(([key, item]) => `${JSON.stringify(key)}:${goSyntax(item as Json)}`).join(", ")}}`;
}

/** `%T` of a value. */
function goType(value: Json): string {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  return Array.isArray(value) ? "[]interface {}" : "map[string]interface {}";
}
