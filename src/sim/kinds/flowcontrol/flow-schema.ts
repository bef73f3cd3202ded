import type { FlowSchemaSpec, FlowSchemaStatus } from "kubernetes-types/flowcontrol/v1";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { watchFlowSchemas } from "./dangling.ts";
import { initialFlowSchemas } from "./initial-flow-schemas.ts";

export interface FlowSchema extends Stored {
  readonly spec: FlowSchemaSpec;
  readonly status: FlowSchemaStatus;
}

export const flowSchemas: Resource<FlowSchema> = {
  group: "flowcontrol.apiserver.k8s.io",
  version: "v1",
  kind: "FlowSchema",
  plural: "flowschemas",
  singular: "flowschema",
  namespaced: false,
};

const precedence = 1000;

export const flowSchema: Kind = {
  ...defineLazyKind(flowSchemas, {
    subresources: ["status"],
    hasGeneration: true,
    defaults: { spec: { create: true, within: { matchingPrecedence: { zero: precedence } } } },
    initialStatus: () => ({}),
  }),
  since: 29,
  also: [
    { group: "flowcontrol.apiserver.k8s.io", version: "v1beta3", since: 26, until: 31 },
    { group: "flowcontrol.apiserver.k8s.io", version: "v1beta2", since: 23, until: 28 },
    { group: "flowcontrol.apiserver.k8s.io", version: "v1beta1", since: 20, until: 25 },
  ],
  initialObjects: initialFlowSchemas,
  onServed: watchFlowSchemas,
};
