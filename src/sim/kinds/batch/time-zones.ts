import { timeZoneNames } from "./time-zone-names.ts";

let names: ReadonlySet<string> | undefined;

/** Whether a name is one of IANA's: what Go's time.LoadLocation finds. */
export function isTimeZone(name: string): boolean {
  names ??= new Set(
    Object.entries(timeZoneNames).flatMap(([area, places]) =>
      places.split(" ").map((place) => (area === "" ? place : `${area}/${place}`)),
    ),
  );
  return names.has(name);
}
