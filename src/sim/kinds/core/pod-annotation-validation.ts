import type { PodSpec } from "kubernetes-types/core/v1";
import { forbiddenField, invalidValue, type FieldError } from "../../api/field-error.ts";
import type { StoredMeta } from "../../wire/object.ts";
import { containersOf } from "./pod-containers.ts";
import { descendingPath } from "./path-validation.ts";

export type Annotations = Readonly<Record<string, string>>;

const mirror = "kubernetes.io/config.mirror";
const deletionCost = "controller.kubernetes.io/pod-deletion-cost";
const seccompPod = "seccomp.security.alpha.kubernetes.io/pod";
const seccompContainer = "container.seccomp.security.alpha.kubernetes.io/";
const appArmor = "container.apparmor.security.beta.kubernetes.io/";
const int32Max = 2_147_483_647;

/** @models pkg/apis/core/validation/validation.go ValidatePodSpecificAnnotations, 1.33 */
export function podAnnotationErrors(
  field: string,
  annotations: Annotations,
  spec: PodSpec,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const mirrored = annotations[mirror];
  if (mirrored !== undefined && (spec.nodeName ?? "") === "") {
    const why = "must set spec.nodeName if mirror pod annotation is set";
    errors.push(invalidValue(`${field}[${mirror}]`, mirrored, why));
  }
  const cost = annotations[deletionCost];
  if (cost !== undefined && !isInt32(cost)) {
    errors.push(invalidValue(`${field}[${deletionCost}]`, cost, "must be a 32bit integer"));
  }
  for (const [key, value] of Object.entries(annotations)) {
    if (key === seccompPod || key.startsWith(seccompContainer)) {
      errors.push(...seccompErrors(`${field}.${key}`, value));
    }
    if (key.startsWith(appArmor)) errors.push(...appArmorErrors(`${field}[${key}]`, value, { key, spec }));
  }
  return errors;
}

function isInt32(text: string): boolean {
  if (!/^-?(?:0|[1-9]\d{0,9})$/.test(text)) return false;
  const value = Number(text);
  return value >= -int32Max - 1 && value <= int32Max;
}

function seccompErrors(field: string, profile: string): readonly FieldError[] {
  if (["runtime/default", "docker/default", "unconfined"].includes(profile)) return [];
  if (profile.startsWith("localhost/")) return descendingPath(field, profile.slice("localhost/".length));
  return [invalidValue(field, profile, "must be a valid seccomp profile")];
}

interface AppArmor {
  readonly key: string;
  readonly spec: PodSpec;
}

function appArmorErrors(field: string, profile: string, { key, spec }: AppArmor): readonly FieldError[] {
  const name = key.slice(appArmor.length);
  const isThere = containersOf(spec).some(({ container }) => container.name === name);
  const isRight = ["", "runtime/default", "unconfined"].includes(profile) || profile.startsWith("localhost/");
  const why = `invalid AppArmor profile name: ${JSON.stringify(profile)}`;
  return [
    ...(isThere ? [] : [invalidValue(field, name, "container not found")]),
    ...(isRight ? [] : [invalidValue(field, profile, why)]),
  ];
}

/** @models pkg/apis/core/validation/validation.go ValidatePodSpecificAnnotationUpdates, 1.33 */
export function annotationUpdateErrors(
  field: string,
  { annotations: now = {} }: Pick<StoredMeta, "annotations">,
  { annotations: before = {} }: Pick<StoredMeta, "annotations">,
): readonly FieldError[] {
  const changed = Object.keys(before).filter((key) => now[key] !== before[key]);
  const added = Object.keys(now).filter((key) => before[key] === undefined);
  const refused = (key: string, verb: string): readonly FieldError[] => {
    const what = key.startsWith(appArmor) ? "AppArmor annotations" : "mirror pod annotation";
    const isFixed = key.startsWith(appArmor) || key === mirror;
    return isFixed ? [forbiddenField(`${field}[${key}]`, `may not ${verb} ${what}`)] : [];
  };
  return [
    ...changed.flatMap((key) => refused(key, "remove or update")),
    ...added.flatMap((key) => refused(key, "add")),
  ];
}

interface Profile {
  readonly type?: string;
  readonly localhostProfile?: string;
}

/** The older annotations must say what the fields say, if both are there. */
const kinds = [
  {
    name: "seccomp",
    field: "seccompProfile",
    podKey: seccompPod,
    prefix: seccompContainer,
    defaults: ["runtime/default", "docker/default"],
    isInherited: false,
  },
  {
    name: "apparmor",
    field: "appArmorProfile",
    podKey: undefined,
    prefix: appArmor,
    defaults: ["runtime/default"],
    isInherited: true,
  },
] as const;

/** @models pkg/apis/core/validation/validation.go validateSeccompAnnotationsAndFields, 1.33 */
export function profileMatchErrors(
  field: string,
  annotations: Annotations,
  spec: PodSpec,
): readonly FieldError[] {
  return kinds.flatMap((kind) => {
    const ofPod = profileOf(spec.securityContext, kind.field);
    const podText = kind.podKey === undefined ? undefined : annotations[kind.podKey];
    const errors = mismatch(`${field}.securityContext.${kind.field}`, {
      kind,
      profile: ofPod,
      text: podText,
    });
    const ofContainers = containersOf(spec).flatMap(({ container, path }) => {
      const own = profileOf(container.securityContext, kind.field);
      const profile = own ?? (kind.isInherited ? ofPod : undefined);
      const text = annotations[`${kind.prefix}${container.name}`];
      return mismatch(`${field}.${path}.securityContext.${kind.field}`, { kind, profile, text });
    });
    return [...errors, ...ofContainers];
  });
}

function profileOf(context: object | undefined, field: string): Profile | undefined {
  return (context as Readonly<Record<string, Profile | undefined>> | undefined)?.[field];
}

interface Match {
  readonly kind: (typeof kinds)[number];
  readonly profile: Profile | undefined;
  readonly text: string | undefined;
}

function mismatch(field: string, { kind, profile, text }: Match): readonly FieldError[] {
  if (profile === undefined || text === undefined) return [];
  const wrongType = [forbiddenField(`${field}.type`, `${kind.name} type in annotation and field must match`)];
  if (profile.type === "Unconfined") return text === "unconfined" ? [] : wrongType;
  if (profile.type === "RuntimeDefault") {
    return (kind.defaults as readonly string[]).includes(text) ? [] : wrongType;
  }
  if (profile.type !== "Localhost") return [];
  if (!text.startsWith("localhost/")) return wrongType;
  if (text.slice("localhost/".length) === profile.localhostProfile) return [];
  const why = `${kind.name} profile in annotation and field must match`;
  return [forbiddenField(`${field}.localhostProfile`, why)];
}
