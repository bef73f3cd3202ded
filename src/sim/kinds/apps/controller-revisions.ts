import type { JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

/** A past state of the template of a stateful set or daemon set. */
export interface ControllerRevision extends Stored {
  readonly data?: JsonObject;
  readonly revision: number;
}

export const controllerRevisions: Resource<ControllerRevision> = {
  group: "apps",
  version: "v1",
  kind: "ControllerRevision",
  plural: "controllerrevisions",
  singular: "controllerrevision",
  namespaced: true,
};
