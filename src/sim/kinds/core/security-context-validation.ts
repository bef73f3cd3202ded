import type { PodSecurityContext, PodSpec, SeccompProfile, SecurityContext } from "kubernetes-types/core/v1";
import {
  duplicate,
  forbiddenField,
  invalidValue,
  required,
  tooLong,
  type FieldError,
} from "../../api/field-error.ts";
import { go } from "../go/go-value.ts";
import { inRange, oneOf } from "../validation.ts";
import { descendingPath } from "./path-validation.ts";
import { windowsOptionErrors } from "./windows-validation.ts";

const idMax = 2_147_483_647;
const profileTypes = ["Localhost", "RuntimeDefault", "Unconfined"];
const pathMax = 4095;

function idErrors(field: string, id: number | undefined): readonly FieldError[] {
  return id === undefined ? [] : inRange(field, id, [0, idMax]);
}

interface Profile {
  readonly type?: string;
  readonly localhostProfile?: string;
}

type Sections = {
  readonly appArmorProfile?: Profile;
  readonly seLinuxChangePolicy?: string;
  readonly supplementalGroupsPolicy?: string;
};

/** @models pkg/apis/core/validation/validation.go ValidateSecurityContext, 1.33 */
export function validateSecurityContext(
  field: string,
  context: SecurityContext,
  { hostUsers }: { readonly hostUsers: boolean },
): readonly FieldError[] {
  const { appArmorProfile } = context as Sections;
  const errors: FieldError[] = [
    ...idErrors(`${field}.runAsUser`, context.runAsUser),
    ...idErrors(`${field}.runAsGroup`, context.runAsGroup),
    ...oneOf(`${field}.procMount`, context.procMount, ["Default", "Unmasked"]),
  ];
  if (hostUsers && context.procMount === "Unmasked") {
    errors.push(
      invalidValue(`${field}.procMount`, "Unmasked", "`hostUsers` must be false to use `Unmasked`"),
    );
  }
  return [
    ...errors,
    ...seccompErrors(`${field}.seccompProfile`, context.seccompProfile),
    ...escalationErrors(field, context),
    ...windowsOptionErrors(`${field}.windowsOptions`, context.windowsOptions),
    ...appArmorErrors(`${field}.appArmorProfile`, appArmorProfile),
  ];
}

function escalationErrors(field: string, context: SecurityContext): readonly FieldError[] {
  if (context.allowPrivilegeEscalation !== false) return [];
  const shown = go("core.SecurityContext", context);
  const prefix = "cannot set `allowPrivilegeEscalation` to false and";
  const admin = (context.capabilities?.add ?? []).filter((name) => name === "CAP_SYS_ADMIN");
  return [
    ...(context.privileged === true ? [invalidValue(field, shown, `${prefix} \`privileged\` to true`)] : []),
    ...admin.map(() => invalidValue(field, shown, `${prefix} \`capabilities.Add\` CAP_SYS_ADMIN`)),
  ];
}

function seccompErrors(field: string, profile: SeccompProfile | undefined): readonly FieldError[] {
  if (profile === undefined) return [];
  const { type, localhostProfile } = profile;
  const errors: FieldError[] =
    type === ""
      ? [required(`${field}.type`, "type is required when seccompProfile is set")]
      : [...oneOf(`${field}.type`, type, profileTypes)];
  const place = `${field}.localhostProfile`;
  if (type === "Localhost") {
    return localhostProfile === undefined
      ? [...errors, required(place, "must be set when seccomp type is Localhost")]
      : [...errors, ...descendingPath(place, localhostProfile)];
  }
  if (localhostProfile === undefined) return errors;
  const shown = go("core.SeccompProfile", profile);
  return [...errors, invalidValue(place, shown, "can only be set when seccomp type is Localhost")];
}

/** @models pkg/apis/core/validation/validation.go ValidateAppArmorProfileField, 1.33 */
function appArmorErrors(field: string, profile: Profile | undefined): readonly FieldError[] {
  if (profile === undefined) return [];
  const { type = "", localhostProfile } = profile;
  if (type === "") return [required(`${field}.type`, "type is required when appArmorProfile is set")];
  const place = `${field}.localhostProfile`;
  if (type === "Localhost") return localProfileErrors(place, localhostProfile);
  if (!profileTypes.includes(type)) return oneOf(`${field}.type`, type, profileTypes);
  const why = "can only be set when AppArmor type is Localhost";
  return localhostProfile === undefined ? [] : [invalidValue(place, localhostProfile, why)];
}

function localProfileErrors(field: string, profile: string | undefined): readonly FieldError[] {
  const missing = required(field, "must be set when AppArmor type is Localhost");
  if (profile === undefined) return [missing];
  const errors: FieldError[] = [];
  if (profile.trim() !== profile) {
    errors.push(invalidValue(field, profile, "must not be padded with whitespace"));
  } else if (profile === "") errors.push(missing);
  return profile.length > pathMax ? [...errors, tooLong(field, pathMax)] : errors;
}

/** @models pkg/apis/core/validation/validation.go validatePodSpecSecurityContext, 1.33 */
export function validatePodSecurityContext(field: string, spec: PodSpec): readonly FieldError[] {
  const { securityContext: context } = spec;
  if (context === undefined) return [];
  const { appArmorProfile, supplementalGroupsPolicy, seLinuxChangePolicy } = context as Sections;
  const errors: FieldError[] = [
    ...idErrors(`${field}.fsGroup`, context.fsGroup),
    ...idErrors(`${field}.runAsUser`, context.runAsUser),
    ...idErrors(`${field}.runAsGroup`, context.runAsGroup),
    ...(context.supplementalGroups ?? []).flatMap((id, index) =>
      idErrors(`${field}.supplementalGroups[${index}]`, id),
    ),
  ];
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    const why = "ShareProcessNamespace and HostPID cannot both be enabled";
    errors.push(invalidValue(`${field}.shareProcessNamespace`, true, why));
  }
  return [
    ...errors,
    ...sysctlErrors(`${field}.sysctls`, context, spec),
    ...oneOf(`${field}.fsGroupChangePolicy`, context.fsGroupChangePolicy, ["Always", "OnRootMismatch"]),
    ...seccompErrors(`${field}.seccompProfile`, context.seccompProfile),
    ...windowsOptionErrors(`${field}.windowsOptions`, context.windowsOptions),
    ...appArmorErrors(`${field}.appArmorProfile`, appArmorProfile),
    ...oneOf(`${field}.supplementalGroupsPolicy`, supplementalGroupsPolicy, ["Merge", "Strict"]),
    ...oneOf(`${field}.seLinuxChangePolicy`, seLinuxChangePolicy, ["MountOption", "Recursive"]),
  ];
}

const segment = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
const sysctlShape = `^(${segment}[\\./])*${segment}$`;
const sysctlPattern = new RegExp(sysctlShape);
const sysctlRule = `must have at most 253 characters and match regex ${sysctlShape}`;

function sysctlErrors(
  field: string,
  { sysctls = [] }: PodSecurityContext,
  spec: PodSpec,
): readonly FieldError[] {
  const seen = new Set<string>();
  return sysctls.flatMap(({ name }, index) => {
    const place = `${field}[${index}].name`;
    const errors: FieldError[] = [];
    if (name === "") errors.push(required(place));
    else if (name.length > 253 || !sysctlPattern.test(name))
      errors.push(invalidValue(place, name, sysctlRule));
    else if (seen.has(name)) errors.push(duplicate(place, name));
    seen.add(name);
    return [...errors, ...hostSysctlErrors(place, name, spec)];
  });
}

const ipcNames = /^(?:kernel[./](?:sem|shmall|shmmax|shmmni|shm_rmid_forced|msg[^./]*)$|fs[./]mqueue[./])/;

function hostSysctlErrors(
  field: string,
  name: string,
  { hostNetwork, hostIPC }: PodSpec,
): readonly FieldError[] {
  if (hostNetwork === true && /^net[./]/.test(name)) {
    return [invalidValue(field, name, "may not be specified when 'hostNetwork' is true")];
  }
  return hostIPC === true && ipcNames.test(name)
    ? [invalidValue(field, name, "may not be specified when 'hostIPC' is true")]
    : [];
}

/** @models pkg/apis/core/validation/validation.go validateHostUsers, 1.33 */
export function hostUserErrors(field: string, spec: PodSpec): readonly FieldError[] {
  if (spec.hostUsers !== false) return [];
  const shared = [
    ["hostNetwork", spec.hostNetwork],
    ["HostPID", spec.hostPID],
    ["HostIPC", spec.hostIPC],
  ] as const;
  return shared
    .filter(([, isShared]) => isShared === true)
    .map(([name]) => forbiddenField(`${field}.${name}`, "when `pod.Spec.HostUsers` is false"));
}
