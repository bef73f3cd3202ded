import type { JsonObject } from "../../wire/json.ts";
import { compareTyped, type Comparison } from "../../wire/fields/compare-typed.ts";
import {
  difference,
  intersection,
  isEmptySet,
  recursiveDifference,
  union,
  type FieldSet,
} from "../../wire/fields/field-set.ts";
import type { Managed, ManagedEntry } from "./managed.ts";
import type { Versioned } from "./typing.ts";

/** An object in whatever version a manager knows it; undefined where it does not exist in that version. */
export type View = (apiVersion: string) => Versioned | undefined;

export interface Change {
  readonly before: View;
  readonly after: View;
  /** The version in which the request came. */
  readonly apiVersion: string;
  /** What the request cannot change. */
  readonly reset: FieldSet;
}

/** Fields that others own and a request changes, by the managers' identifiers. */
export type Conflicts = ReadonlyMap<string, FieldSet>;

export interface Taken {
  readonly managed: Managed;
  readonly conflicts: Conflicts;
  readonly comparison: Comparison;
}

/**
 * Takes what a change changes away from all managers but the one who makes it. Managers that know the object in a
 * version that there is no more are forgotten.
 * @models sigs.k8s.io/structured-merge-diff/v4/merge Updater.update
 */
export function takeChanged(managed: Managed, change: Change, self: string): Taken {
  const comparisons = new Map<string, Comparison | undefined>();
  const compared = (version: string): Comparison | undefined => {
    if (!comparisons.has(version)) comparisons.set(version, compare(change, version));
    return comparisons.get(version);
  };
  const left = new Map<string, ManagedEntry>();
  const conflicts = new Map<string, FieldSet>();
  for (const [id, entry] of managed) {
    const comparison = id === self ? undefined : compared(entry.apiVersion);
    if (id === self) left.set(id, entry);
    if (comparison === undefined) continue;
    const lost = intersection(entry.set, union(comparison.modified, comparison.added));
    if (!isEmptySet(lost)) conflicts.set(id, lost);
    const set = difference(difference(entry.set, lost), comparison.removed);
    if (!isEmptySet(set)) left.set(id, { ...entry, set });
  }
  const comparison = compared(change.apiVersion) ?? nothing;
  return { managed: left, conflicts, comparison };
}

const none: FieldSet = { members: new Set(), children: new Map() };
const nothing: Comparison = { added: none, modified: none, removed: none };

function compare({ before, after, reset }: Change, version: string): Comparison | undefined {
  const [old, current] = [before(version), after(version)];
  if (old === undefined || current === undefined) return undefined;
  const { added, modified, removed } = compareTyped(old.value, current.value, current.shape);
  return {
    added: recursiveDifference(added, reset),
    modified: recursiveDifference(modified, reset),
    removed: recursiveDifference(removed, reset),
  };
}

/** A view of an object that exists in one version only, or is converted by `convert` into others. */
export function viewOf(
  { value, shape }: Versioned,
  apiVersion: string,
  convert: (value: JsonObject, to: string) => Versioned | undefined,
): View {
  const seen = new Map<string, Versioned | undefined>([[apiVersion, { value, shape }]]);
  return (version) => {
    if (!seen.has(version)) seen.set(version, convert(value, version));
    return seen.get(version);
  };
}
