import type {
  MatchResources,
  ValidatingAdmissionPolicySpec,
  ValidatingAdmissionPolicyStatus,
} from "kubernetes-types/admissionregistration/v1";
import type { Defaults } from "../../api/defaults.ts";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineAdmissionKind } from "./define-admission-kind.ts";
import { ruleDefaults } from "./rule-defaults.ts";

export interface ValidatingAdmissionPolicy extends Stored {
  readonly spec: ValidatingAdmissionPolicySpec;
  readonly status: ValidatingAdmissionPolicyStatus;
}

/** What a policy, or a binding of it, is about. */
export type Matching = MatchResources;

export const validatingAdmissionPolicies: Resource<ValidatingAdmissionPolicy> = {
  group: "admissionregistration.k8s.io",
  version: "v1",
  kind: "ValidatingAdmissionPolicy",
  plural: "validatingadmissionpolicies",
  singular: "validatingadmissionpolicy",
  categories: ["api-extensions"],
  namespaced: false,
};

export const matchResourcesDefaults: Defaults = {
  matchPolicy: "Equivalent",
  namespaceSelector: { within: {}, create: true },
  objectSelector: { within: {}, create: true },
  resourceRules: { each: ruleDefaults },
  excludeResourceRules: { each: ruleDefaults },
};

export const validatingAdmissionPolicy: Kind = {
  ...defineAdmissionKind(validatingAdmissionPolicies, {
    subresources: ["status"],
    hasGeneration: true,
    needsResourceVersion: true,
    defaults: {
      spec: {
        create: true,
        within: { failurePolicy: "Fail", matchConstraints: { within: matchResourcesDefaults } },
      },
    },
    initialStatus: () => ({}),
  }),
  since: 30,
};
