import type { PodSchedulingGate, PodSpec } from "kubernetes-types/core/v1";
import { duplicate, invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";
import { go } from "../go/go-value.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import { validateLabelMap } from "../selector-validation.ts";
import { inRange } from "../validation.ts";
import { validateAffinity } from "./affinity-validation.ts";
import {
  validateContainers,
  validateEphemeralContainers,
  validateInitContainers,
  type ContainerContext,
} from "./container-validation.ts";
import { validateDnsConfig, validateHostAliases } from "./dns-config-validation.ts";
import { validateResourceRequirements } from "./resource-validation.ts";
import { hostUserErrors, validatePodSecurityContext } from "./security-context-validation.ts";
import { validateTolerations } from "./toleration-validation.ts";
import { validateTopologySpread } from "./topology-spread-validation.ts";
import { validateVolumes, type VolumeContext } from "./volume-validation.ts";
import { hostProcessErrors, systemErrors } from "./windows-validation.ts";

export interface SpecContext extends VolumeContext {
  readonly minor: number;
}

const int32Max = 2_147_483_647;

/** @models pkg/apis/core/validation/validation.go ValidatePodSpec, 1.33 */
export function validatePodSpec(field: string, spec: PodSpec, about: SpecContext): readonly FieldError[] {
  const { volumes, errors } = validateVolumes(`${field}.volumes`, spec.volumes ?? [], about);
  const claims = (spec.resourceClaims ?? []).map(({ name }) => name).filter((name) => name !== "");
  const context: ContainerContext = { spec, volumes, claims, minor: about.minor };
  return [
    ...(spec.terminationGracePeriodSeconds === undefined
      ? [required(`${field}.terminationGracePeriodSeconds`)]
      : []),
    ...errors,
    ...resourceClaimErrors(`${field}.resourceClaims`, spec),
    ...validateContainers(`${field}.containers`, context),
    ...validateInitContainers(`${field}.initContainers`, context),
    ...validateEphemeralContainers(`${field}.ephemeralContainers`, context),
    ...hostNetworkErrors(`${field}.containers`, spec, about.isPod),
    ...policyErrors(field, spec),
    ...validateLabelMap(`${field}.nodeSelector`, spec.nodeSelector ?? {}),
    ...validatePodSecurityContext(`${field}.securityContext`, spec),
    ...schedulingErrors(field, spec, about.minor),
    ...hostProcessErrors(field, spec),
    ...hostUserErrors(field, spec),
    ...nameFieldErrors(field, spec),
    ...overheadErrors(`${field}.overhead`, spec.overhead),
    ...osErrors(field, spec),
  ];
}

const restartPolicies = ["Always", "OnFailure", "Never"];
const dnsPolicies = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];

/** A word that is missing is refused as missing; the list is in the order in which upstream names them. */
function wordErrors(
  field: string,
  word: string | undefined,
  known: readonly string[],
): readonly FieldError[] {
  if ((word ?? "") === "") return [required(field)];
  return known.includes(word ?? "") ? [] : [unsupported(field, word, known)];
}

function policyErrors(field: string, { restartPolicy, dnsPolicy }: PodSpec): readonly FieldError[] {
  return [
    ...wordErrors(`${field}.restartPolicy`, restartPolicy, restartPolicies),
    ...wordErrors(`${field}.dnsPolicy`, dnsPolicy, dnsPolicies),
  ];
}

function schedulingErrors(field: string, spec: PodSpec, minor: number): readonly FieldError[] {
  return [
    ...validateAffinity(`${field}.affinity`, spec.affinity),
    ...validateDnsConfig(`${field}.dnsConfig`, spec, minor),
    ...(spec.readinessGates ?? []).flatMap(({ conditionType }, index) =>
      qualifiedNameErrors(`${field}.readinessGates[${index}].conditionType`, conditionType ?? ""),
    ),
    ...gateErrors(`${field}.schedulingGates`, spec.schedulingGates ?? []),
    ...validateTopologySpread(`${field}.topologySpreadConstraints`, spec.topologySpreadConstraints ?? []),
  ];
}

function gateErrors(field: string, gates: readonly PodSchedulingGate[]): readonly FieldError[] {
  const seen = new Set<string>();
  return gates.flatMap(({ name }, index) => {
    const place = `${field}[${index}]`;
    const errors: FieldError[] = [...qualifiedNameErrors(place, name)];
    if (seen.has(name)) errors.push(duplicate(place, name));
    seen.add(name);
    return errors;
  });
}

function nameFieldErrors(field: string, spec: PodSpec): readonly FieldError[] {
  const { activeDeadlineSeconds: deadline, tolerations = [], hostAliases = [], preemptionPolicy } = spec;
  const name = (part: keyof PodSpec, rule = subdomain): readonly FieldError[] => {
    const value = spec[part];
    return typeof value !== "string" || value === "" ? [] : nameErrors(`${field}.${part}`, value, rule);
  };
  return [
    ...name("serviceAccountName"),
    ...name("nodeName"),
    ...(deadline === undefined ? [] : inRange(`${field}.activeDeadlineSeconds`, deadline, [1, int32Max])),
    ...name("hostname", dnsLabel),
    ...name("subdomain", dnsLabel),
    ...validateTolerations(`${field}.tolerations`, tolerations),
    ...validateHostAliases(`${field}.hostAliases`, hostAliases),
    ...name("priorityClassName"),
    ...name("runtimeClassName"),
    ...(preemptionPolicy === undefined
      ? []
      : wordErrors(`${field}.preemptionPolicy`, preemptionPolicy, ["PreemptLowerPriority", "Never"])),
  ];
}

function overheadErrors(field: string, overhead: PodSpec["overhead"]): readonly FieldError[] {
  return overhead === undefined ? [] : validateResourceRequirements(field, { limits: overhead });
}

/** @models pkg/apis/core/validation/validation.go validatePodHostNetworkDeps, 1.33 */
function hostNetworkErrors(field: string, spec: PodSpec, isPod: boolean): readonly FieldError[] {
  if (spec.hostNetwork !== true) return [];
  const why = "must match `containerPort` when `hostNetwork` is true";
  return (spec.containers ?? []).flatMap(({ ports = [] }, container) =>
    ports.flatMap(({ hostPort = 0, containerPort }, index) => {
      const isFine = hostPort === containerPort || (!isPod && hostPort === 0);
      const place = `${field}[${container}].ports[${index}].hostPort`;
      return isFine ? [] : [invalidValue(place, hostPort, why)];
    }),
  );
}

function osErrors(field: string, spec: PodSpec): readonly FieldError[] {
  if (spec.os === undefined) return [];
  const { name } = spec.os;
  if (name === "") return [required(`${field}.os.name`, "cannot be empty")];
  if (name !== "linux" && name !== "windows") return [unsupported(`${field}.os`, name, ["linux", "windows"])];
  return systemErrors(field, spec);
}

type Claim = {
  readonly name?: string;
  readonly resourceClaimName?: string;
  readonly resourceClaimTemplateName?: string;
};

/** @models pkg/apis/core/validation/validation.go validatePodResourceClaim, 1.33 */
function resourceClaimErrors(field: string, spec: PodSpec): readonly FieldError[] {
  const seen = new Set<string>();
  return ((spec.resourceClaims ?? []) as readonly Claim[]).flatMap((claim, index) => {
    const place = `${field}[${index}]`;
    const { name = "", resourceClaimName: own, resourceClaimTemplateName: template } = claim;
    const errors: FieldError[] = [];
    if (name === "") errors.push(required(`${place}.name`));
    else if (seen.has(name)) errors.push(duplicate(`${place}.name`, name));
    else errors.push(...nameErrors(`${place}.name`, name, dnsLabel));
    seen.add(name);
    const shown = go("core.PodResourceClaim", claim);
    if (own !== undefined && template !== undefined) {
      const why = "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified";
      errors.push(invalidValue(place, shown, why));
    }
    if (own === undefined && template === undefined) {
      const why = "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`";
      errors.push(invalidValue(place, shown, why));
    }
    if (own !== undefined) errors.push(...nameErrors(`${place}.resourceClaimName`, own, subdomain));
    if (template === undefined) return errors;
    return [...errors, ...nameErrors(`${place}.resourceClaimTemplateName`, template, subdomain)];
  });
}
