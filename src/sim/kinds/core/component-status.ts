import type { ComponentCondition } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineModule } from "../../kernel/module.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

/** How a part of the control plane does, as the API server finds when it is asked. */
export interface ComponentStatus extends Stored {
  readonly conditions?: readonly ComponentCondition[];
}

export const componentStatuses: Resource<ComponentStatus> = {
  group: "",
  version: "v1",
  kind: "ComponentStatus",
  plural: "componentstatuses",
  singular: "componentstatus",
  shortNames: ["cs"],
  namespaced: false,
};

export const componentStatus: Kind = {
  ...defineLazyKind(componentStatuses, { verbs: ["get", "list"] }),
  handler: defineModule("api/component-status", () => import("./component-status-handler.ts")),
};
