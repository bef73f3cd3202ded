import { isObject, type Json, type JsonObject } from "../../wire/json.ts";
import { sameSets, type FieldSet } from "../../wire/fields/field-set.ts";
import { fromFieldsV1, toFieldsV1 } from "../../wire/fields/fields-v1.ts";

/** The fields of one manager. */
export interface ManagedEntry {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  readonly apiVersion: string;
  readonly subresource: string;
  /** `2026-01-31T09:00:00Z`; the real server leaves it out in some cases. */
  readonly time: string | undefined;
  readonly set: FieldSet;
}

/** Who owns what in an object, by `identifierOf` the managers. */
export type Managed = ReadonlyMap<string, ManagedEntry>;

export const unmanaged: Managed = new Map();

/**
 * What tells two managers apart: one that applies is the same in every version of the API. The form is the real
 * server's, because managers are sorted by it.
 * @models staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/managedfields.go BuildManagerIdentifier, 1.33
 */
export function identifierOf(
  entry: Pick<ManagedEntry, "manager" | "operation" | "apiVersion" | "subresource">,
): string {
  const { manager, operation, apiVersion, subresource } = entry;
  return JSON.stringify({
    manager,
    operation,
    ...(operation === "Apply" ? {} : { apiVersion }),
    ...(subresource === "" ? {} : { subresource }),
  });
}

/** The same managers own the same fields; since when is another matter. */
export function sameManaged(a: Managed, b: Managed): boolean {
  if (a.size !== b.size) return false;
  for (const [id, entry] of a) {
    const other = b.get(id);
    if (other?.apiVersion !== entry.apiVersion || !sameSets(entry.set, other.set)) return false;
  }
  return true;
}

/** metadata.managedFields, sorted as the real server sorts them: who applies first, then by time. */
export function encodeManaged(managed: Managed): readonly JsonObject[] {
  return [...managed.values()].toSorted(compareEntries).map((entry) => encoded(entry));
}

function encoded({ manager, operation, apiVersion, subresource, time, set }: ManagedEntry): JsonObject {
  return {
    manager,
    operation,
    apiVersion,
    ...(time === undefined ? {} : { time }),
    fieldsType: "FieldsV1",
    fieldsV1: toFieldsV1(set),
    ...(subresource === "" ? {} : { subresource }),
  };
}

const sortKeys = ["operation", "time", "manager", "apiVersion", "subresource"] as const;

function compareEntries(a: ManagedEntry, b: ManagedEntry): number {
  for (const key of sortKeys) {
    const [left, right] = [a[key] ?? "", b[key] ?? ""];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Reads metadata.managedFields; undefined if they are in no order that a server would have written. */
export function decodeManaged(list: Json | undefined): Managed | undefined {
  const result = new Map<string, ManagedEntry>();
  if (list === undefined || list === null) return result;
  if (!Array.isArray(list)) return undefined;
  for (const item of list as readonly Json[]) {
    const entry = decodeEntry(item);
    if (entry === undefined) return undefined;
    result.set(identifierOf(entry), entry);
  }
  return result;
}

function decodeEntry(item: Json): ManagedEntry | undefined {
  if (!isObject(item)) return undefined;
  const { operation, fieldsType, fieldsV1 } = item;
  const apiVersion = textOf(item["apiVersion"]);
  if ((operation !== "Apply" && operation !== "Update") || apiVersion === "" || fieldsType !== "FieldsV1") {
    return undefined;
  }
  const time = textOf(item["time"]);
  return {
    manager: textOf(item["manager"]),
    operation,
    apiVersion,
    subresource: textOf(item["subresource"]),
    time: time === "" ? undefined : time,
    set: fromFieldsV1(fieldsV1),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A client asks for all ownership to be forgotten: `[]`, or one entry that says nothing. */
export function isReset(list: Json | undefined): boolean {
  if (!Array.isArray(list)) return false;
  const [first, ...others] = list as readonly Json[];
  return first === undefined || (others.length === 0 && isObject(first) && Object.keys(first).length === 0);
}
