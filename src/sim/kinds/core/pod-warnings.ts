import type {
  Container,
  EnvVar,
  NodeSelectorTerm,
  PodAffinity,
  PodSpec,
  PodTemplateSpec,
} from "kubernetes-types/core/v1";
import type { RuleContext } from "../../api/rules.ts";
import { ipWarnings } from "../address-validation.ts";
import { deprecatedNodeLabels } from "../deprecated-labels.ts";
import { labelValueErrors } from "../qualified-name.ts";
import { claimSpecWarnings } from "./claim-spec-validation.ts";
import { containersOf } from "./pod-containers.ts";
import type { Pod } from "./pod.ts";
import { portWarnings } from "./port-warnings.ts";
import { isFractional, shownQuantity } from "./quantity-validation.ts";
import { unsimulatedFields } from "./unsimulated-fields.ts";
import { pathOverlapWarnings } from "./volume-path-warnings.ts";

type Annotations = Readonly<Record<string, string>>;

/** @models pkg/api/pod/warnings.go GetWarningsForPod, 1.33 */
export function podWarnings(object: Pod, old: Pod | undefined, { minor }: RuleContext): readonly string[] {
  const { metadata, spec } = object;
  const warnings = minor < 22 ? [] : specWarnings("", { spec, annotations: metadata.annotations ?? {} });
  return [...warnings, ...unsimulatedFields("spec", spec, old?.spec)];
}

interface Templates {
  readonly template: PodTemplateSpec | undefined;
  readonly old: PodTemplateSpec | undefined;
}

/** The warnings of what makes pods from a template; an update that leaves the template as it was has none. */
export function templateWarnings(
  field: string,
  { template, old }: Templates,
  { minor }: RuleContext,
): readonly string[] {
  const { spec, metadata } = template ?? {};
  if (spec === undefined) return [];
  const warnings =
    minor < 22 ? [] : specWarnings(`${field}.`, { spec, annotations: metadata?.annotations ?? {} });
  return [...warnings, ...unsimulatedFields(`${field}.spec`, spec, old?.spec)];
}

interface Warned {
  readonly spec: PodSpec;
  readonly annotations: Annotations;
}

function specWarnings(prefix: string, warned: Warned): readonly string[] {
  const { spec, annotations } = warned;
  return [
    ...labelWarnings(`${prefix}spec`, spec),
    ...annotationWarnings(`${prefix}metadata.annotations`, annotations),
    ...volumeWarnings(`${prefix}spec.volumes`, spec),
    ...pathOverlapWarnings(spec.volumes ?? []),
    ...listWarnings(`${prefix}spec`, spec),
    ...amountWarnings(`${prefix}spec.overhead`, spec.overhead),
    ...profileWarnings(prefix, warned),
    ...portWarnings(`${prefix}spec`, spec),
    ...((spec.terminationGracePeriodSeconds ?? 0) < 0
      ? [`${prefix}spec.terminationGracePeriodSeconds: ${negativeGrace}`]
      : []),
    ...nullSelectorWarnings(`${prefix}spec.affinity.podAffinity`, spec.affinity?.podAffinity),
    ...nullSelectorWarnings(`${prefix}spec.affinity.podAntiAffinity`, spec.affinity?.podAntiAffinity),
    ...(spec.dnsConfig?.nameservers ?? []).flatMap((ip, index) =>
      ipWarnings(`${prefix}spec.dnsConfig.nameservers[${index}]`, ip),
    ),
    ...(spec.hostAliases ?? []).flatMap(({ ip = "" }, index) =>
      ipWarnings(`${prefix}spec.hostAliases[${index}].ip`, ip),
    ),
  ];
}

const negativeGrace = "must be >= 0; negative values are invalid and will be treated as 1";
const nullSelector = "a null labelSelector results in matching no pod";

function labelWarnings(field: string, spec: PodSpec): readonly string[] {
  const { nodeSelector = {}, affinity, topologySpreadConstraints = [] } = spec;
  const place = `${field}.affinity.nodeAffinity`;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const preferred = affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  return [
    ...Object.keys(nodeSelector).flatMap((key) => {
      const message = deprecatedNodeLabels[key];
      return message === undefined ? [] : [`${field}.nodeSelector[${key}]: ${message}`];
    }),
    ...(required?.nodeSelectorTerms ?? []).flatMap((term, index) =>
      nodeTermWarnings(
        `${place}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[${index}]`,
        term,
      ),
    ),
    ...preferred.flatMap(({ preference }, index) => {
      const at = `${place}.preferredDuringSchedulingIgnoredDuringExecution[${index}].preference`;
      return [...nodeTermWarnings(at, preference), ...valueWarnings(at, preference)];
    }),
    ...topologySpreadConstraints.flatMap(({ topologyKey, labelSelector }, index) => {
      const at = `${field}.topologySpreadConstraints[${index}]`;
      const message = deprecatedNodeLabels[topologyKey];
      return [
        ...(message === undefined ? [] : [`${at}.topologyKey: ${topologyKey} is ${message}`]),
        ...(labelSelector === undefined ? [`${at}.labelSelector: ${nullSelector}`] : []),
      ];
    }),
  ];
}

/** @models pkg/api/node/util.go GetWarningsForNodeSelectorTerm, 1.33 */
export function nodeTermWarnings(field: string, term: NodeSelectorTerm | undefined): readonly string[] {
  return (term?.matchExpressions ?? []).flatMap(({ key }, index) => {
    const message = deprecatedNodeLabels[key];
    return message === undefined ? [] : [`${field}.matchExpressions[${index}].key: ${key} is ${message}`];
  });
}

function valueWarnings(field: string, term: NodeSelectorTerm | undefined): readonly string[] {
  return (term?.matchExpressions ?? []).flatMap(({ values = [] }, index) =>
    values.flatMap((value, at) =>
      labelValueErrors("", value).map(({ message }) => {
        const why = message.slice(`Invalid value: ${JSON.stringify(value)}: `.length);
        return `${field}.matchExpressions[${index}].values[${at}]: ${value} is invalid, ${why}`;
      }),
    ),
  );
}

function nullSelectorWarnings(field: string, affinity: PodAffinity | undefined): readonly string[] {
  const required = affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const preferred = affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  return [
    ...required.flatMap(({ labelSelector }, index) =>
      labelSelector === undefined
        ? [`${field}.requiredDuringSchedulingIgnoredDuringExecution[${index}].labelSelector: ${nullSelector}`]
        : [],
    ),
    ...preferred.flatMap(({ podAffinityTerm }, index) => {
      const place = `${field}.preferredDuringSchedulingIgnoredDuringExecution[${index}].podAffinityTerm`;
      return podAffinityTerm?.labelSelector === undefined ? [`${place}.labelSelector: ${nullSelector}`] : [];
    }),
  ];
}

const oldAnnotations: Readonly<Record<string, string>> = {
  "scheduler.alpha.kubernetes.io/critical-pod":
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  "security.alpha.kubernetes.io/sysctls": 'non-functional in v1.11+; use the "sysctls" field instead',
  "security.alpha.kubernetes.io/unsafe-sysctls": 'non-functional in v1.11+; use the "sysctls" field instead',
};

function annotationWarnings(field: string, annotations: Annotations): readonly string[] {
  return Object.entries(oldAnnotations)
    .filter(([key]) => annotations[key] !== undefined)
    .map(([key, message]) => `${field}[${key}]: ${message}`);
}

const oldVolumes: Readonly<Record<string, string>> = {
  photonPersistentDisk: "deprecated in v1.11, non-functional in v1.16+",
  gitRepo: "deprecated in v1.11, and disabled by default in v1.33+",
  scaleIO: "deprecated in v1.16, non-functional in v1.22+",
  flocker: "deprecated in v1.22, non-functional in v1.25+",
  storageos: "deprecated in v1.22, non-functional in v1.25+",
  quobyte: "deprecated in v1.22, non-functional in v1.25+",
  glusterfs: "deprecated in v1.25, non-functional in v1.26+",
  ephemeral: "",
  cephfs: "deprecated in v1.28, non-functional in v1.31+",
  rbd: "deprecated in v1.28, non-functional in v1.31+",
};

function volumeWarnings(field: string, { volumes = [] }: PodSpec): readonly string[] {
  return volumes.flatMap((volume, index) =>
    Object.entries(oldVolumes).flatMap(([source, message]) => {
      if ((volume as unknown as Readonly<Record<string, unknown>>)[source] === undefined) return [];
      const place = `${field}[${index}]`;
      if (message !== "") return [`${place}.${source === "storageos" ? "storageOS" : source}: ${message}`];
      const template = volume.ephemeral?.volumeClaimTemplate;
      return claimSpecWarnings(`${place}.ephemeral.volumeClaimTemplate.spec`, template?.spec ?? {});
    }),
  );
}

function listWarnings(
  field: string,
  { hostAliases = [], imagePullSecrets = [] }: PodSpec,
): readonly string[] {
  const names = imagePullSecrets.map(({ name = "" }) => name);
  return [
    ...repeated(hostAliases.map(({ ip = "" }) => ip)).map(
      ([index, ip]) => `${field}.hostAliases[${index}].ip: duplicate ip ${JSON.stringify(ip)}`,
    ),
    ...repeated(names).map(
      ([index, name]) => `${field}.imagePullSecrets[${index}].name: duplicate name ${JSON.stringify(name)}`,
    ),
    ...names.flatMap((name, index) =>
      name === "" ? [`${field}.imagePullSecrets[${index}].name: invalid empty name ""`] : [],
    ),
  ];
}

function repeated(words: readonly string[]): readonly (readonly [index: number, word: string])[] {
  const seen = new Set<string>();
  return words.flatMap((word, index) => {
    if (seen.has(word)) return [[index, word] as const];
    seen.add(word);
    return [];
  });
}

function amountWarnings(
  field: string,
  amounts: Annotations | undefined,
  names = ["memory", "ephemeral-storage"],
): readonly string[] {
  return names.flatMap((name) => {
    const amount = amounts?.[name];
    if (amount === undefined || !isFractional(amount)) return [];
    const shown = JSON.stringify(shownQuantity(amount));
    return [`${field}[${name}]: fractional byte value ${shown} is invalid, must be an integer`];
  });
}

const seccompPod = "seccomp.security.alpha.kubernetes.io/pod";
const seccompContainer = "container.seccomp.security.alpha.kubernetes.io/";
const appArmor = "container.apparmor.security.beta.kubernetes.io/";
const useSeccomp = 'non-functional in v1.27+; use the "seccompProfile" field instead';
const useAppArmor = 'deprecated since v1.30; use the "appArmorProfile" field instead';

type Profiled = { readonly seccompProfile?: unknown; readonly appArmorProfile?: unknown };

/** Annotations that fields have replaced, amounts of half bytes, and variables that hide others. */
function profileWarnings(prefix: string, { spec, annotations }: Warned): readonly string[] {
  const place = `${prefix}metadata.annotations`;
  const ofPod = (spec.securityContext ?? {}) as Profiled;
  const warnings: string[] =
    ofPod.seccompProfile === undefined && annotations[seccompPod] !== undefined
      ? [`${place}[${seccompPod}]: ${useSeccomp}`]
      : [];
  for (const { container, path } of containersOf(spec)) {
    const own = (container.securityContext ?? {}) as Profiled;
    const seccomp = `${seccompContainer}${container.name}`;
    const armor = `${appArmor}${container.name}`;
    if (own.seccompProfile === undefined && annotations[seccomp] !== undefined) {
      warnings.push(`${place}[${seccomp}]: ${useSeccomp}`);
    }
    const isArmored = own.appArmorProfile !== undefined || ofPod.appArmorProfile !== undefined;
    if (!isArmored && annotations[armor] !== undefined) warnings.push(`${place}[${armor}]: ${useAppArmor}`);
    warnings.push(...containerWarnings(`${prefix}spec.${path}`, container));
  }
  return warnings;
}

function containerWarnings(place: string, { resources = {}, env = [] }: Container): readonly string[] {
  const { limits, requests } = resources;
  return [
    ...amountWarnings(`${place}.resources.limits`, limits, ["memory"]),
    ...amountWarnings(`${place}.resources.requests`, requests, ["memory"]),
    ...amountWarnings(`${place}.resources.limits`, limits, ["ephemeral-storage"]),
    ...amountWarnings(`${place}.resources.requests`, requests, ["ephemeral-storage"]),
    ...hidingWarnings(`${place}.env`, env),
  ];
}

function hidingWarnings(field: string, variables: readonly EnvVar[]): readonly string[] {
  const seen = new Set<string>();
  return variables.flatMap(({ name, value = "", valueFrom }, index) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const reference = `$(${name})`;
    const isFine = valueFrom === undefined && value !== reference && value.includes(reference);
    if (isFine) return [];
    return [
      `${field}[${index}]: hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`,
    ];
  });
}
