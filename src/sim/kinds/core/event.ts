import type { Event as EventFields } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface Event extends Stored, Readonly<Omit<EventFields, keyof Stored>> {}

export const events: Resource<Event> = {
  group: "",
  version: "v1",
  kind: "Event",
  plural: "events",
  singular: "event",
  shortNames: ["ev"],
  namespaced: true,
};

const aboutFields = [
  "kind",
  "namespace",
  "name",
  "uid",
  "apiVersion",
  "resourceVersion",
  "fieldPath",
] as const;

export const event: Kind = defineKind(events, {
  createsOnUpdate: true,
  fields: {
    ...Object.fromEntries(
      aboutFields.map((field) => [
        `involvedObject.${field}`,
        ({ involvedObject }: Event) => involvedObject[field] ?? "",
      ]),
    ),
    reason: ({ reason = "" }) => reason,
    reportingComponent: ({ reportingComponent, source }) => reportingComponent || source?.component || "",
    source: ({ source, reportingComponent }) => source?.component || reportingComponent || "",
    type: ({ type = "" }) => type,
  },
});
