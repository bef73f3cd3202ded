import type {
  CustomResourceDefinition,
  DefinitionSpec,
  DefinitionVersion,
  PrinterColumn,
} from "../../api/customresources/definition.ts";
import { isEstablished } from "../../api/customresources/definition.ts";
import { approvalOf, isProtectedGroup } from "../../api/customresources/definition-conditions.ts";
import { schemaAt } from "../../api/customresources/field-path.ts";
import { GoText, invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import type { ScalePaths } from "../../api/kind.ts";
import { subdomain } from "../../api/names.ts";
import { jsonEqual } from "../../wire/json.ts";
import { goStrings } from "../go-syntax.ts";
import { immutable } from "../immutable.ts";
import { conversionErrors } from "./conversion-validation.ts";
import { goVersions } from "./go-versions.ts";
import { labelErrors, nameErrors } from "./names-validation.ts";
import { validationErrors } from "./version-schema-validation.ts";

/**
 * What is wrong with a definition. Refusals name fields as the internal form has them, in which what all versions have
 * in common stands at the top.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go, 1.33
 */
export function definitionErrors(
  definition: CustomResourceDefinition,
  old: CustomResourceDefinition | undefined,
): readonly FieldError[] {
  const { spec } = definition;
  return [
    ...ownNameErrors(definition, old),
    ...specErrors(spec),
    ...(old === undefined ? [] : changeErrors(spec, old)),
    ...storedErrors(definition),
    ...(old === undefined ? approvalErrors(definition) : []),
    ...preserveErrors(spec, old),
  ];
}

function ownNameErrors(
  { metadata, spec }: CustomResourceDefinition,
  old: object | undefined,
): readonly FieldError[] {
  if (old !== undefined || metadata.name === `${spec.names?.plural ?? ""}.${spec.group ?? ""}`) return [];
  return [invalidValue("metadata.name", metadata.name, 'must be spec.names.plural+"."+spec.group')];
}

function groupErrors(group = ""): readonly FieldError[] {
  if (group === "") return [required("spec.group")];
  const wrong =
    subdomain(group) ?? (group.includes(".") ? undefined : "should be a domain with at least one dot");
  return wrong === undefined ? [] : [invalidValue("spec.group", group, wrong)];
}

function scopeErrors(scope = ""): readonly FieldError[] {
  const known = ["Cluster", "Namespaced"];
  if (scope === "") return [required("spec.scope")];
  return known.includes(scope) ? [] : [unsupported("spec.scope", scope, known)];
}

type Feature = "schema" | "subresources" | "additionalPrinterColumns" | "selectableFields";

/** Whether all versions say the same of something: then it stands at the top. */
function isCommon(versions: readonly DefinitionVersion[], feature: Feature): boolean {
  return versions.every((version) =>
    jsonEqual(emptyAsNone(version[feature]), emptyAsNone(versions[0]?.[feature])),
  );
}

function emptyAsNone(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

function specErrors(spec: DefinitionSpec): readonly FieldError[] {
  const versions = spec.versions ?? [];
  const hasSchema = versions.some(({ schema }) => schema?.openAPIV3Schema !== undefined);
  const isCommonSchema = isCommon(versions, "schema") && hasSchema;
  return [
    ...groupErrors(spec.group),
    ...scopeErrors(spec.scope),
    ...(isCommonSchema ? [] : missingSchemas(versions)),
    ...versions.flatMap((version, index) => versionErrors(version, versions, `spec.versions[${index}]`)),
    ...listErrors(spec),
    ...nameErrors(spec.names ?? {}),
    ...commonErrors(versions),
    ...conversionErrors(spec.conversion),
  ];
}

function missingSchemas(versions: readonly DefinitionVersion[]): readonly FieldError[] {
  return versions.flatMap(({ schema }, index) =>
    schema?.openAPIV3Schema === undefined
      ? [required(`spec.versions[${index}].schema.openAPIV3Schema`, "schemas are required")]
      : [],
  );
}

function versionErrors(
  version: DefinitionVersion,
  all: readonly DefinitionVersion[],
  path: string,
): readonly FieldError[] {
  const own = (feature: Feature): boolean => !isCommon(all, feature);
  const { schema, subresources, additionalPrinterColumns: columns = [] } = version;
  const hasStatus = subresources?.status !== undefined;
  return [
    ...labelErrors(`${path}.name`, version.name),
    ...warningErrors(version, path),
    ...(own("schema") ? validationErrors(schema, { path: `${path}.schema`, hasStatus }) : []),
    ...(own("subresources") ? scaleErrors(subresources?.scale, `${path}.subresources`) : []),
    ...(own("additionalPrinterColumns") ? columnErrors(columns, path) : []),
    ...(own("selectableFields") ? selectableErrors(version, path) : []),
  ];
}

/** What stands at the top. */
function commonErrors(versions: readonly DefinitionVersion[]): readonly FieldError[] {
  const [first] = versions;
  if (first === undefined) return [];
  const has = (feature: Feature): boolean => isCommon(versions, feature);
  const hasStatus = versions.some(({ subresources }) => subresources?.status !== undefined);
  return [
    ...(has("schema") ? validationErrors(first.schema, { path: "spec.validation", hasStatus }) : []),
    ...(has("subresources") ? scaleErrors(first.subresources?.scale, "spec.subresources") : []),
    ...(has("additionalPrinterColumns") ? columnErrors(first.additionalPrinterColumns ?? [], "spec") : []),
    ...(has("selectableFields") ? selectableErrors(first, "spec") : []),
  ];
}

function warningErrors(
  { deprecated, deprecationWarning: warning }: DefinitionVersion,
  path: string,
): readonly FieldError[] {
  if (warning === undefined) return [];
  const wrong = (why: string): readonly FieldError[] => [
    invalidValue(`${path}.deprecationWarning`, warning, why),
  ];
  if (deprecated !== true) return wrong("can only be set for deprecated versions");
  if (warning === "") return wrong("must not be an empty string");
  return warning.length > 256 ? wrong("must be <= 256 characters long") : [];
}

function listErrors(spec: DefinitionSpec): readonly FieldError[] {
  const all = spec.versions ?? [];
  const shown = new GoText(goVersions(spec.versions ?? undefined, (feature) => isCommon(all, feature)));
  const names = new Set(all.map(({ name }) => name));
  const errors: FieldError[] = [];
  if (names.size < all.length)
    errors.push(invalidValue("spec.versions", shown, "must contain unique version names"));
  if (all.filter(({ storage }) => storage).length !== 1) {
    errors.push(
      invalidValue("spec.versions", shown, "must have exactly one version marked as storage version"),
    );
  }
  const [first] = all;
  return first === undefined ? errors : [...errors, ...labelErrors("spec.version", first.name)];
}

function scaleErrors(scale: ScalePaths | undefined, path: string): readonly FieldError[] {
  if (scale === undefined) return [];
  const { specReplicasPath, statusReplicasPath, labelSelectorPath = "" } = scale;
  return [
    ...replicaPathErrors(specReplicasPath, `${path}.scale.specReplicasPath`, [".spec"]),
    ...replicaPathErrors(statusReplicasPath, `${path}.scale.statusReplicasPath`, [".status"]),
    ...(labelSelectorPath === ""
      ? []
      : replicaPathErrors(labelSelectorPath, `${path}.scale.labelSelectorPath`, [".spec", ".status"])),
  ];
}

function replicaPathErrors(path = "", field: string, roots: readonly string[]): readonly FieldError[] {
  if (path === "") return [required(field)];
  if (!path.startsWith(".")) return [invalidValue(field, path, "must be a simple json path starting with .")];
  if (roots.some((root) => path.startsWith(`${root}.`))) return [];
  const where = roots.length === 1 ? roots[0] : `either ${roots.join(" or ")}`;
  return [invalidValue(field, path, `should be a json path under ${where}`)];
}

const columnTypes = ["boolean", "date", "integer", "number", "string"];
const formats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

function columnErrors(columns: readonly PrinterColumn[], path: string): readonly FieldError[] {
  return columns.flatMap(({ name, type, format = "", jsonPath }, index) => {
    const field = `${path}.additionalPrinterColumns[${index}]`;
    const known = `must be one of ${columnTypes.join(",")}`;
    const errors: FieldError[] = [];
    if (name === "") errors.push(required(`${field}.name`));
    if (type === "") errors.push(required(`${field}.type`, known));
    else if (!columnTypes.includes(type)) errors.push(invalidValue(`${field}.type`, type, known));
    if (format !== "" && !formats.includes(format)) {
      errors.push(invalidValue(`${field}.format`, format, `must be one of ${formats.join(",")}`));
    }
    if (jsonPath === "") errors.push(required(`${field}.JSONPath`));
    else if (!jsonPath.startsWith(".")) {
      errors.push(invalidValue(`${field}.JSONPath`, jsonPath, "must be a simple json path starting with ."));
    }
    return errors;
  });
}

const selectableTypes = new Set(["string", "boolean", "integer"]);

function selectableErrors(
  { selectableFields = [], schema }: DefinitionVersion,
  path: string,
): readonly FieldError[] {
  const seen = new Set<string>();
  return selectableFields.flatMap(({ jsonPath }, index) => {
    const field = `${path}.selectableFields[${index}].jsonPath`;
    if (jsonPath === "") return [required(field)];
    const found =
      schema?.openAPIV3Schema === undefined ? undefined : schemaAt(schema.openAPIV3Schema, jsonPath);
    if (found === undefined) {
      return [invalidValue(field, jsonPath, "is an invalid path: does not refer to a valid field")];
    }
    const errors: FieldError[] = [];
    if (jsonPath.startsWith(".metadata"))
      errors.push(invalidValue(field, jsonPath, "must not point to fields in metadata"));
    if (!selectableTypes.has(found.type ?? "")) {
      const why =
        "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.";
      errors.push(invalidValue(field, jsonPath, why));
    }
    if (seen.has(jsonPath)) {
      errors.push({
        field,
        reason: "FieldValueDuplicate",
        message: `Duplicate value: ${JSON.stringify(jsonPath)}`,
      });
    }
    seen.add(jsonPath);
    return errors;
  });
}

function changeErrors(spec: DefinitionSpec, old: CustomResourceDefinition): readonly FieldError[] {
  const before = old.spec;
  return [
    ...(isEstablished(old)
      ? [
          ...immutable("spec.scope", spec.scope, before.scope),
          ...immutable("spec.names.kind", spec.names.kind, before.names.kind),
        ]
      : []),
    ...immutable("spec.group", spec.group, before.group),
    ...immutable("spec.names.plural", spec.names.plural, before.names.plural),
  ];
}

function storedErrors({ spec, status }: CustomResourceDefinition): readonly FieldError[] {
  const { storedVersions } = status;
  const field = "status.storedVersions";
  if (storedVersions === undefined || storedVersions.length === 0) {
    return [
      invalidValue(field, new GoText(goStrings(storedVersions)), "must have at least one stored version"),
    ];
  }
  const versions = spec.versions ?? [];
  const missing = versions
    .filter(({ name, storage }) => storage && !storedVersions.includes(name))
    .map(({ name }) =>
      invalidValue(field, new GoText(goStrings(storedVersions)), `must have the storage version ${name}`),
    );
  const gone = storedVersions.flatMap((name, index) => {
    if (versions.some((version) => version.name === name)) return [];
    const why =
      `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a ` +
      `storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`;
    return [invalidValue(`${field}[${index}]`, name, why)];
  });
  return [...missing, ...gone];
}

function approvalErrors(definition: CustomResourceDefinition): readonly FieldError[] {
  if (!isProtectedGroup(definition.spec.group ?? "")) return [];
  const [approval, why] = approvalOf(definition);
  const key = "api-approved.kubernetes.io";
  const field = `metadata.annotations[${key}]`;
  if (approval === "missing") return [required(field, why)];
  return approval === "invalid" ? [invalidValue(field, definition.metadata.annotations?.[key], why)] : [];
}

function preserveErrors(
  spec: DefinitionSpec,
  old: CustomResourceDefinition | undefined,
): readonly FieldError[] {
  if (spec.preserveUnknownFields !== true || old?.spec.preserveUnknownFields === true) return [];
  const why =
    "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead";
  return [invalidValue("spec.preserveUnknownFields", true, why)];
}

/** For a status that somebody writes. */
export function statusErrors({ status }: CustomResourceDefinition): readonly FieldError[] {
  const { acceptedNames } = status;
  return acceptedNames === undefined ? [] : [...nameErrors(acceptedNames, "status.acceptedNames")];
}
