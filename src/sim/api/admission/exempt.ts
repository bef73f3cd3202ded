import type { Resource } from "../../wire/resource.ts";

const admissionConfiguration = /^(mutating|validating)(webhookconfigurations|admissionpolic(ies|ybindings))$/;

/**
 * What decides on others must stay within reach, whatever it says.
 * @models staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/predicates/rules/rules.go IsExemptAdmissionConfigurationResource, 1.33
 */
export function isExempt({ group, plural }: Resource): boolean {
  return group === "admissionregistration.k8s.io" && admissionConfiguration.test(plural);
}
