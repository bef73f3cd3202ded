import type { ObjectReference } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineModule } from "../../kernel/module.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

/** Says on which node a pod is to run. It is not kept: the pod of its name is changed. */
export interface Binding extends Stored {
  readonly target: ObjectReference;
}

export const bindings: Resource<Binding> = {
  group: "",
  version: "v1",
  kind: "Binding",
  plural: "bindings",
  singular: "binding",
  namespaced: true,
};

export const binding: Kind = {
  ...defineLazyKind(bindings, { verbs: ["create"] }),
  handler: defineModule("kinds/binding-handler", () => import("./binding-handler.ts")),
};
