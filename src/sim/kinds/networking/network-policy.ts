import type { NetworkPolicySpec } from "kubernetes-types/networking/v1";
import type { Defaults } from "../../api/defaults.ts";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

export interface NetworkPolicy extends Stored {
  readonly spec: NetworkPolicySpec;
}

export const networkPolicies: Resource<NetworkPolicy> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "NetworkPolicy",
  plural: "networkpolicies",
  singular: "networkpolicy",
  shortNames: ["netpol"],
  namespaced: true,
};

const rule: Defaults = { ports: { each: { protocol: "TCP" } } };

const defaults: Defaults = {
  spec: {
    create: true,
    within: {
      podSelector: { within: {}, create: true },
      ingress: { each: rule },
      egress: { each: rule },
      // Egress counts only if there are rules: an empty list is none.
      policyTypes: ({ egress }) =>
        Array.isArray(egress) && egress.length > 0 ? ["Ingress", "Egress"] : ["Ingress"],
    },
  },
};

export const networkPolicy: Kind = defineLazyKind(networkPolicies, { hasGeneration: true, defaults });
