import { isObject, type Json } from "../json.ts";
import { itemsByElement } from "./list-elements.ts";
import { mergeOrder } from "./merge-order.ts";
import type { PathElement } from "./path-element.ts";
import {
  atomOf,
  shapeUnder,
  type Atom,
  type ListShape,
  type MapShape,
  type TypeShape,
} from "./type-shape.ts";

/**
 * A live value with an applied configuration laid over it: leaves are the configuration's, everything else stays.
 * Nothing is removed. What does not change is shared with `live`.
 * @models sigs.k8s.io/structured-merge-diff/v4/typed merge.go
 */
export function mergeTyped(
  live: Json | undefined,
  config: Json | undefined,
  shape: TypeShape,
): Json | undefined {
  if (config === undefined || live === config) return live;
  const atom = atomOf(shape, config);
  if (live === undefined) return cleaned(config, atom);
  // Of two values of different sorts the configuration's counts.
  if (atomOf(shape, live) !== atom) return cleaned(config, atom);
  return mergeAtoms(live, config, atom);
}

function mergeAtoms(live: Json, config: Json, atom: Atom): Json | undefined {
  if (atom.is === "map") return mergeMaps(live, config, atom);
  if (atom.is === "list") return mergeLists(live, config, atom);
  return config;
}

/** A value that nothing is merged with. Lists lose nothing here: duplicates of a configuration were refused before. */
function cleaned(config: Json, atom: Atom): Json {
  return mergeAtoms(null, config, atom) ?? config;
}

function mergeMaps(live: Json, config: Json, shape: MapShape): Json | undefined {
  const before = isObject(live) ? live : {};
  const after = isObject(config) ? config : {};
  const holdsNothing = Object.keys(before).length === 0 && Object.keys(after).length === 0;
  if (shape.isAtomic || holdsNothing) return config;
  let result: Record<string, Json | undefined> | undefined;
  for (const [key, value] of Object.entries(after)) {
    const of = shapeUnder(shape, key);
    const merged = of === undefined ? value : mergeTyped(before[key], value, of);
    if (merged === before[key]) continue;
    result ??= { ...before };
    result[key] = merged;
  }
  return result ?? before;
}

function mergeLists(live: Json, config: Json, shape: ListShape): Json | undefined {
  const before = Array.isArray(live) ? (live as readonly Json[]) : [];
  const after = Array.isArray(config) ? (config as readonly Json[]) : [];
  if (shape.listType === "atomic" || (before.length === 0 && after.length === 0)) return config;
  const old = itemsByElement(shape, before);
  const applied = itemsByElement(shape, after);
  const merged: Json[] = [];
  for (const { element, liveItem } of mergeOrder(shape, before, after)) {
    const item = applied.has(element)
      ? mergeTyped(only(old.get(element)), only(applied.get(element)), shape.of)
      : liveItem;
    if (item !== undefined) merged.push(item);
  }
  const isSame = merged.length === before.length && merged.every((item, index) => item === before[index]);
  return isSame ? before : merged;
}

/** Items that stand several times in the live list are not merged with: the configuration replaces them. */
function only(items: readonly Json[] | undefined): Json | undefined {
  return items?.length === 1 ? items[0] : undefined;
}

/** One place in a merged list. */
export interface Merged {
  readonly element: PathElement;
  /** The item of the live list, where the configuration has none. */
  readonly liveItem: Json | undefined;
}
