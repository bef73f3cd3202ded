import { isObject, type Json } from "../json.ts";
import { keyElement, valueElement, type PathElement } from "./path-element.ts";
import type { ListShape } from "./type-shape.ts";

/** What an element of a list goes by, or why it can go by nothing. */
export type Indexed = { readonly element: PathElement } | { readonly error: string };

/** The path element of one item of a set or of a list with keys. */
export function indexItem(shape: ListShape, item: Json): Indexed {
  return shape.listType === "map" ? indexByKeys(shape, item) : indexByValue(item);
}

function indexByKeys({ keys, keyDefaults }: ListShape, item: Json): Indexed {
  if (item === null) return { error: "associative list with keys may not have a null element" };
  if (!isObject(item)) return { error: "associative list with keys may not have non-map elements" };
  const values: [string, Json][] = [];
  for (const key of keys) {
    const given = item[key];
    const value = given === undefined ? keyDefaults[key] : given;
    if (value === undefined) {
      return {
        error: `associative list with keys has an element that omits key field ${JSON.stringify(key)} (and doesn't have default value)`,
      };
    }
    values.push([key, value]);
  }
  return { element: keyElement(values) };
}

function indexByValue(item: Json): Indexed {
  if (item === null) return { error: "associative list without keys has an element that's an explicit null" };
  if (Array.isArray(item)) return { error: "not supported: associative list with lists as elements" };
  if (isObject(item)) return { error: "associative list without keys has an element that's a map type" };
  return { element: valueElement(item) };
}

/** The items of a list by what they go by; several under one element are duplicates. Items without one are left out. */
export function itemsByElement(
  shape: ListShape,
  list: readonly Json[],
): ReadonlyMap<PathElement, readonly Json[]> {
  const result = new Map<PathElement, Json[]>();
  for (const item of list) {
    const indexed = indexItem(shape, item);
    if ("error" in indexed) continue;
    const known = result.get(indexed.element);
    if (known === undefined) result.set(indexed.element, [item]);
    else known.push(item);
  }
  return result;
}
