import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

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

export const priorityClass: Kind = {
  ...defineKind(priorityClasses, {
    defaults: { preemptionPolicy: "PreemptLowerPriority" },
    prepare: (object, old) =>
      old === undefined ? { ...object, metadata: { ...object.metadata, generation: 1 } } : object,
  }),
  also: [{ group: "scheduling.k8s.io", version: "v1beta1", until: 21 }],
};
