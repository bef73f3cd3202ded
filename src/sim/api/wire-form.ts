import { without } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";

/** An object without what only this program keeps in it: `namespace: ""` of cluster scope. */
export function wireForm(object: Stored): object {
  if (object.metadata.namespace !== "") return object;
  return { ...object, metadata: without(object.metadata, ["namespace"]) };
}
