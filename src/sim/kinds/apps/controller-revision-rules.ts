import { GoText, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { isObject, jsonEqual } from "../../wire/json.ts";
import { ageColumn } from "../columns.ts";
import { notNegative } from "../validation.ts";
import type { ControllerRevision } from "./controller-revisions.ts";

/** `statefulset.apps/web` */
function ownerOf({ metadata }: ControllerRevision): string {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner === undefined) return "<none>";
  const slash = owner.apiVersion.indexOf("/");
  const type = slash === -1 ? owner.kind : `${owner.kind}.${owner.apiVersion.slice(0, slash)}`;
  return `${type.toLowerCase()}/${owner.name}`;
}

/** @models pkg/apis/apps/validation/validation.go ValidateControllerRevisionCreate, 1.33 */
function validate(object: ControllerRevision, old: ControllerRevision | undefined): readonly FieldError[] {
  const errors: FieldError[] = [...notNegative("revision", object.revision)];
  if (old === undefined) errors.push(...dataErrors(object.data));
  else if (!jsonEqual(object.data, old.data)) {
    errors.push(invalidValue("data", new GoText(goRaw(object.data)), "field is immutable"));
  }
  return errors;
}

function dataErrors(data: unknown): readonly FieldError[] {
  if (data === undefined || data === null) return [required("data", "data is mandatory")];
  return isObject(data) ? [] : [required("data", "data must be a valid JSON object")];
}

/** runtime.RawExtension as Go prints it: the bytes of its JSON. */
function goRaw(data: unknown): string {
  const text = JSON.stringify(data) ?? "";
  const parts = encodeURIComponent(text).match(/%[\dA-F]{2}|./g) ?? [];
  const bytes = parts.map((part) => {
    const byte = part.startsWith("%") ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0);
    return `0x${byte.toString(16)}`;
  });
  return `runtime.RawExtension{Raw:[]uint8{${bytes.join(", ")}}, Object:runtime.Object(nil)}`;
}

export const controllerRevisionRules: Rules<ControllerRevision> = {
  validate,
  columns: [
    { name: "Controller", cell: ownerOf },
    { name: "Revision", cell: ({ revision }) => revision },
    ageColumn,
  ],
};
