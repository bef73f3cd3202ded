import { withMetadataRules } from "../../api/metadata-rules.ts";
import type { Rules, RulesByResource } from "../../api/rules.ts";
import type { Stored } from "../../wire/object.ts";
import { validatingAdmissionPolicyBindingRules } from "./validating-admission-policy-binding-rules.ts";
import { validatingAdmissionPolicyRules } from "./validating-admission-policy-rules.ts";
import {
  mutatingWebhookConfigurationRules,
  validatingWebhookConfigurationRules,
} from "./webhook-configuration-rules.ts";

const byPlural: Readonly<Record<string, unknown>> = {
  mutatingwebhookconfigurations: mutatingWebhookConfigurationRules,
  validatingwebhookconfigurations: validatingWebhookConfigurationRules,
  validatingadmissionpolicies: validatingAdmissionPolicyRules,
  validatingadmissionpolicybindings: validatingAdmissionPolicyBindingRules,
};

/** A module of their own: they bring the interpreter of CEL. */
export const rules: RulesByResource = new Map(
  Object.entries(byPlural).map(([plural, one]) => [
    `${plural}.admissionregistration.k8s.io`,
    withMetadataRules(one as Rules<Stored>),
  ]),
);
