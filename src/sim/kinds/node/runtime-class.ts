import type { Overhead, Scheduling } from "kubernetes-types/node/v1";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

export interface RuntimeClass extends Stored {
  readonly handler: string;
  readonly overhead?: Overhead;
  readonly scheduling?: Scheduling;
}

export const runtimeClasses: Resource<RuntimeClass> = {
  group: "node.k8s.io",
  version: "v1",
  kind: "RuntimeClass",
  plural: "runtimeclasses",
  singular: "runtimeclass",
  namespaced: false,
};

export const runtimeClass: Kind = {
  ...defineLazyKind(runtimeClasses, { createsOnUpdate: true, needsResourceVersion: true }),
  since: 20,
  also: [{ group: "node.k8s.io", version: "v1beta1", until: 24 }],
};
