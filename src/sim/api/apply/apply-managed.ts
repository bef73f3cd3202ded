import type { Json, JsonObject } from "../../wire/json.ts";
import {
  difference,
  emptySet,
  intersection,
  isEmptySet,
  recursiveDifference,
  union,
  type FieldSet,
} from "../../wire/fields/field-set.ts";
import { fieldSetOf } from "../../wire/fields/field-set-of.ts";
import { mergeTyped } from "../../wire/fields/merge-typed.ts";
import { removeItems, withNamedFields } from "../../wire/fields/remove-items.ts";
import type { TypeShape } from "../../wire/fields/type-shape.ts";
import { jsonEqual } from "../../wire/json.ts";
import { identifierOf, type Managed, type ManagedEntry } from "./managed.ts";
import type { Typing, Versioned } from "./typing.ts";
import { withoutStripped } from "./update-managed.ts";
import { takeChanged, viewOf, type Conflicts, type View } from "./updater.ts";

/** An applied configuration and what it meets. */
export interface Applied {
  readonly config: JsonObject;
  /** The live object in the version of the request, and in others. */
  readonly live: View;
  readonly managed: Managed;
  readonly manager: Pick<ManagedEntry, "manager" | "subresource">;
  readonly apiVersion: string;
  readonly reset: FieldSet;
  readonly typing: Conversions;
  readonly time: string;
}

/** What applying needs to know of a kind. */
export type Conversions = Pick<Typing, "shape" | "converted">;

export interface Outcome {
  /** In the version of the request; undefined if the live object is so already. */
  readonly object: JsonObject | undefined;
  readonly managed: Managed;
  /** Without `force`, the request fails if there are any. */
  readonly conflicts: Conflicts;
}

/**
 * Merges a configuration into the live object, removes what its manager applied before and does not any more, and
 * gives it the fields that it mentions.
 * @models sigs.k8s.io/structured-merge-diff/v4/merge Updater.Apply
 */
export function applyManaged(applied: Applied): Outcome {
  const { config, live, managed, apiVersion, reset, typing } = applied;
  const current = live(apiVersion) ?? missing(apiVersion);
  const { shape } = current;
  const key = { ...applied.manager, operation: "Apply" as const, apiVersion };
  const id = identifierOf(key);
  const last = managed.get(id);
  const own: ManagedEntry = {
    ...key,
    time: last?.time,
    set: recursiveDifference(fieldSetOf(config, shape), reset),
  };
  const others = new Map([...managed, [id, own]]);
  const convert = (value: JsonObject, to: string): Versioned | undefined =>
    versionedIn(typing, { value, from: apiVersion, to });
  const merged = (mergeTyped(current.value, config, shape) ?? {}) as JsonObject;
  const pruned = prune(viewOf({ value: merged, shape }, apiVersion, convert), {
    last,
    managed: others,
    typing,
    apiVersion,
  });
  const after = viewOf({ value: pruned, shape }, apiVersion, convert);
  const taken = takeChanged(others, { before: live, after, apiVersion, reset }, id);
  const isSame = jsonEqual(current.value, pruned);
  const kept = withOwn(taken.managed, id, isSame ? own : { ...own, time: applied.time });
  return { object: isSame ? undefined : pruned, managed: kept, conflicts: taken.conflicts };
}

function withOwn(managed: Managed, id: string, own: ManagedEntry): Managed {
  const set = withoutStripped(own.set);
  const result = new Map(managed);
  if (isEmptySet(set)) result.delete(id);
  else result.set(id, { ...own, set });
  return result;
}

function missing(apiVersion: string): never {
  throw new Error(`a request comes in a version that is served: ${apiVersion}`);
}

interface Conversion {
  readonly value: JsonObject;
  readonly from: string;
  readonly to: string;
}

function versionedIn(typing: Conversions, { value, from, to }: Conversion): Versioned | undefined {
  const shape = typing.shape(to);
  const converted = typing.converted(value, from, to);
  return shape === undefined || converted === undefined ? undefined : { value: converted, shape };
}

interface Pruning {
  /** What the manager applied last. */
  readonly last: ManagedEntry | undefined;
  /** All managers, with what this one applies now. */
  readonly managed: Managed;
  readonly typing: Conversions;
  readonly apiVersion: string;
}

/**
 * The merged object without what its manager applied last, does not apply now, and nobody else owns.
 * @models sigs.k8s.io/structured-merge-diff/v4/merge Updater.prune
 */
function prune(merged: View, { last, managed, typing, apiVersion }: Pruning): JsonObject {
  const wanted = merged(apiVersion)?.value ?? {};
  const before = last === undefined || isEmptySet(last.set) ? undefined : merged(last.apiVersion);
  if (before === undefined || last === undefined) return wanted;
  const { value, shape } = before;
  let pruned = asObject(removeItems(value, withNamedFields(last.set, shape), shape));
  for (const [version, set] of ownedByVersion(managed, last.apiVersion)) {
    pruned = addBackOwned(merged, { pruned, from: last.apiVersion, version, owned: set, typing });
  }
  pruned = addBackDangling(before, pruned, last.set);
  return typing.converted(pruned, last.apiVersion, apiVersion) ?? wanted;
}

/** What all managers own, by version, the given one first. */
function ownedByVersion(managed: Managed, first: string): ReadonlyMap<string, FieldSet> {
  const result = new Map<string, FieldSet>([[first, emptySet]]);
  for (const { apiVersion, set } of managed.values()) {
    result.set(apiVersion, union(result.get(apiVersion) ?? emptySet, set));
  }
  return result;
}

interface AddingBack {
  readonly pruned: JsonObject;
  /** The version of `pruned`. */
  readonly from: string;
  readonly version: string;
  readonly owned: FieldSet;
  readonly typing: Conversions;
}

/** Gives back what somebody owns in a version. */
function addBackOwned(merged: View, { pruned, from, version, owned, typing }: AddingBack): JsonObject {
  const whole = merged(version);
  const inVersion = typing.converted(pruned, from, version);
  if (whole === undefined || inVersion === undefined) return pruned;
  const { value, shape } = whole;
  const kept = union(namedSetOf(inVersion, shape), withNamedFields(owned, shape));
  const removed = difference(namedSetOf(value, shape), kept);
  return typing.converted(asObject(removeItems(value, removed, shape)), version, from) ?? pruned;
}

/** Gives back what the manager never owned. */
function addBackDangling({ value, shape }: Versioned, pruned: JsonObject, last: FieldSet): JsonObject {
  const removed = difference(namedSetOf(value, shape), namedSetOf(pruned, shape));
  return asObject(removeItems(value, intersection(removed, withNamedFields(last, shape)), shape));
}

function namedSetOf(value: JsonObject, shape: TypeShape): FieldSet {
  return withNamedFields(fieldSetOf(value, shape), shape);
}

function asObject(value: Json): JsonObject {
  return (value ?? {}) as JsonObject;
}
