import type { TopologySelectorLabelRequirement } from "kubernetes-types/core/v1";
import { duplicate, forbiddenField, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { jsonEqual } from "../../wire/json.ts";
import { ageColumn } from "../columns.ts";
import { deprecatedNodeLabels } from "../deprecated-labels.ts";
import { immutable } from "../immutable.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import { oneOf } from "../validation.ts";
import type { StorageClass } from "./storage-class.ts";

const isDefault = "storageclass.kubernetes.io/is-default-class";
const isDefaultBeta = "storageclass.beta.kubernetes.io/is-default-class";

/** @models pkg/apis/storage/validation/validation.go ValidateStorageClass, 1.33 */
function validate(object: StorageClass, old: StorageClass | undefined): readonly FieldError[] {
  const { provisioner, parameters = {}, reclaimPolicy, volumeBindingMode, allowedTopologies = [] } = object;
  return [
    ...(provisioner ? lowerCaseErrors(provisioner) : [required("provisioner")]),
    ...(Object.hasOwn(parameters, "") ? [invalidValue("parameters", "", "field can not be empty.")] : []),
    ...oneOf("reclaimPolicy", reclaimPolicy, ["Delete", "Retain"]),
    ...oneOf("volumeBindingMode", volumeBindingMode, ["Immediate", "WaitForFirstConsumer"]),
    ...validateTopologies(allowedTopologies),
    ...(old === undefined ? [] : changeErrors(object, old)),
  ];
}

/** The name is checked as if it were in lower case, but shown so, too. */
function lowerCaseErrors(provisioner: string): readonly FieldError[] {
  return qualifiedNameErrors("provisioner", provisioner.toLowerCase());
}

function validateTopologies(terms: NonNullable<StorageClass["allowedTopologies"]>): readonly FieldError[] {
  const seen: (readonly (readonly [string, readonly string[]])[])[] = [];
  return terms.flatMap(({ matchLabelExpressions = [] }, index) => {
    const field = `allowedTopologies[${index}].matchLabelExpressions`;
    const sorted = matchLabelExpressions
      .map(({ key, values }) => [key, valuesOf(values).toSorted()] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    const errors = [...expressionErrors(field, matchLabelExpressions)];
    if (seen.some((term) => jsonEqual(term, sorted))) errors.push(duplicate(field, ""));
    seen.push(sorted);
    return errors;
  });
}

/** Go writes the list, if need be as null. */
function valuesOf(values: readonly string[] | null): readonly string[] {
  return values ?? [];
}

function expressionErrors(
  field: string,
  expressions: readonly TopologySelectorLabelRequirement[],
): readonly FieldError[] {
  const keys = new Set<string>();
  return expressions.flatMap(({ key, values: given }, index) => {
    const place = `${field}[${index}]`;
    const values = valuesOf(given);
    const errors: FieldError[] = values.length === 0 ? [required(`${place}.values`)] : [];
    for (const [at, value] of values.entries()) {
      if (values.indexOf(value) < at) errors.push(duplicate(`${place}.values[${at}]`, value));
    }
    errors.push(...qualifiedNameErrors(`${place}.key`, key));
    if (keys.has(key)) errors.push(duplicate(`${place}.key`, key));
    keys.add(key);
    return errors;
  });
}

const fixed = ["parameters", "provisioner", "reclaimPolicy"] as const;

function changeErrors(object: StorageClass, old: StorageClass): readonly FieldError[] {
  return [
    ...fixed
      .filter((field) => !jsonEqual(object[field], old[field]))
      .map((field) => forbiddenField(field, `updates to ${field} are forbidden.`)),
    ...immutable("volumeBindingMode", object.volumeBindingMode, old.volumeBindingMode),
  ];
}

function warnings({ allowedTopologies = [] }: StorageClass): readonly string[] {
  return allowedTopologies.flatMap(({ matchLabelExpressions = [] }, term) =>
    matchLabelExpressions.flatMap(({ key }, index) => {
      const text = deprecatedNodeLabels[key];
      const field = `allowedTopologies[${term}].matchLabelExpressions[${index}].key`;
      return text === undefined ? [] : [`${field}: ${text}`];
    }),
  );
}

export const storageClassRules: Rules<StorageClass> = {
  validate,
  warnings,
  columns: [
    {
      name: "Name",
      cell: ({ metadata: { name, annotations = {} } }) =>
        annotations[isDefault] === "true" || annotations[isDefaultBeta] === "true"
          ? `${name} (default)`
          : name,
    },
    { name: "Provisioner", cell: ({ provisioner }) => provisioner },
    { name: "ReclaimPolicy", cell: ({ reclaimPolicy }) => reclaimPolicy },
    { name: "VolumeBindingMode", cell: ({ volumeBindingMode }) => volumeBindingMode },
    { name: "AllowVolumeExpansion", cell: ({ allowVolumeExpansion }) => allowVolumeExpansion ?? false },
    ageColumn,
  ],
};
