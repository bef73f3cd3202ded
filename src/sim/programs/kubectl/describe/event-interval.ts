import type { Event } from "kubernetes-types/core/v1";

/** `12s`, `6s (x2 over 19s)`. */
export function interval(
  out: { readonly age: (timestamp: string | undefined) => string },
  event: Event,
): string {
  const first = out.age(event.eventTime ?? event.firstTimestamp ?? undefined);
  if (event.series !== undefined && event.series !== null) {
    return `${out.age(event.series.lastObservedTime)} (x${event.series.count ?? 0} over ${first})`;
  }
  const count = event.count ?? 0;
  return count > 1 ? `${out.age(event.lastTimestamp)} (x${count} over ${first})` : first;
}
