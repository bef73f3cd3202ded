import type { Event as EventFields } from "kubernetes-types/core/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import type { Column } from "../../api/column.ts";
import { invalidValue, type FieldError } from "../../api/field-error.ts";
import { humanAge } from "../../wire/duration.ts";

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

function lastSeen(object: Event): string | undefined {
  return object.series?.lastObservedTime ?? object.lastTimestamp ?? firstSeen(object);
}

function firstSeen({ firstTimestamp, eventTime }: Event): string | undefined {
  return firstTimestamp ?? eventTime ?? undefined;
}

function about({ involvedObject: { kind = "", name = "" } }: Event): string {
  return name === "" ? kind.toLowerCase() : `${kind.toLowerCase()}/${name}`;
}

function sourceOf({ source, reportingComponent = "", reportingInstance = "" }: Event): string {
  const { component = reportingComponent, host = reportingInstance } = source ?? {};
  return host === "" ? component : `${component}, ${host}`;
}

/** @models pkg/printers/internalversion/printers.go printEvent, 1.33 */
const columns: readonly Column<Event>[] = [
  { name: "Last Seen", cell: (object, now) => humanAge(lastSeen(object), now) },
  { name: "Type", cell: ({ type = "" }) => type },
  { name: "Reason", cell: ({ reason = "" }) => reason },
  { name: "Object", cell: about },
  { name: "Subobject", wide: true, cell: ({ involvedObject }) => involvedObject.fieldPath ?? "" },
  { name: "Source", wide: true, cell: sourceOf },
  { name: "Message", cell: ({ message = "" }) => message.trim() },
  { name: "First Seen", wide: true, cell: (object, now) => humanAge(firstSeen(object), now) },
  { name: "Count", wide: true, type: "integer", cell: ({ series, count }) => (series?.count ?? count) || 1 },
  { name: "Name", wide: true, cell: ({ metadata }) => metadata.name },
];

/** What an event is about, with the namespace in which it must be. */
function validate({ metadata, involvedObject: { namespace = "" } }: Event): readonly FieldError[] {
  const expected = namespace === "" ? "default" : namespace;
  if (expected === metadata.namespace || (namespace === "" && metadata.namespace === "kube-system"))
    return [];
  return [invalidValue("involvedObject.namespace", namespace, "does not match event.namespace")];
}

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
  validate,
  columns,
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
