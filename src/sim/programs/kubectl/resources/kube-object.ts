import type { ObjectMeta } from "kubernetes-types/meta/v1";
import type { Json, JsonObject } from "../../../wire/json.ts";

/** An object of any kind as it comes from a manifest or from the server. */
export interface KubeObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: Readonly<ObjectMeta>;
}

/** The same object as plain fields. */
export function fieldsOf(object: KubeObject): JsonObject {
  return object as unknown as JsonObject;
}

export function asObject(fields: Json): KubeObject {
  return fields as unknown as KubeObject;
}

export function nameOf(object: KubeObject): string {
  return object.metadata?.name ?? "";
}

/** Without what only servers and controllers care for. */
export function withoutManagedFields(object: KubeObject): KubeObject {
  if (object.metadata?.managedFields === undefined) return object;
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}
