import { isObject, type Json } from "../json.ts";
import { isEmptySet, type FieldSet } from "./field-set.ts";
import { indexItem } from "./list-elements.ts";
import { fieldElement, isFieldElement, type PathElement } from "./path-element.ts";
import { atomOf, shapeUnder, type ListShape, type MapShape, type TypeShape } from "./type-shape.ts";

/**
 * A value without the fields and items of a set. A map or list that loses everything becomes null; atomic ones are
 * removed if anything in them is.
 * @models sigs.k8s.io/structured-merge-diff/v4/typed remove.go
 */
export function removeItems(value: Json, removed: FieldSet, shape: TypeShape): Json {
  const atom = atomOf(shape, value);
  if (atom.is === "map") return removeFields(value, removed, atom);
  return atom.is === "list" ? removeElements(value, removed, atom) : value;
}

function removeFields(value: Json, removed: FieldSet, shape: MapShape): Json {
  if (!isObject(value) || shape.isAtomic) return null;
  const kept: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    const element = fieldElement(key);
    if (item === undefined || removed.members.has(element)) continue;
    const below = removed.children.get(element);
    const of = shapeUnder(shape, key);
    kept[key] = below === undefined || of === undefined ? item : removeItems(item, below, of);
  }
  return Object.keys(kept).length === 0 ? null : kept;
}

function removeElements(value: Json, removed: FieldSet, shape: ListShape): Json {
  if (!Array.isArray(value) || shape.listType === "atomic") return null;
  const kept: Json[] = [];
  for (const item of value as readonly Json[]) {
    const indexed = indexItem(shape, item);
    const element = "element" in indexed ? indexed.element : "";
    if (removed.members.has(element)) continue;
    const below = removed.children.get(element);
    kept.push(below === undefined ? item : removeItems(item, below, shape.of));
  }
  return kept.length === 0 ? null : kept;
}

/**
 * The set with all declared fields that have members below as members, too: they are not listed as such, because a
 * struct is nobody's.
 * @models sigs.k8s.io/structured-merge-diff/v4/fieldpath EnsureNamedFieldsAreMembers
 */
export function withNamedFields(set: FieldSet, shape: TypeShape | undefined): FieldSet {
  const members = new Set(set.members);
  const children = new Map<PathElement, FieldSet>();
  for (const [element, child] of set.children) {
    if (shape?.is === "map" && isFieldElement(element) && shape.field(element.slice(2)) !== undefined) {
      members.add(element);
    }
    const below = withNamedFields(child, shapeBelow(shape, element));
    if (!isEmptySet(below)) children.set(element, below);
  }
  return { members, children };
}

function shapeBelow(shape: TypeShape | undefined, element: PathElement): TypeShape | undefined {
  if (shape === undefined || shape.is === "any") return shape;
  if (shape.is === "map" && isFieldElement(element)) return shapeUnder(shape, element.slice(2));
  return shape.is === "list" && element.startsWith("k:") ? shape.of : undefined;
}
