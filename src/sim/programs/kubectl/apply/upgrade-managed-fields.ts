import type { ManagedFieldsEntry } from "kubernetes-types/meta/v1";
import { hasPath, union } from "../../../wire/fields/field-set.ts";
import { fromFieldsV1, toFieldsV1 } from "../../../wire/fields/fields-v1.ts";
import { fieldElement } from "../../../wire/fields/path-element.ts";
import { jsonEqual, type Json } from "../../../wire/json.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import { lastAppliedKey } from "./last-applied.ts";

const annotationPath = ["metadata", "annotations", lastAppliedKey].map((name) => fieldElement(name));

/** The managers who own the annotation of client-side apply. */
export function lastAppliedOwners(
  { metadata }: KubeObject,
  operation: "Apply" | "Update",
): readonly string[] {
  const owners = (metadata?.managedFields ?? []).filter(
    (entry) => entry.operation === operation && hasPath(fieldsIn(entry), annotationPath),
  );
  return [...new Set(owners.map(({ manager = "" }) => manager))];
}

/**
 * The managed fields of an object, with what client-side appliers own given to a server-side one; undefined if there
 * is nothing to give.
 * @models staging/src/k8s.io/client-go/util/csaupgrade/upgrade.go, 1.33
 */
export function upgradedManagedFields(
  { metadata }: KubeObject,
  clients: readonly string[],
  manager: string,
): Json | undefined {
  const before = metadata?.managedFields ?? [];
  let entries: readonly ManagedFieldsEntry[] = before;
  for (const client of clients) entries = withoutClient(entries, client, manager);
  return jsonEqual(entries, before) ? undefined : (entries as unknown as Json);
}

function withoutClient(
  entries: readonly ManagedFieldsEntry[],
  client: string,
  manager: string,
): readonly ManagedFieldsEntry[] {
  const isClient = (entry: ManagedFieldsEntry): boolean => isOf(entry, client, "Update");
  const target =
    entries.find((entry) => isOf(entry, manager, "Apply")) ?? entries.find((entry) => isClient(entry));
  if (target === undefined) return entries;
  const source = entries.find(
    (entry) => entry !== target && isClient(entry) && entry.apiVersion === target.apiVersion,
  );
  const fieldsV1 = source === undefined ? target.fieldsV1 : together(target, source);
  const upgraded = { ...target, manager, operation: "Apply", fieldsV1 } as ManagedFieldsEntry;
  return entries.flatMap((entry) => (entry === target ? [upgraded] : isClient(entry) ? [] : [entry]));
}

function isOf(
  { manager, operation, subresource = "" }: ManagedFieldsEntry,
  name: string,
  how: string,
): boolean {
  return manager === name && operation === how && subresource === "";
}

function together(one: ManagedFieldsEntry, other: ManagedFieldsEntry): object {
  return toFieldsV1(union(fieldsIn(one), fieldsIn(other)));
}

function fieldsIn({ fieldsV1 }: ManagedFieldsEntry): ReturnType<typeof fromFieldsV1> {
  return fromFieldsV1(fieldsV1 as Json | undefined);
}
