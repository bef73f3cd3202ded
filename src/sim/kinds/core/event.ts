import type { Event as EventFields } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import type { Rules } from "../../api/rules.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import { defineKind } from "../define-kind.ts";
import { fromCoreEvent, toCoreEvent } from "../events/event-form.ts";
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

function aboutSelectors(field: string): Record<string, (event: Event) => string> {
  return Object.fromEntries(
    aboutFields.map((part) => [
      `${field}.${part}`,
      ({ involvedObject }: Event) => involvedObject[part] ?? "",
    ]),
  );
}

/** Events of events.k8s.io are these with other names of fields. */
const otherForm = { group: "events.k8s.io", toStorage: toCoreEvent, fromStorage: fromCoreEvent };

const rules: Module<{ readonly rules: Partial<Rules<Stored>> }> = defineModule(
  "kinds/event-form-rules",
  () => import("../events/event-form-rules.ts"),
);

export const event: Kind = {
  ...defineKind(events, {
    createsOnUpdate: true,
    defaultPropagation: "Unsupported",
    timeToLiveSeconds: 3600,
    fields: {
      ...aboutSelectors("involvedObject"),
      ...aboutSelectors("regarding"),
      reason: ({ reason = "" }) => reason,
      reportingComponent: ({ reportingComponent, source }) => reportingComponent || source?.component || "",
      source: ({ source, reportingComponent }) => source?.component || reportingComponent || "",
      type: ({ type = "" }) => type,
    },
  }),
  also: [
    { ...otherForm, version: "v1", since: 19, rules },
    { ...otherForm, version: "v1beta1", until: 24 },
  ],
};
