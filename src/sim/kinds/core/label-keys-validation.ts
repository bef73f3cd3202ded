import type { LabelSelector } from "kubernetes-types/meta/v1";
import { forbiddenField, invalidValue, type FieldError } from "../../api/field-error.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";

/** Labels that take their value from the pod itself: of an affinity term, of a spread constraint. */
interface Keyed {
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

const withoutSelector = "must not be specified when labelSelector is not set";
const inSelector = "exists in both matchLabelKeys and labelSelector";

/** @models pkg/apis/core/validation/validation.go validateMatchLabelKeysAndMismatchLabelKeys, 1.33 */
export function validateLabelKeys(field: string, keyed: Keyed): readonly FieldError[] {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = keyed;
  const both = matchLabelKeys.flatMap((key, index) =>
    mismatchLabelKeys.includes(key)
      ? [
          invalidValue(
            `${field}.matchLabelKeys[${index}]`,
            key,
            "exists in both matchLabelKeys and mismatchLabelKeys",
          ),
        ]
      : [],
  );
  return [
    ...keyErrors(`${field}.matchLabelKeys`, matchLabelKeys, labelSelector),
    ...keyErrors(`${field}.mismatchLabelKeys`, mismatchLabelKeys, labelSelector),
    ...repeatedKeys(field, matchLabelKeys, labelSelector),
    ...both,
  ];
}

function keyErrors(
  field: string,
  keys: readonly string[],
  selector: LabelSelector | undefined,
): readonly FieldError[] {
  if (keys.length === 0) return [];
  if (selector === undefined) return [forbiddenField(field, withoutSelector)];
  return keys.flatMap((key, index) => qualifiedNameErrors(`${field}[${index}]`, key));
}

/** Keys that were in the selector before those of the pod's labels were added to it. */
function repeatedKeys(
  field: string,
  keys: readonly string[],
  selector: LabelSelector | undefined,
): readonly FieldError[] {
  const seen = new Set(Object.keys(selector?.matchLabels ?? {}));
  return (selector?.matchExpressions ?? []).flatMap(({ key }) => {
    const index = keys.lastIndexOf(key);
    const isRepeated = index !== -1 && seen.has(key);
    seen.add(key);
    return isRepeated ? [invalidValue(`${field}[${index}]`, key, inSelector)] : [];
  });
}

/** @models pkg/apis/core/validation/validation.go validateMatchLabelKeysInTopologySpread, 1.33 */
export function validateSpreadLabelKeys(field: string, keyed: Keyed): readonly FieldError[] {
  const { labelSelector, matchLabelKeys = [] } = keyed;
  if (matchLabelKeys.length === 0) return [];
  const selected = new Set([
    ...Object.keys(labelSelector?.matchLabels ?? {}),
    ...(labelSelector?.matchExpressions ?? []).map(({ key }) => key),
  ]);
  return [
    ...(labelSelector === undefined ? [forbiddenField(field, withoutSelector)] : []),
    ...matchLabelKeys.flatMap((key, index) => [
      ...qualifiedNameErrors(`${field}[${index}]`, key),
      ...(selected.has(key) ? [invalidValue(`${field}[${index}]`, key, inSelector)] : []),
    ]),
  ];
}
