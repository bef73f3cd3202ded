import { isObject, type Json, type JsonObject } from "../json.ts";
import type { FieldSet } from "./field-set.ts";
import { compareElements, isPathElement, type PathElement } from "./path-element.ts";

const depthMax = 200;

/**
 * A set as managedFields hold it: `{"f:spec": {"f:replicas": {}}}`; `"."` marks a field that is itself a member and
 * has members below.
 * @models sigs.k8s.io/structured-merge-diff/v4/fieldpath serialize.go
 */
export function toFieldsV1(set: FieldSet, includesSelf = false): JsonObject {
  const result: Record<string, Json> = {};
  if (includesSelf) result["."] = {};
  const elements = new Set([...set.members, ...set.children.keys()]);
  for (const element of [...elements].toSorted(compareElements)) {
    const child = set.children.get(element);
    result[element] = child === undefined ? {} : toFieldsV1(child, set.members.has(element));
  }
  return result;
}

/** The set that FieldsV1 stand for. Keys that are no path elements are passed over. */
export function fromFieldsV1(fields: Json | undefined): FieldSet {
  return isObject(fields) ? read(fields, 0) : { members: new Set(), children: new Map() };
}

function read(fields: JsonObject, depth: number): FieldSet {
  const members = new Set<PathElement>();
  const children = new Map<PathElement, FieldSet>();
  for (const [element, below] of Object.entries(fields)) {
    if (element === "." || !isPathElement(element) || depth > depthMax) continue;
    const child = isObject(below) ? below : {};
    const set = read(child, depth + 1);
    const isLeaf = set.members.size === 0 && set.children.size === 0;
    if (isLeaf || child["."] !== undefined) members.add(element);
    if (!isLeaf) children.set(element, set);
  }
  return { members, children };
}
