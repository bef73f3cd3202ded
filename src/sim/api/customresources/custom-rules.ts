import { isObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { invalidValue, type FieldError } from "../field-error.ts";
import type { ScalePaths } from "../kind.ts";
import { pathSegment, subdomain } from "../names.ts";
import type { RuleContext, Rules } from "../rules.ts";
import { validateAnyMetadata, validateMetadataUpdate } from "../validate-metadata.ts";
import { finalizerWarnings } from "./finalizer-warnings.ts";
import { printerColumns } from "./printer-columns.ts";
import { own } from "./schema.ts";
import { validateEmbedded } from "./validate-embedded.ts";
import { validateLists } from "./validate-lists.ts";
import { validateValue } from "./validate-value.ts";
import type { VersionSchema } from "./version-schemas.ts";

/** What rules in CEL have found; what was found before and has not changed is only told of. */
export interface RuleFindings {
  readonly errors: readonly FieldError[];
  readonly ratcheted: readonly FieldError[];
}

/** Checks an object by the rules in CEL of its schema. */
export type RuleCheck = (object: unknown, old: unknown, ratchets: boolean) => RuleFindings;

/**
 * The checks and columns of one version of a custom resource. `celErrors` is absent if there are no rules.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/strategy.go, 1.33
 */
export function customRules(schema: VersionSchema, celErrors?: RuleCheck): Rules<Stored> {
  const { root, version } = schema;
  const scale = version.subresources?.scale;
  return {
    validate(object, old, context) {
      const before = ratchets(context) ? old : undefined;
      const errors = [
        ...metadataErrors(object, old),
        ...validateValue(object, root, { old: before }),
        ...(scale === undefined ? [] : [...specErrors(object, scale), ...statusErrors(object, scale)]),
        ...validateEmbedded(object, root),
        ...listErrors(object, old, schema),
      ];
      return celErrors === undefined
        ? errors
        : withRules(errors, () => celErrors(object, old, ratchets(context)).errors);
    },
    validateStatus(object, old, context) {
      const { status } = object as { readonly status?: unknown };
      const before = ratchets(context) ? (old as { readonly status?: unknown }).status : undefined;
      const statusSchema = own(root.properties, "status");
      const errors = [
        ...metadataErrors(object, old),
        ...(status === undefined || statusSchema === undefined
          ? []
          : validateValue(status, statusSchema, { root: "status", old: before })),
        ...(scale === undefined ? [] : statusErrors(object, scale)),
        ...validateEmbedded(object, root),
        ...listErrors(object, old, schema),
      ];
      return celErrors === undefined
        ? errors
        : withRules(errors, () => celErrors(object, old, ratchets(context)).errors);
    },
    warnings: (object, old, context) => [
      ...ratchetWarnings(celErrors, object, { old, ratchets: ratchets(context) }),
      ...finalizerWarnings(object, old),
    ],
    columns: printerColumns(version),
  };
}

/** Metadata as every object has it; of a change both the machinery and the resource look at it. */
function metadataErrors({ metadata }: Stored, old: Stored | undefined): readonly FieldError[] {
  if (old === undefined) return validateAnyMetadata(metadata, subdomain);
  const changed = validateMetadataUpdate(metadata, old.metadata);
  return [...validateAnyMetadata(metadata, pathSegment), ...changed, ...changed];
}

/** What rules would refuse if it were new. */
function ratchetWarnings(
  celErrors: RuleCheck | undefined,
  object: Stored,
  { old, ratchets: isOn }: { readonly old: Stored | undefined; readonly ratchets: boolean },
): readonly string[] {
  if (celErrors === undefined || old === undefined || !isOn) return [];
  return celErrors(object, old, true).ratcheted.map(({ field, message }) => `${field}: ${message}`);
}

/** From 1.30 on what was wrong before may stay wrong. */
function ratchets({ minor }: RuleContext): boolean {
  return minor >= 30;
}

/** What stands twice in an object that has been so before is let pass. */
function listErrors(object: Stored, old: Stored | undefined, { root }: VersionSchema): readonly FieldError[] {
  if (old !== undefined && validateLists(old, root).length > 0) return [];
  return validateLists(object, root);
}

const blocking = new Set([
  "FieldValueRequired",
  "FieldValueTooLong",
  "FieldValueTooMany",
  "FieldValueTypeInvalid",
]);

/** Rules are not asked about objects that they cannot be trusted with. */
function withRules(errors: readonly FieldError[], rules: () => readonly FieldError[]): readonly FieldError[] {
  if (!errors.some(({ reason }) => blocking.has(reason))) return [...errors, ...rules()];
  const why =
    "some validation rules were not checked because the object was invalid; correct the existing errors to complete validation";
  return [
    ...errors,
    { field: "<nil>", reason: "FieldValueInvalid", message: `Invalid value: "null": ${why}` },
  ];
}

const int32Max = 2_147_483_647;

function specErrors(object: Stored, { specReplicasPath }: ScalePaths): readonly FieldError[] {
  return replicaErrors(object, specReplicasPath);
}

function statusErrors(
  object: Stored,
  { statusReplicasPath, labelSelectorPath }: ScalePaths,
): readonly FieldError[] {
  const errors = replicaErrors(object, statusReplicasPath);
  if (labelSelectorPath === undefined || labelSelectorPath === "") return errors;
  const selector = valueAt(object, labelSelectorPath);
  if (selector === undefined || typeof selector === "string") return errors;
  const message = `${labelSelectorPath} accessor error: ${shown(selector)} is of the type ${goType(selector)}, expected string`;
  return [...errors, invalidValue(labelSelectorPath, "", message)];
}

function replicaErrors(object: Stored, path: string): readonly FieldError[] {
  const value = valueAt(object, path) ?? 0;
  if (typeof value !== "number") {
    const message = `${path} accessor error: ${shown(value)} is of the type ${goType(value)}, expected int64`;
    return [invalidValue(path, 0, message)];
  }
  if (value < 0) return [invalidValue(path, value, "should be a non-negative integer")];
  return value > int32Max ? [invalidValue(path, value, `should be less than or equal to ${int32Max}`)] : [];
}

/** What stands at a simple path: `.spec.replicas`. */
export function valueAt(object: unknown, path: string): unknown {
  let value = object;
  for (const name of path.split(".").filter((part) => part !== "")) {
    if (!isObject(value)) return undefined;
    value = own(value, name);
  }
  return value;
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function goType(value: unknown): string {
  if (Array.isArray(value)) return "[]interface {}";
  if (typeof value === "object") return "map[string]interface {}";
  if (typeof value === "number") return Number.isInteger(value) ? "int64" : "float64";
  return typeof value === "boolean" ? "bool" : "string";
}
