import { GoText, invalidValue, type FieldError } from "../../api/field-error.ts";
import { isObject, type Json, type JsonObject } from "../../wire/json.ts";

/** @models pkg/apis/authorization/validation/validation.go, 1.33 */
export function reviewErrors(kind: string, { metadata, spec }: JsonObject): readonly FieldError[] {
  const fields = isObject(spec) ? spec : {};
  const isLocal = kind === "LocalSubjectAccessReview";
  return [
    ...attributeErrors(fields),
    ...(kind === "SelfSubjectAccessReview" ? [] : subjectErrors(fields)),
    ...metadataErrors(metadata, isLocal),
    ...(isLocal ? localErrors(metadata, fields) : []),
  ];
}

function attributeErrors({ resourceAttributes, nonResourceAttributes }: JsonObject): readonly FieldError[] {
  const [ofResource, ofPath] = [isObject(resourceAttributes), isObject(nonResourceAttributes)];
  if (ofResource && ofPath) {
    const detail = "cannot be specified in combination with resourceAttributes";
    return [invalidValue("spec.nonResourceAttributes", shownPath(nonResourceAttributes), detail)];
  }
  if (ofResource || ofPath) return [];
  const detail = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
  // A nil pointer is shown like that.
  return [invalidValue("spec.resourceAttributes", "null", detail)];
}

function subjectErrors({ user, groups }: JsonObject): readonly FieldError[] {
  if ((typeof user === "string" && user !== "") || (Array.isArray(groups) && groups.length > 0)) return [];
  return [invalidValue("spec.user", "", "at least one of user or group must be specified")];
}

function metadataErrors(metadata: Json | undefined, isLocal: boolean): readonly FieldError[] {
  const ignored = new Set(["managedFields", "creationTimestamp", ...(isLocal ? ["namespace"] : [])]);
  const given = Object.entries(isObject(metadata) ? metadata : {}).filter(([name]) => !ignored.has(name));
  if (given.length === 0) return [];
  const detail = isLocal ? "must be empty except for namespace" : "must be empty";
  return [invalidValue("metadata", metadata, detail)];
}

function localErrors(metadata: Json | undefined, spec: JsonObject): readonly FieldError[] {
  const { resourceAttributes, nonResourceAttributes } = spec;
  const namespace =
    isObject(metadata) && typeof metadata["namespace"] === "string" ? metadata["namespace"] : "";
  const errors: FieldError[] = [];
  if (isObject(resourceAttributes) && (resourceAttributes["namespace"] ?? "") !== namespace) {
    const field = "spec.resourceAttributes.namespace";
    errors.push(invalidValue(field, resourceAttributes["namespace"] ?? "", "must match metadata.namespace"));
  }
  if (isObject(nonResourceAttributes)) {
    const detail = "disallowed on this kind of request";
    errors.push(invalidValue("spec.nonResourceAttributes", shownPath(nonResourceAttributes), detail));
  }
  return errors;
}

/** The attributes as Go prints the structure. */
function shownPath(attributes: Json | undefined): GoText {
  const { path = "", verb = "" } = isObject(attributes) ? attributes : {};
  return new GoText(
    `authorization.NonResourceAttributes{Path:${JSON.stringify(path)}, Verb:${JSON.stringify(verb)}}`,
  );
}
