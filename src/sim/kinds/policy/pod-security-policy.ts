import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

interface Strategy {
  readonly rule: string;
  readonly ranges?: readonly { readonly min: number; readonly max: number }[];
}

/** What pods may ask for, in versions before 1.25. */
export interface PodSecurityPolicy extends Stored {
  readonly spec: {
    readonly privileged?: boolean;
    readonly allowedCapabilities?: readonly string[];
    readonly defaultAddCapabilities?: readonly string[];
    readonly requiredDropCapabilities?: readonly string[];
    readonly volumes?: readonly string[];
    readonly seLinux: Strategy;
    readonly runAsUser: Strategy;
    readonly supplementalGroups: Strategy;
    readonly fsGroup: Strategy;
    readonly readOnlyRootFilesystem?: boolean;
    readonly defaultAllowPrivilegeEscalation?: boolean;
    readonly allowPrivilegeEscalation?: boolean;
  };
}

export const podSecurityPolicies: Resource<PodSecurityPolicy> = {
  group: "policy",
  version: "v1beta1",
  kind: "PodSecurityPolicy",
  plural: "podsecuritypolicies",
  singular: "podsecuritypolicy",
  shortNames: ["psp"],
  namespaced: false,
};

export const podSecurityPolicy: Kind = {
  ...defineLazyKind(podSecurityPolicies, {
    registry: "podsecuritypolicy",
    returnsDeleted: true,
    defaults: { spec: { create: true, within: { allowPrivilegeEscalation: true } } },
  }),
  until: 24,
};
