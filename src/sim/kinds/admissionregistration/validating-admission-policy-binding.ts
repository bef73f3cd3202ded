import type { ValidatingAdmissionPolicyBindingSpec } from "kubernetes-types/admissionregistration/v1";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineAdmissionKind } from "./define-admission-kind.ts";
import { matchResourcesDefaults } from "./validating-admission-policy.ts";

export interface ValidatingAdmissionPolicyBinding extends Stored {
  readonly spec: ValidatingAdmissionPolicyBindingSpec;
}

export const validatingAdmissionPolicyBindings: Resource<ValidatingAdmissionPolicyBinding> = {
  group: "admissionregistration.k8s.io",
  version: "v1",
  kind: "ValidatingAdmissionPolicyBinding",
  plural: "validatingadmissionpolicybindings",
  singular: "validatingadmissionpolicybinding",
  categories: ["api-extensions"],
  namespaced: false,
};

export const validatingAdmissionPolicyBinding: Kind = {
  ...defineAdmissionKind(validatingAdmissionPolicyBindings, {
    hasGeneration: true,
    needsResourceVersion: true,
    defaults: {
      spec: { create: true, within: { matchResources: { within: matchResourcesDefaults } } },
    },
  }),
  since: 30,
};
