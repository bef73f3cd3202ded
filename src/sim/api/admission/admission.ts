import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import type { Machinery } from "../machinery.ts";

export interface AdmissionRequest {
  readonly operation: "CREATE" | "UPDATE" | "DELETE";
  readonly resource: Resource;
  readonly subresource: string;
  readonly namespace: string;
  readonly name: string;
  readonly old: Stored | undefined;
}

/** A step between a request and the store. Both functions refuse by throwing an ApiError. */
export interface AdmissionPlugin {
  readonly name: string;
  /** The object as it should go on; the same one if nothing is to change. */
  readonly mutate?: (object: Stored, request: AdmissionRequest, machinery: Machinery) => Stored;
  readonly validate?: (object: Stored | undefined, request: AdmissionRequest, machinery: Machinery) => void;
}

/** Lets the plugins change an object, in their order, and then has them check it. */
export function admit(object: Stored, request: AdmissionRequest, machinery: Machinery): Stored {
  let admitted = object;
  for (const { mutate } of machinery.admission) if (mutate) admitted = mutate(admitted, request, machinery);
  for (const { validate } of machinery.admission) validate?.(admitted, request, machinery);
  return admitted;
}

/** Has the plugins check a deletion. */
export function admitDelete(
  resource: Resource,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  object: Stored | undefined,
  machinery: Machinery,
): void {
  const request: AdmissionRequest = {
    operation: "DELETE",
    resource,
    subresource: "",
    namespace,
    name,
    old: object,
  };
  for (const { validate } of machinery.admission) validate?.(undefined, request, machinery);
}
