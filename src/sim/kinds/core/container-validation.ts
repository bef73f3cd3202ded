import type { Container, ContainerPort, EphemeralContainer, PodSpec } from "kubernetes-types/core/v1";
import {
  duplicate,
  forbiddenField,
  invalidValue,
  notFoundField,
  required,
  type FieldError,
} from "../../api/field-error.ts";
import { dnsLabel, nameErrors } from "../../api/names.ts";
import { inRange, oneOf, portNameErrors } from "../validation.ts";
import { validateEnvFrom, validateEnvironment } from "./env-validation.ts";
import { validateDevices, validateMounts, type Volumes } from "./mount-validation.ts";
import { validateLifecycle, validateProbe, type PodTimes, type ProbeName } from "./probe-validation.ts";
import { resizePolicyErrors } from "./resize-policy-validation.ts";
import { validateResourceRequirements } from "./resource-validation.ts";
import { validateSecurityContext } from "./security-context-validation.ts";

/** The pod around its containers. */
export interface ContainerContext {
  readonly spec: PodSpec;
  readonly volumes: Volumes;
  /** The names of the pod's resource claims. */
  readonly claims: readonly string[];
  readonly minor: number;
}

const protocols = ["SCTP", "TCP", "UDP"];
const pullPolicies = ["Always", "IfNotPresent", "Never"];
const probeNames: readonly ProbeName[] = ["livenessProbe", "readinessProbe", "startupProbe"];

/** @models pkg/apis/core/validation/validation.go validateContainers, 1.33 */
export function validateContainers(field: string, context: ContainerContext): readonly FieldError[] {
  const containers = context.spec.containers ?? [];
  if (containers.length === 0) return [required(field)];
  const names = new Set<string>();
  const errors = containers.flatMap((container, index) => {
    const place = `${field}[${index}]`;
    const found: FieldError[] = [
      ...commonErrors(place, container, context),
      ...takenName(place, container, names),
      ...runningErrors(place, container, context),
    ];
    if (container.restartPolicy !== undefined) {
      found.push(forbiddenField(`${place}.restartPolicy`, "may not be set for non-init containers"));
    }
    return found;
  });
  return [...errors, ...hostPortErrors(field, containers)];
}

const initRefusal = "may not be set for init containers without restartPolicy=Always";

/** @models pkg/apis/core/validation/validation.go validateInitContainers, 1.33 */
export function validateInitContainers(field: string, context: ContainerContext): readonly FieldError[] {
  const names = new Set((context.spec.containers ?? []).map(({ name }) => name));
  return (context.spec.initContainers ?? []).flatMap((container, index) => {
    const place = `${field}[${index}]`;
    const { restartPolicy } = container;
    const errors: FieldError[] = [
      ...commonErrors(place, container, context),
      ...oneOf(`${place}.restartPolicy`, restartPolicy, ["Always"]),
      ...takenName(place, container, names),
      ...hostPortErrors(field, [container]),
    ];
    if (restartPolicy === "Always") return [...errors, ...runningErrors(place, container, context)];
    const given = (["lifecycle", ...probeNames] as const).filter((name) => container[name] !== undefined);
    return [...errors, ...given.map((name) => forbiddenField(`${place}.${name}`, initRefusal))];
  });
}

/** What an ephemeral container may say; the rest belongs to containers that do the pod's work. */
const ofEphemeral = new Set([
  "name",
  "image",
  "command",
  "args",
  "workingDir",
  "envFrom",
  "env",
  "volumeMounts",
  "volumeDevices",
  "terminationMessagePath",
  "terminationMessagePolicy",
  "imagePullPolicy",
  "securityContext",
  "stdin",
  "stdinOnce",
  "tty",
  "targetContainerName",
]);

/** The order in which Go has the others. */
const notOfEphemeral = [
  "ports",
  "resources",
  "resizePolicy",
  "restartPolicy",
  "livenessProbe",
  "readinessProbe",
  "startupProbe",
  "lifecycle",
] as const;

const ephemeralRefusal = "cannot be set for an Ephemeral Container";

/** @models pkg/apis/core/validation/validation.go validateEphemeralContainers, 1.33 */
export function validateEphemeralContainers(field: string, context: ContainerContext): readonly FieldError[] {
  const { spec } = context;
  const others = new Set(
    [...(spec.containers ?? []), ...(spec.initContainers ?? [])].map(({ name }) => name),
  );
  const names = new Set(others);
  return (spec.ephemeralContainers ?? []).flatMap((container, index) => {
    const place = `${field}[${index}]`;
    const errors: FieldError[] = [
      ...commonErrors(place, container, context),
      ...imageSpaceErrors(place, container),
      ...takenName(place, container, names),
    ];
    const { targetContainerName: target = "" } = container;
    if (target !== "" && !others.has(target)) {
      errors.push(notFoundField(`${place}.targetContainerName`, target));
    }
    return [...errors, ...ephemeralFieldErrors(place, container)];
  });
}

function ephemeralFieldErrors(place: string, container: EphemeralContainer): readonly FieldError[] {
  const given = notOfEphemeral.filter((name) => !ofEphemeral.has(name) && isSet(container[name]));
  const paths = (container.volumeMounts ?? []).flatMap((mount, index) =>
    (["subPath", "subPathExpr"] as const)
      .filter((name) => (mount[name] ?? "") !== "")
      .map((name) => `volumeMounts[${index}].${name}`),
  );
  return [...given, ...paths].map((path) => forbiddenField(`${place}.${path}`, ephemeralRefusal));
}

function isSet(value: unknown): boolean {
  if (value === undefined) return false;
  return typeof value !== "object" || value === null || Object.keys(value).length > 0;
}

/** @models pkg/apis/core/validation/validation.go validateContainerOnlyForPod, 1.33 */
export function imageSpaceErrors(
  place: string,
  { image = "" }: Pick<Container, "image">,
): readonly FieldError[] {
  if (image === image.trim()) return [];
  return [invalidValue(`${place}.image`, image, "must not have leading or trailing whitespace")];
}

function takenName(
  place: string,
  { name }: Pick<Container, "name">,
  names: Set<string>,
): readonly FieldError[] {
  const key = name ?? "";
  if (names.has(key)) return [duplicate(`${place}.name`, key)];
  names.add(key);
  return [];
}

/** @models pkg/apis/core/validation/validation.go validateContainerCommon, 1.33 */
function commonErrors(place: string, container: Container, context: ContainerContext): readonly FieldError[] {
  const { name, image = "", resources = {}, securityContext } = container;
  const { volumes, claims, minor, spec } = context;
  return [
    ...(name === "" ? [required(`${place}.name`)] : nameErrors(`${place}.name`, name, dnsLabel)),
    ...(image === "" ? [required(`${place}.image`)] : []),
    ...oneOf(`${place}.terminationMessagePolicy`, container.terminationMessagePolicy, [
      "File",
      "FallbackToLogsOnError",
    ]),
    ...containerPortErrors(`${place}.ports`, container.ports ?? []),
    ...validateEnvironment(`${place}.env`, container.env ?? [], minor),
    ...validateEnvFrom(`${place}.envFrom`, container.envFrom ?? [], minor),
    ...validateMounts(`${place}.volumeMounts`, container, volumes),
    ...validateDevices(`${place}.volumeDevices`, container, volumes),
    ...oneOf(`${place}.imagePullPolicy`, container.imagePullPolicy, pullPolicies),
    ...validateResourceRequirements(`${place}.resources`, resources, { claims }),
    ...resizePolicyErrors(`${place}.resizePolicy`, container, spec),
    ...(securityContext === undefined
      ? []
      : validateSecurityContext(`${place}.securityContext`, securityContext, {
          hostUsers: spec.hostUsers ?? true,
        })),
  ];
}

/** Hooks and probes, for containers that go on running. */
function runningErrors(
  place: string,
  container: Container,
  context: ContainerContext,
): readonly FieldError[] {
  const { spec, minor } = context;
  const times: PodTimes = { graceSeconds: spec.terminationGracePeriodSeconds, os: spec.os?.name, minor };
  const { lifecycle } = container;
  return [
    ...(lifecycle === undefined ? [] : validateLifecycle(`${place}.lifecycle`, lifecycle, times)),
    ...probeNames.flatMap((name) => {
      const probe = container[name];
      return probe === undefined ? [] : validateProbe(`${place}.${name}`, probe, { ...times, name });
    }),
  ];
}

function containerPortErrors(field: string, ports: readonly ContainerPort[]): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap(({ name = "", containerPort, hostPort, protocol }, index) => {
    const place = `${field}[${index}]`;
    const errors: FieldError[] = name === "" ? [] : [...portNameErrors(`${place}.name`, name)];
    if (name !== "" && errors.length === 0) {
      if (names.has(name)) errors.push(duplicate(`${place}.name`, name));
      names.add(name);
    }
    if (!containerPort) errors.push(required(`${place}.containerPort`));
    else errors.push(...inRange(`${place}.containerPort`, containerPort, [1, 65_535]));
    if (hostPort) errors.push(...inRange(`${place}.hostPort`, hostPort, [1, 65_535]));
    return [...errors, ...oneOf(`${place}.protocol`, protocol, protocols)];
  });
}

/** @models pkg/apis/core/validation/validation.go checkHostPortConflicts, 1.33 */
function hostPortErrors(field: string, containers: readonly Container[]): readonly FieldError[] {
  const taken = new Set<string>();
  return containers.flatMap(({ ports = [] }, container) =>
    ports.flatMap(({ protocol = "", hostIP = "", hostPort = 0 }, index) => {
      const key = `${protocol}/${hostIP}/${hostPort}`;
      if (hostPort === 0) return [];
      if (taken.has(key)) return [duplicate(`${field}[${container}].ports[${index}].hostPort`, key)];
      taken.add(key);
      return [];
    }),
  );
}
