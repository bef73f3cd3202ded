import type { IngressSpec, IngressStatus } from "kubernetes-types/networking/v1";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { fromIngressV1beta1, ingressV1beta1Defaults, toIngressV1beta1 } from "./ingress-v1beta1.ts";

export interface Ingress extends Stored {
  readonly spec: IngressSpec;
  readonly status: IngressStatus;
}

export const ingresses: Resource<Ingress> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "Ingress",
  plural: "ingresses",
  singular: "ingress",
  shortNames: ["ing"],
  namespaced: true,
};

const old = {
  until: 21,
  defaults: ingressV1beta1Defaults,
  toStorage: fromIngressV1beta1,
  fromStorage: toIngressV1beta1,
};

export const ingress: Kind = {
  ...defineLazyKind(ingresses, {
    registry: "ingress",
    subresources: ["status"],
    hasGeneration: true,
    defaults: { spec: { within: {}, create: true } },
    initialStatus: () => ({ loadBalancer: {} }),
  }),
  since: 19,
  also: [
    { group: "networking.k8s.io", version: "v1beta1", ...old },
    { group: "extensions", version: "v1beta1", ...old },
  ],
};
