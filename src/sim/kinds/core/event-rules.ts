import type { Column } from "../../api/column.ts";
import { pathSegment } from "../../api/names.ts";
import { humanAge } from "../../wire/duration.ts";
import type { Rules } from "../../api/rules.ts";
import { validateEvent } from "./event-validation.ts";
import type { Event } from "./event.ts";

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
  { name: "Count", wide: true, cell: ({ series, count }) => (series?.count ?? count) || 1 },
  { name: "Name", wide: true, cell: ({ metadata }) => metadata.name },
];

export const eventRules: Rules<Event> = {
  names: pathSegment,
  validate: (event) => validateEvent(event, "reportingComponent"),
  columns,
};
