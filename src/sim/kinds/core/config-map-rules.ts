import { ageColumn } from "../columns.ts";
import { validateData, validateImmutable } from "./config-keys.ts";
import type { Rules } from "../../api/rules.ts";
import type { ConfigMap } from "./config-map.ts";

export const configMapRules: Rules<ConfigMap> = {
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
};
