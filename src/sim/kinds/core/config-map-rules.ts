import { invalidValue, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { ageColumn } from "../columns.ts";
import {
  configKeyErrors,
  decodedLength,
  sizeErrors,
  textLength,
  validateImmutable,
  validateKeys,
} from "./config-keys.ts";
import type { ConfigMap } from "./config-map.ts";

/** @models pkg/apis/core/validation/validation.go ValidateConfigMap, ValidateConfigMapUpdate, 1.33 */
function validate(object: ConfigMap, old: ConfigMap | undefined): readonly FieldError[] {
  const { data = {}, binaryData = {} } = object;
  const bytes = Object.values(binaryData).reduce((sum, text) => sum + decodedLength(text), textLength(data));
  return [
    ...validateImmutable(object, old, ["data", "binaryData"]),
    ...Object.keys(data).flatMap((key) => [
      ...configKeyErrors(`data[${key}]`, key),
      ...(binaryData[key] === undefined
        ? []
        : [invalidValue(`data[${key}]`, key, "duplicate of key present in binaryData")]),
    ]),
    ...validateKeys("binaryData", binaryData),
    ...sizeErrors("", bytes),
  ];
}

export const configMapRules: Rules<ConfigMap> = {
  validate,
  columns: [
    {
      name: "Data",
      cell: ({ data = {}, binaryData = {} }) => Object.keys(data).length + Object.keys(binaryData).length,
    },
    ageColumn,
  ],
};
