import type { CustomResourceDefinition, DefinitionCondition } from "./definition.ts";

const approvalKey = "api-approved.kubernetes.io";

/** Whether a group belongs to the Kubernetes community, whose new APIs are reviewed. */
export function isProtectedGroup(group: string): boolean {
  return (
    group === "k8s.io" ||
    group === "kubernetes.io" ||
    group.endsWith(".k8s.io") ||
    group.endsWith(".kubernetes.io")
  );
}

export type Approval = "invalid" | "missing" | "approved" | "bypassed";

/** What the annotation says, in the words of the condition and of refusals. */
export function approvalOf({
  metadata,
}: Pick<CustomResourceDefinition, "metadata">): readonly [Approval, string] {
  const value = metadata.annotations?.[approvalKey] ?? "";
  const shown = `protected groups must have approval annotation "${approvalKey}", see https://github.com/kubernetes/enhancements/pull/1111`;
  if (value === "") return ["missing", shown];
  if (value.startsWith("unapproved")) {
    return ["bypassed", `not approved: ${JSON.stringify(value)}`];
  }
  if (/^[a-z][a-z0-9+.-]*:\/\/[^\s/]+/i.test(value)) return ["approved", `approved in ${value}`];
  const why =
    `protected groups must have approval annotation "${approvalKey}" with either a URL or a reason starting with ` +
    `"unapproved", see https://github.com/kubernetes/enhancements/pull/1111`;
  return ["invalid", why];
}

const reasons: Readonly<Record<Approval, readonly [status: string, reason: string]>> = {
  invalid: ["False", "InvalidAnnotation"],
  missing: ["False", "MissingAnnotation"],
  approved: ["True", "ApprovedAnnotation"],
  bypassed: ["False", "UnapprovedAnnotation"],
};

/** The condition of definitions in groups of Kubernetes itself; undefined for all others. */
export function approvalCondition(definition: CustomResourceDefinition): DefinitionCondition | undefined {
  if (!isProtectedGroup(definition.spec.group)) return undefined;
  const [approval, message] = approvalOf(definition);
  const [status, reason] = reasons[approval];
  return { type: "KubernetesAPIApprovalPolicyConformant", status, reason, message };
}
