import { isObject, jsonEqual, type Json, type JsonObject } from "../json.ts";
import { SetBuilder, type FieldSet } from "./field-set.ts";
import { itemsByElement } from "./list-elements.ts";
import { fieldElement, type PathElement } from "./path-element.ts";
import {
  atomOf,
  shapeUnder,
  type Atom,
  type ListShape,
  type MapShape,
  type TypeShape,
} from "./type-shape.ts";

/** What differs between two values. No field is in more than one of the sets. */
export interface Comparison {
  readonly added: FieldSet;
  readonly modified: FieldSet;
  readonly removed: FieldSet;
}

/**
 * Compares two values of a type. Values that are the same object are not looked into.
 * @models sigs.k8s.io/structured-merge-diff/v4/typed compare.go
 */
export function compareTyped(left: Json, right: Json, shape: TypeShape): Comparison {
  const comparer = new Comparer();
  comparer.compare(left, right, shape, []);
  const { added, modified, removed } = comparer;
  return { added: added.build(), modified: modified.build(), removed: removed.build() };
}

type Path = readonly PathElement[];

class Comparer {
  readonly added: SetBuilder = new SetBuilder();
  readonly modified: SetBuilder = new SetBuilder();
  readonly removed: SetBuilder = new SetBuilder();

  compare(left: Json | undefined, right: Json | undefined, shape: TypeShape, path: Path): void {
    if (left === right) return;
    const isLeaf = this.#compareAtoms(left, right, { shape, path });
    if (isLeaf) return;
    if (left === undefined) this.added.insert(path);
    else if (right === undefined) this.removed.insert(path);
  }

  /** True if the value is owned as a whole. */
  #compareAtoms(
    left: Json | undefined,
    right: Json | undefined,
    { shape, path }: { readonly shape: TypeShape; readonly path: Path },
  ): boolean {
    const [before, after] = [atomOf(shape, left), atomOf(shape, right)];
    if (right === undefined) return this.#atom(left, right, before, path);
    if (left !== undefined && before !== after) this.#atom(left, right, before, path);
    return this.#atom(left, right, after, path);
  }

  #atom(left: Json | undefined, right: Json | undefined, atom: Atom, path: Path): boolean {
    if (atom.is === "map") return this.#maps(left, right, atom, path);
    if (atom.is === "list") return this.#lists(left, right, atom, path);
    return this.#leaf(left, right, path);
  }

  #leaf(left: Json | undefined, right: Json | undefined, path: Path): true {
    if (left === undefined) this.added.insert(path);
    else if (right === undefined) this.removed.insert(path);
    else if (!jsonEqual(left, right)) this.modified.insert(path);
    return true;
  }

  #maps(left: Json | undefined, right: Json | undefined, shape: MapShape, path: Path): boolean {
    const [before, after] = [mapOf(left), mapOf(right)];
    // Two that hold nothing are a leaf, so that empty and null stay apart.
    if (shape.isAtomic || (isEmpty(before) && isEmpty(after))) return this.#leaf(left, right, path);
    for (const key of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
      const of = shapeUnder(shape, key);
      if (of !== undefined) this.compare(before?.[key], after?.[key], of, [...path, fieldElement(key)]);
    }
    return false;
  }

  #lists(left: Json | undefined, right: Json | undefined, shape: ListShape, path: Path): boolean {
    const [before, after] = [listOf(left), listOf(right)];
    const holdsNothing = before.length === 0 && after.length === 0;
    if (shape.listType === "atomic" || holdsNothing) return this.#leaf(left, right, path);
    const old = itemsByElement(shape, before);
    const current = itemsByElement(shape, after);
    for (const element of new Set([...old.keys(), ...current.keys()])) {
      const items = { left: old.get(element) ?? [], right: current.get(element) ?? [] };
      this.#items(items, shape, [...path, element]);
    }
    return false;
  }

  /** Several items that go by the same element are compared as one value. */
  #items(
    { left, right }: { readonly left: readonly Json[]; readonly right: readonly Json[] },
    shape: ListShape,
    path: Path,
  ): void {
    if (left.length <= 1 && right.length <= 1) return this.compare(left[0], right[0], shape.of, path);
    if (left.length >= 2 && right.length >= 2) {
      if (!jsonEqual(left, right)) this.modified.insert(path);
      return;
    }
    if (left.length >= 2) {
      if (right.length > 0) this.compare(undefined, right[0], shape.of, path);
      this.removed.insert(path);
      return;
    }
    if (left.length > 0) this.compare(left[0], undefined, shape.of, path);
    this.added.insert(path);
  }
}

function mapOf(value: Json | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

function isEmpty(map: JsonObject | undefined): boolean {
  return map === undefined || Object.keys(map).length === 0;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
