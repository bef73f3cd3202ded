import type { Incoming } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import { badRequest } from "./api-error.ts";

/** Refuses an object that says that it is in another namespace than the request. */
export function checkNamespace(resource: Resource, namespace: string, { metadata }: Incoming): void {
  if (resource.namespaced && metadata?.namespace && metadata.namespace !== namespace) {
    throw badRequest("the namespace of the provided object does not match the namespace sent on the request");
  }
}

/** The Go package of a group's types: `core`, `apps`, `networking`. */
export function goPackage(group: string): string {
  return group === "" ? "core" : (group.split(".")[0] ?? group);
}
