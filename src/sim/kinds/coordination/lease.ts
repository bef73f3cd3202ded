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

export const lease: Kind = defineKind(leases, {
  createsOnUpdate: true,
  defaults: { spec: { within: {}, create: true } },
});
