import type { ObjectMeta } from "kubernetes-types/meta/v1";
import { byteLength } from "../kernel/text.ts";
import { jsonEqual } from "../wire/json.ts";
import { invalidValue, required, tooLong, type FieldError } from "./field-error.ts";
import { subdomain, type NameRule } from "./names.ts";

const annotationsBytesMax = 256 * 1024;
const qualifiedName = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const labelValue = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

const nameShape =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character " +
  "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

const valueShape =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and " +
  "end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is " +
  "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/**
 * @models staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go ValidateObjectMetaAccessor, 1.33
 */
export function validateMetadata(metadata: ObjectMeta, rule: NameRule): readonly FieldError[] {
  const errors: FieldError[] = [];
  const { name = "", generateName } = metadata;
  if (name === "") errors.push(required("metadata.name", generateName === undefined ? eitherName : ""));
  else pushWrong(errors, "metadata.name", name, rule(name));
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    pushWrong(errors, "metadata.labels", key, wrongKey(key));
    pushWrong(errors, "metadata.labels", value, wrongLabelValue(value));
  }
  errors.push(...validateAnnotations(metadata.annotations ?? {}));
  for (const finalizer of metadata.finalizers ?? []) {
    pushWrong(errors, "metadata.finalizers", finalizer, wrongKey(finalizer));
  }
  return errors;
}

const eitherName = "name or generateName is required";

/** The labels of something inside a spec: a template, a selector. */
export function validateLabels(
  field: string,
  labels: Readonly<Record<string, string>>,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  for (const [key, value] of Object.entries(labels)) {
    pushWrong(errors, field, key, wrongKey(key));
    pushWrong(errors, field, value, wrongLabelValue(value));
  }
  return errors;
}

function validateAnnotations(annotations: Readonly<Record<string, string>>): readonly FieldError[] {
  const errors: FieldError[] = [];
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations)) {
    pushWrong(errors, "metadata.annotations", key, wrongKey(key.toLowerCase()));
    bytes += byteLength(key) + byteLength(value);
  }
  if (bytes > annotationsBytesMax) errors.push(tooLong("metadata.annotations", annotationsBytesMax));
  return errors;
}

function pushWrong(errors: FieldError[], field: string, value: string, wrong: string | undefined): void {
  if (wrong !== undefined) errors.push(invalidValue(field, value, wrong));
}

/** What is wrong with the key of a label, annotation or taint. */
export function wrongKey(key: string): string | undefined {
  const parts = key.split("/");
  const [first = "", second] = parts;
  if (parts.length > 2) {
    return `a qualified name ${nameShape.slice(0, -1)} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;
  }
  if (second !== undefined) {
    if (first === "") return "prefix part must be non-empty";
    const wrong = subdomain(first);
    if (wrong !== undefined) return `prefix part ${wrong}`;
  }
  const name = second ?? first;
  if (name === "") return "name part must be non-empty";
  if (name.length > 63) return "name part must be no more than 63 bytes";
  return qualifiedName.test(name) ? undefined : `name part ${nameShape}`;
}

function wrongLabelValue(value: string): string | undefined {
  if (value.length > 63) return "must be no more than 63 bytes";
  return labelValue.test(value) ? undefined : valueShape;
}

const immutable = ["name", "namespace", "uid", "creationTimestamp", "deletionTimestamp"] as const;

/** What an update may not change. */
export function validateMetadataUpdate(metadata: ObjectMeta, old: ObjectMeta): readonly FieldError[] {
  return immutable
    .filter((field) => !jsonEqual(metadata[field], old[field]))
    .map((field) => invalidValue(`metadata.${field}`, metadata[field], "field is immutable"));
}
