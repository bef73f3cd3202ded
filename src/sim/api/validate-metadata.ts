import type { ObjectMeta, OwnerReference } from "kubernetes-types/meta/v1";
import { byteLength } from "../kernel/text.ts";
import { jsonEqual } from "../wire/json.ts";
import { wrongsOfLabelValue, wrongsOfQualifiedName } from "../wire/qualified-name.ts";
import { forbiddenField, GoText, invalidValue, required, tooLong, type FieldError } from "./field-error.ts";
import { pathSegment, type NameRule } from "./names.ts";

const annotationsBytesMax = 256 * 1024;
const standardFinalizers: ReadonlySet<string> = new Set(["kubernetes", "orphan", "foregroundDeletion"]);

type Texts = Readonly<Record<string, string>>;

/**
 * The metadata of an object of a built-in kind.
 * @models pkg/apis/core/validation/validation.go ValidateObjectMeta, 1.33
 */
export function validateMetadata(metadata: ObjectMeta, rule: NameRule): readonly FieldError[] {
  return [...validateAnyMetadata(metadata, rule), ...validateStandardFinalizers(metadata.finalizers ?? [])];
}

/**
 * The metadata of an object of any kind.
 * @models staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go ValidateObjectMetaAccessor, 1.33
 */
export function validateAnyMetadata(metadata: ObjectMeta, rule: NameRule): readonly FieldError[] {
  return [
    ...validateName(metadata, rule),
    ...validateLabels("metadata.labels", metadata.labels ?? {}),
    ...validateAnnotations("metadata.annotations", metadata.annotations ?? {}),
    ...validateOwnerReferences(metadata.ownerReferences ?? []),
    ...validateFinalizers(metadata.finalizers ?? []),
  ];
}

function validateName({ name = "", generateName = "" }: ObjectMeta, rule: NameRule): readonly FieldError[] {
  const errors: FieldError[] = [];
  // What follows a generated name's base makes a dash at its end right.
  const base = generateName.endsWith("-") ? `${generateName.slice(0, -1)}a` : generateName;
  const wrongBase = generateName === "" ? undefined : rule(base);
  if (wrongBase !== undefined) errors.push(invalidValue("metadata.generateName", generateName, wrongBase));
  if (name === "") return [...errors, required("metadata.name", "name or generateName is required")];
  const wrong = rule(name);
  return wrong === undefined ? errors : [...errors, invalidValue("metadata.name", name, wrong)];
}

/** Of an object, a template, a selector. */
export function validateLabels(field: string, labels: Texts): readonly FieldError[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...wrongsOfQualifiedName(key).map((wrong) => invalidValue(field, key, wrong)),
    ...wrongsOfLabelValue(value).map((wrong) => invalidValue(field, value, wrong)),
  ]);
}

/** Keys that are names whatever their case, and 256 KiB in all. */
export function validateAnnotations(field: string, annotations: Texts): readonly FieldError[] {
  const errors: FieldError[] = [];
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations)) {
    for (const wrong of wrongsOfQualifiedName(key.toLowerCase()))
      errors.push(invalidValue(field, key, wrong));
    bytes += byteLength(key) + byteLength(value);
  }
  if (bytes > annotationsBytesMax) errors.push(tooLong(field, annotationsBytesMax));
  return errors;
}

const ownersField = "metadata.ownerReferences";

function validateOwnerReferences(owners: readonly OwnerReference[]): readonly FieldError[] {
  const errors: FieldError[] = [];
  let controller: string | undefined;
  for (const owner of owners) {
    errors.push(...validateOwner(owner));
    if (owner.controller !== true) continue;
    const name = `${owner.kind}/${owner.name}`;
    if (controller === undefined) controller = name;
    else {
      const why = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`;
      errors.push(invalidValue(ownersField, new GoText(goOwners(owners)), why));
    }
  }
  return errors;
}

function validateOwner({ apiVersion, kind, name, uid }: OwnerReference): readonly FieldError[] {
  const errors: FieldError[] = [];
  const slashes = apiVersion.split("/").length - 1;
  const version = slashes > 1 ? "" : (apiVersion.split("/").at(-1) ?? "");
  if (version === "")
    errors.push(invalidValue(`${ownersField}.apiVersion`, apiVersion, "version must not be empty"));
  for (const [field, value] of Object.entries({ kind, name, uid })) {
    if (value === "")
      errors.push(invalidValue(`${ownersField}.${field}`, value, `${field} must not be empty`));
  }
  if (apiVersion === "v1" && kind === "Event") {
    errors.push(invalidValue(ownersField, new GoText(goOwner({ apiVersion, kind, name, uid })), banned));
  }
  return errors;
}

const banned = "/v1, Kind=Event is disallowed from being an owner";

/** As Go prints a list of structs; addresses are made up. */
function goOwners(owners: readonly OwnerReference[]): string {
  return `[]v1.OwnerReference{${owners.map((owner) => goOwner(owner)).join(", ")}}`;
}

function goOwner({ apiVersion, kind, name, uid, controller, blockOwnerDeletion }: OwnerReference): string {
  const texts = Object.entries({ APIVersion: apiVersion, Kind: kind, Name: name, UID: uid });
  const flags = Object.entries({ Controller: controller, BlockOwnerDeletion: blockOwnerDeletion });
  const fields = [
    ...texts.map(([field, value]) => `${field}:${JSON.stringify(value)}`),
    ...flags.map(([field, value]) => `${field}:(*bool)(${value === undefined ? "nil" : "0xc000a1b2c3"})`),
  ];
  return `v1.OwnerReference{${fields.join(", ")}}`;
}

function validateFinalizers(finalizers: readonly string[]): readonly FieldError[] {
  const field = "metadata.finalizers";
  const errors = finalizers.flatMap((one) =>
    wrongsOfQualifiedName(one).map((wrong) => invalidValue(field, one, wrong)),
  );
  if (!finalizers.includes("orphan") || !finalizers.includes("foregroundDeletion")) return errors;
  return [
    ...errors,
    invalidValue(field, finalizers, "finalizer orphan and foregroundDeletion cannot be both set"),
  ];
}

/** Finalizers of built-in kinds are Kubernetes' own, or begin with a domain. */
function validateStandardFinalizers(finalizers: readonly string[]): readonly FieldError[] {
  return finalizers.flatMap((one, index) => {
    if (one.includes("/") || standardFinalizers.has(one)) return [];
    const why = "name is neither a standard finalizer name nor is it fully qualified";
    return [invalidValue(`metadata.finalizers[${index}]`, one, why)];
  });
}

/** The first thing that is wrong with the key of a label, annotation or taint. */
export function wrongKey(key: string): string | undefined {
  return wrongsOfQualifiedName(key)[0];
}

const immutable = [
  "name",
  "namespace",
  "uid",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
] as const;

/**
 * What an update may not change, of any kind.
 * @models staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go ValidateObjectMetaAccessorUpdate, 1.33
 */
export function validateMetadataUpdate(metadata: ObjectMeta, old: ObjectMeta): readonly FieldError[] {
  return [
    ...validateNewFinalizers(metadata, old),
    ...immutable
      .filter((field) => !jsonEqual(metadata[field], old[field]))
      .map((field) => invalidValue(`metadata.${field}`, metadata[field], "field is immutable")),
    ...validateLabels("metadata.labels", metadata.labels ?? {}),
    ...validateAnnotations("metadata.annotations", metadata.annotations ?? {}),
    ...validateOwnerReferences(metadata.ownerReferences ?? []),
  ];
}

function validateNewFinalizers({ finalizers = [] }: ObjectMeta, old: ObjectMeta): readonly FieldError[] {
  if (old.deletionTimestamp === undefined) return [];
  const extra = [...new Set(finalizers)].filter((one) => old.finalizers?.includes(one) !== true).toSorted();
  if (extra.length === 0) return [];
  const list = extra.map((one) => JSON.stringify(one)).join(", ");
  const why = `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list}}`;
  return [forbiddenField("metadata.finalizers", why)];
}

/**
 * All that is found wrong with the metadata of an update: what the generic code finds, and what the kind's own finds
 * once more. Each is a cause of its own.
 * @models staging/src/k8s.io/apiserver/pkg/registry/rest/update.go BeforeUpdate, 1.33
 */
export function validateWholeUpdate(
  metadata: ObjectMeta,
  old: ObjectMeta,
  rule: NameRule,
): readonly FieldError[] {
  const changed = validateMetadataUpdate(metadata, old);
  return [
    ...validateAnyMetadata(metadata, pathSegment),
    ...changed,
    ...changed,
    ...validateStandardFinalizers(metadata.finalizers ?? []),
    ...validateMetadata(metadata, rule),
  ];
}
