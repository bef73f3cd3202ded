import { difference, hasPath, isEmptySet, setOf, type FieldSet } from "../../wire/fields/field-set.ts";
import { fieldElement } from "../../wire/fields/path-element.ts";
import { jsonEqual, type JsonObject } from "../../wire/json.ts";
import { namesIn, valueAtPath } from "../simple-path.ts";
import { identifierOf, type Managed, type ManagedEntry } from "./managed.ts";
import type { Manager } from "./manager.ts";
import type { Change } from "./updater.ts";

const scaleVersion = "autoscaling/v1";
const replicasInScale: FieldSet = setOf(["f:spec", "f:replicas"]);

/** `.spec.replicas` as a path of fields. */
function fieldsOf(path: string): readonly string[] {
  return namesIn(path).map((name) => fieldElement(name));
}

/**
 * Who owns what after an update of the scale: whoever makes it takes the number of replicas from all others. The real
 * server keeps no time for such a manager.
 * @models staging/src/k8s.io/apimachinery/pkg/util/managedfields/scalehandler.go, 1.33
 */
export function scaledManaged(
  managed: Managed,
  change: Change,
  { manager }: { readonly manager: Manager },
  path: string,
): Managed {
  if (!changesReplicas(change, path)) return managed;
  const { name, operation, apiVersion, subresource } = manager;
  const key = { manager: name, operation, apiVersion: scaleVersion, subresource };
  const owner: ManagedEntry = { ...key, time: undefined, set: replicasInScale };
  return toParent(managed, new Map([[identifierOf(key), owner]]), { path, apiVersion });
}

function changesReplicas({ before, after, apiVersion }: Change, path: string): boolean {
  const [old, current] = [before(apiVersion)?.value, after(apiVersion)?.value];
  return !jsonEqual(replicasAt(old, path), replicasAt(current, path));
}

function replicasAt(value: JsonObject | undefined, path: string): unknown {
  return value === undefined ? undefined : valueAtPath(value, path);
}

/** The managers of an object who own its number of replicas, as owners of the field in its scale. */
export function toScale(managed: Managed, path: string): Managed {
  const owners = [...managed.values()].filter(({ set }) => hasPath(set, fieldsOf(path)));
  const entries = owners.map((entry) => ({ ...entry, apiVersion: scaleVersion, set: replicasInScale }));
  return new Map(entries.map((entry) => [identifierOf(entry), entry]));
}

interface Parent {
  readonly path: string;
  readonly apiVersion: string;
}

/** The managers of an object, when its scale's have become others. */
export function toParent(managed: Managed, scale: Managed, { path, apiVersion }: Parent): Managed {
  const replicas = setOf(fieldsOf(path));
  const left = new Map<string, ManagedEntry>();
  const owners = [...scale.values()].filter(({ set }) => hasPath(set, ["f:spec", "f:replicas"]));
  const newcomers = new Map(owners.map((entry) => [identifierOf({ ...entry, apiVersion }), entry]));
  for (const [id, entry] of managed) {
    if (!hasPath(entry.set, fieldsOf(path))) left.set(id, entry);
    else if (newcomers.delete(id)) left.set(id, entry);
    else {
      const set = difference(entry.set, replicas);
      if (!isEmptySet(set)) left.set(id, { ...entry, set });
    }
  }
  for (const [id, entry] of newcomers) {
    left.set(id, { ...entry, apiVersion, time: managed.get(id)?.time, set: replicas });
  }
  return left;
}
