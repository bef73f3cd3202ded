import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { withMetadataRules } from "../../api/metadata-rules.ts";
import type { Rules } from "../../api/rules.ts";
import type { Stored } from "../../wire/object.ts";
import type { Event } from "../core/event.ts";
import { validateEvent } from "../core/event-validation.ts";
import { immutable } from "../immutable.ts";

/** @models pkg/apis/core/validation/events.go ValidateEventCreate, ValidateEventUpdate, 1.33 */
function validate(event: Event, old: Event | undefined): readonly FieldError[] {
  const legacy = validateEvent(event, "reportingController");
  return old === undefined
    ? [...legacy, ...seriesErrors(event), ...creationErrors(event)]
    : [...legacy, ...changeErrors(event, old)];
}

function seriesErrors({ series }: Event): readonly FieldError[] {
  if (series === undefined) return [];
  const { count = 0, lastObservedTime } = series;
  return [
    ...(count < 2 ? [invalidValue("series.count", "", "should be at least 2")] : []),
    ...(lastObservedTime ? [] : [required("series.lastObservedTime")]),
  ];
}

function creationErrors({ eventTime, type = "", source, ...event }: Event): readonly FieldError[] {
  const isKnown = type === "Normal" || type === "Warning";
  const old = {
    firstTimestamp: event.firstTimestamp,
    lastTimestamp: event.lastTimestamp,
    count: event.count,
    source: source?.component || source?.host,
  };
  return [
    ...(eventTime ? [] : [required("eventTime")]),
    ...(isKnown ? [] : [invalidValue("type", "", `has invalid value: ${type}`)]),
    ...Object.entries(old)
      .filter(([, value]) => Boolean(value))
      .map(([field]) => invalidValue(field, "", "needs to be unset")),
  ];
}

/** `reason` stands twice, as it does upstream. */
const fixed = [
  ...(["involvedObject", "reason", "message", "source", "firstTimestamp", "lastTimestamp", "count"] as const),
  ...(["reason", "type", "eventTime", "action", "related"] as const),
] as const;

function changeErrors(event: Event, old: Event): readonly FieldError[] {
  const isOther = JSON.stringify(event.series) !== JSON.stringify(old.series);
  return [
    ...(isOther ? seriesErrors(event) : []),
    ...fixed.flatMap((field) => immutable(field, event[field], old[field])),
    ...immutable("reportingController", event.reportingComponent ?? "", old.reportingComponent ?? ""),
    ...immutable("reportingInstance", event.reportingInstance ?? "", old.reportingInstance ?? ""),
  ];
}

/** What events.k8s.io/v1 asks for beyond what core events do. */
export const rules: Partial<Rules<Stored>> = {
  validate: withMetadataRules({ validate, columns: [] } as unknown as Rules<Stored>).validate,
} as Partial<Rules<Stored>>;
