import {
  difference,
  isEmptySet,
  recursiveDifference,
  setOf,
  union,
  type FieldSet,
} from "../../wire/fields/field-set.ts";
import { fieldElement } from "../../wire/fields/path-element.ts";
import { identifierOf, type Managed, type ManagedEntry } from "./managed.ts";
import type { Manager } from "./manager.ts";
import { takeChanged, type Change } from "./updater.ts";

const updatersMax = 10;
const ancient = "ancient-changes";

const metadata = (name: string): readonly string[] => ["f:metadata", fieldElement(name)];

/** What is never owned: it says which object this is, or the server keeps it. */
const stripped: FieldSet = setOf(
  ["f:apiVersion"],
  ["f:kind"],
  ["f:metadata"],
  ...[
    "name",
    "namespace",
    "creationTimestamp",
    "selfLink",
    "uid",
    "clusterName",
    "generation",
    "managedFields",
    "resourceVersion",
  ].map((name) => metadata(name)),
);

/** @models staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/stripmeta.go, 1.33 */
export function withoutStripped(set: FieldSet): FieldSet {
  return difference(set, stripped);
}

/**
 * Who owns what after an update: who makes it owns what it adds or modifies, together with what was his before.
 * `time` is that of the write.
 * @models staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/managedfieldsupdater.go, 1.33
 */
export function updateManaged(
  managed: Managed,
  change: Change,
  by: { readonly manager: Manager; readonly time: string },
): Managed {
  const { managed: left, comparison } = takeChanged(managed, change, "current-operation");
  const changed = union(comparison.modified, comparison.added);
  const own = withoutStripped(recursiveDifference(changed, change.reset));
  if (isEmptySet(own)) return capped(left);
  const { manager, time } = by;
  const { name, operation, apiVersion, subresource } = manager;
  const key = { manager: name, operation, apiVersion, subresource };
  const id = identifierOf(key);
  const before = left.get(id)?.set;
  const set = before === undefined ? own : union(own, before);
  return capped(new Map([...left, [id, { ...key, time, set }]]));
}

/**
 * Of more than ten updaters the oldest become one.
 * @models staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/capmanagers.go, 1.33
 */
function capped(managed: Managed): Managed {
  const updaters = [...managed].filter(([, { operation }]) => operation === "Update");
  if (updaters.length <= updatersMax) return managed;
  const oldest = updaters.toSorted(
    ([idA, a], [idB, b]) => compare(a.time ?? "", b.time ?? "") || compare(idA, idB),
  );
  const result = new Map(managed);
  const firstOf = new Map<string, string>();
  let count = oldest.length;
  for (const [id, entry] of oldest) {
    if (count <= updatersMax) break;
    const first = firstOf.get(entry.apiVersion);
    if (first === undefined) {
      firstOf.set(entry.apiVersion, id);
      continue;
    }
    intoBucket(result, { first, id, entry });
    count--;
  }
  return result;
}

interface Ancient {
  /** The oldest of the version, which becomes the bucket. */
  readonly first: string;
  readonly id: string;
  readonly entry: ManagedEntry;
}

function intoBucket(managed: Map<string, ManagedEntry>, { first, id, entry }: Ancient): void {
  const { apiVersion, time } = entry;
  const key = { manager: ancient, operation: "Update" as const, apiVersion, subresource: "" };
  const bucketId = identifierOf(key);
  const bucket = managed.get(bucketId) ?? managed.get(first);
  if (!managed.has(bucketId)) managed.delete(first);
  managed.delete(id);
  const set = bucket === undefined ? entry.set : union(entry.set, bucket.set);
  managed.set(bucketId, { ...key, time, set });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
