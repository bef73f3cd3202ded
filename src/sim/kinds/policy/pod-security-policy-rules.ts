import { invalidValue, unsupported, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import type { PodSecurityPolicy } from "./pod-security-policy.ts";

type Spec = PodSecurityPolicy["spec"];

/** The rules that each strategy knows. */
const strategies = {
  runAsUser: ["MustRunAs", "MustRunAsNonRoot", "RunAsAny"],
  seLinux: ["MustRunAs", "RunAsAny"],
  supplementalGroups: ["MayRunAs", "MustRunAs", "RunAsAny"],
  fsGroup: ["MayRunAs", "MustRunAs", "RunAsAny"],
} as const;

/** @models pkg/apis/policy/validation/validation.go ValidatePodSecurityPolicySpec, 1.22 */
function validate({ spec }: PodSecurityPolicy): readonly FieldError[] {
  const known = Object.entries(strategies).flatMap(([name, rules]) => strategyErrors(spec, name, rules));
  return [...known, ...escalationErrors(spec), ...capabilityErrors(spec)];
}

function strategyErrors(spec: Spec, name: string, rules: readonly string[]): readonly FieldError[] {
  // Anything may be missing in what somebody wrote.
  const { rule = "" } =
    (spec as unknown as Readonly<Record<string, { rule?: string } | undefined>>)[name] ?? {};
  return rules.includes(rule) ? [] : [unsupported(`spec.${name}.rule`, rule, rules)];
}

function escalationErrors(spec: Spec): readonly FieldError[] {
  const { defaultAllowPrivilegeEscalation, allowPrivilegeEscalation = true } = spec;
  if (defaultAllowPrivilegeEscalation !== true || allowPrivilegeEscalation) return [];
  const why =
    "Cannot set DefaultAllowPrivilegeEscalation to true without also setting AllowPrivilegeEscalation to true";
  return [invalidValue("spec.defaultAllowPrivilegeEscalation", defaultAllowPrivilegeEscalation, why)];
}

function capabilityErrors(spec: Spec): readonly FieldError[] {
  const { defaultAddCapabilities = [], requiredDropCapabilities = [], allowedCapabilities = [] } = spec;
  const both = defaultAddCapabilities.filter((name) => requiredDropCapabilities.includes(name));
  const twice = allowedCapabilities.filter((name) => requiredDropCapabilities.includes(name));
  return [
    ...both.map((name) =>
      invalidValue(
        "spec.defaultAddCapabilities",
        name,
        "capability is listed in defaultAddCapabilities and requiredDropCapabilities",
      ),
    ),
    ...twice.map((name) =>
      invalidValue(
        "spec.allowedCapabilities",
        name,
        "capability is listed in allowedCapabilities and requiredDropCapabilities",
      ),
    ),
  ];
}

/** @models pkg/printers/internalversion/printers.go printPodSecurityPolicy, 1.22 */
export const podSecurityPolicyRules: Rules<PodSecurityPolicy> = {
  validate,
  columns: [
    { name: "Priv", cell: ({ spec }) => String(spec.privileged ?? false) },
    { name: "Caps", cell: ({ spec }) => (spec.allowedCapabilities ?? []).join(",") },
    { name: "Selinux", cell: ({ spec }) => spec.seLinux.rule },
    { name: "RunAsUser", cell: ({ spec }) => spec.runAsUser.rule },
    { name: "FsGroup", cell: ({ spec }) => spec.fsGroup.rule },
    { name: "SupGroup", cell: ({ spec }) => spec.supplementalGroups.rule },
    { name: "ReadOnlyRootFs", cell: ({ spec }) => String(spec.readOnlyRootFilesystem ?? false) },
    { name: "Volumes", cell: ({ spec }) => (spec.volumes ?? []).join(",") },
  ],
};
