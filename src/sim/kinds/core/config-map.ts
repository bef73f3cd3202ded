import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { ageColumn } from "../columns.ts";
import { validateData, validateImmutable } from "./config-keys.ts";

export interface ConfigMap extends Stored {
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
  readonly immutable?: boolean;
}

export const configMaps: Resource<ConfigMap> = {
  group: "",
  version: "v1",
  kind: "ConfigMap",
  plural: "configmaps",
  singular: "configmap",
  shortNames: ["cm"],
  namespaced: true,
};

export const configMap: Kind = defineKind(configMaps, {
  validate: (object, old) => [
    ...validateData("data", object.data ?? {}),
    ...validateData("binaryData", object.binaryData ?? {}),
    ...validateImmutable(object, old),
  ],
  columns: [
    {
      name: "Data",
      type: "integer",
      cell: ({ data = {}, binaryData = {} }) => Object.keys(data).length + Object.keys(binaryData).length,
    },
    ageColumn,
  ],
});
