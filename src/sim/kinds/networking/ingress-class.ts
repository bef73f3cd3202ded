import type { IngressClassSpec } from "kubernetes-types/networking/v1";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

export interface IngressClass extends Stored {
  readonly spec: IngressClassSpec;
}

export const ingressClasses: Resource<IngressClass> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "IngressClass",
  plural: "ingressclasses",
  singular: "ingressclass",
  namespaced: false,
};

export const ingressClass: Kind = {
  ...defineLazyKind(ingressClasses, {
    hasGeneration: true,
    defaults: {
      spec: { create: true, within: { parameters: { within: { scope: "Cluster" } } } },
    },
  }),
  since: 19,
  also: [{ group: "networking.k8s.io", version: "v1beta1", since: 18, until: 21 }],
};
