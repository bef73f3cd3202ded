import type { Conversion } from "../../api/kind.ts";

/** What events.k8s.io calls the fields of core events. */
const names: readonly (readonly [events: string, core: string])[] = [
  ["regarding", "involvedObject"],
  ["note", "message"],
  ["reportingController", "reportingComponent"],
  ["deprecatedSource", "source"],
  ["deprecatedFirstTimestamp", "firstTimestamp"],
  ["deprecatedLastTimestamp", "lastTimestamp"],
  ["deprecatedCount", "count"],
];
const toCore = new Map(names);
const fromCore = new Map(names.map(([events, core]) => [core, events]));

function renamed(fields: ReadonlyMap<string, string>): Conversion {
  return (object) => {
    const entries = Object.entries(object).filter(([, value]) => value !== "");
    return Object.fromEntries(entries.map(([name, value]) => [fields.get(name) ?? name, value]));
  };
}

/** The core form of an event of events.k8s.io. */
export const toCoreEvent: Conversion = renamed(toCore);

export const fromCoreEvent: Conversion = renamed(fromCore);
