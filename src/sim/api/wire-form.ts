import { isObject } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";

type Fields = Readonly<Record<string, unknown>>;

/** In the order in which Go writes its struct. */
const metadataFields = [
  "name",
  "generateName",
  "namespace",
  "selfLink",
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "labels",
  "annotations",
  "ownerReferences",
  "finalizers",
  "managedFields",
] as const;

/**
 * An object as Go would write it: kind, apiVersion and metadata first, without what only this program keeps in it
 * (`namespace: ""` of cluster scope, `resourceVersion: ""` of what was never stored). Custom resources are maps in Go
 * and have their fields in the order of the alphabet.
 */
export function wireForm(object: Stored, isCustom = false): object {
  const { kind, apiVersion, metadata, ...rest } = object;
  const whole = { kind, apiVersion, metadata: orderedMetadata(metadata as unknown as Fields), ...rest };
  return isCustom ? (sorted(whole) as object) : whole;
}

function orderedMetadata(metadata: Fields): Fields {
  const ordered: Record<string, unknown> = {};
  for (const field of metadataFields) {
    const value = metadata[field];
    const isHidden = value === "" && (field === "namespace" || field === "resourceVersion");
    if (value !== undefined && !isHidden) ordered[field] = value;
  }
  return ordered;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item));
  if (!isObject(value)) return value;
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([field, item]) => [field, sorted(item)]));
}
