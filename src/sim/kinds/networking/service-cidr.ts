import type { Kind } from "../../api/kind.ts";
import type { Incoming, Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

export interface ServiceCidr extends Stored {
  readonly spec: { readonly cidrs?: readonly string[] };
  readonly status: { readonly conditions?: readonly object[] };
}

export const serviceCidrs: Resource<ServiceCidr> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "ServiceCIDR",
  plural: "servicecidrs",
  singular: "servicecidr",
  namespaced: false,
};

const ready = { type: "Ready", status: "True", reason: "", message: "Kubernetes Service CIDR is ready" };

export const serviceCidr: Kind = {
  ...defineLazyKind(serviceCidrs, {
    subresources: ["status"],
    defaults: { spec: { within: {}, create: true }, status: { within: {}, create: true } },
  }),
  since: 33,
  initialObjects: ({ range, startedAt }) => [
    {
      metadata: { name: "kubernetes", finalizers: ["networking.k8s.io/service-cidr-finalizer"] },
      spec: { cidrs: [range] },
      status: { conditions: [{ ...ready, lastTransitionTime: startedAt }] },
    } as Incoming,
  ],
};
