import type { LeaseSpec } from "kubernetes-types/coordination/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface Lease extends Stored {
  readonly spec: LeaseSpec;
}

export const leases: Resource<Lease> = {
  group: "coordination.k8s.io",
  version: "v1",
  kind: "Lease",
  plural: "leases",
  singular: "lease",
  namespaced: true,
};

/** Coordinated leader election is behind a feature gate: its fields are dropped. */
function withoutCoordination(object: Lease): Lease {
  const { strategy, preferredHolder, ...spec } = object.spec as LeaseSpec & Record<string, unknown>;
  return strategy === undefined && preferredHolder === undefined ? object : { ...object, spec };
}

export const lease: Kind = {
  ...defineKind(leases, {
    createsOnUpdate: true,
    needsResourceVersion: true,
    defaults: { spec: { within: {}, create: true } },
    prepare: withoutCoordination,
  }),
  also: [{ group: "coordination.k8s.io", version: "v1beta1", until: 21 }],
};
