import { forbiddenField } from "../../api/field-error.ts";
import { ageColumn } from "../columns.ts";
import type { Rules } from "../../api/rules.ts";
import type { PriorityClass } from "./priority-class.ts";

const userMax = 1_000_000_000;

export const priorityClassRules: Rules<PriorityClass> = {
  validate: ({ metadata, value }, old) => [
    ...(value > userMax && !metadata.name.startsWith("system-")
      ? [forbiddenField("value", `maximum allowed value of a user defined priority is ${userMax}`)]
      : []),
    ...(old !== undefined && old.value !== value
      ? [forbiddenField("value", "may not be changed in an update.")]
      : []),
  ],
  columns: [
    { name: "Value", type: "integer", cell: ({ value }) => value },
    { name: "Global-Default", type: "boolean", cell: ({ globalDefault }) => globalDefault ?? false },
    ageColumn,
    { name: "PreemptionPolicy", cell: ({ preemptionPolicy }) => preemptionPolicy },
  ],
};
