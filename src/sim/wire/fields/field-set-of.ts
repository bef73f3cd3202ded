import { isObject, type Json } from "../json.ts";
import { SetBuilder, type FieldSet } from "./field-set.ts";
import { itemsByElement } from "./list-elements.ts";
import { fieldElement, type PathElement } from "./path-element.ts";
import { atomOf, type ListShape, type MapShape, type TypeShape } from "./type-shape.ts";

/**
 * Every leaf and every list element that a value mentions.
 * @models sigs.k8s.io/structured-merge-diff/v4/typed tofieldset.go
 */
export function fieldSetOf(value: Json, shape: TypeShape): FieldSet {
  const walker = new Walker();
  walker.visit(value, shape, []);
  return walker.set.build();
}

class Walker {
  readonly set: SetBuilder = new SetBuilder();

  visit(value: Json, shape: TypeShape, path: readonly PathElement[]): void {
    const atom = atomOf(shape, value);
    if (atom.is === "map") this.#map(value, atom, path);
    else if (atom.is === "list") this.#list(value, atom, path);
    else this.set.insert(path);
  }

  #map(value: Json, shape: MapShape, path: readonly PathElement[]): void {
    if (shape.isAtomic) return this.set.insert(path);
    if (!isObject(value)) return;
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      const declared = shape.field(key);
      const below = [...path, fieldElement(key)];
      const of = declared ?? shape.of;
      if (of !== undefined) this.visit(item, of, below);
      const isEmpty = item === null || (isObject(item) && Object.keys(item).length === 0);
      if (isEmpty || declared === undefined) this.set.insert(below);
    }
  }

  #list(value: Json, shape: ListShape, path: readonly PathElement[]): void {
    if (shape.listType === "atomic") return this.set.insert(path);
    if (!Array.isArray(value)) return;
    for (const [element, items] of itemsByElement(shape, value as readonly Json[])) {
      const below = [...path, element];
      const [item] = items;
      if (items.length === 1 && item !== undefined) this.visit(item, shape.of, below);
      this.set.insert(below);
    }
  }
}
