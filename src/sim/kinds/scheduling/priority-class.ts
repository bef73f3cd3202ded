import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { forbiddenField } from "../../api/field-error.ts";
import { ageColumn } from "../columns.ts";

export interface PriorityClass extends Stored {
  readonly value: number;
  readonly globalDefault?: boolean;
  readonly description?: string;
  readonly preemptionPolicy: string;
}

export const priorityClasses: Resource<PriorityClass> = {
  group: "scheduling.k8s.io",
  version: "v1",
  kind: "PriorityClass",
  plural: "priorityclasses",
  singular: "priorityclass",
  shortNames: ["pc"],
  namespaced: false,
};

const userMax = 1_000_000_000;

export const priorityClass: Kind = defineKind(priorityClasses, {
  hasGeneration: true,
  defaults: { preemptionPolicy: "PreemptLowerPriority" },
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
});
