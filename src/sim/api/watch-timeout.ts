import type { Query } from "../wire/http.ts";
import { listOptionsOf } from "./list-options.ts";
import type { Machinery } from "./machinery.ts";

/** `--min-request-timeout` */
const minimumSeconds = 1800;

/** Seconds until a watch ends by itself, so that not all of a restarted server's watches end at once: at random. */
export function watchTimeout({ random, minor }: Machinery, query: Query): number {
  const { timeoutSeconds } = listOptionsOf(query, true, minor);
  if (timeoutSeconds !== undefined && timeoutSeconds > 0) return timeoutSeconds;
  return minimumSeconds + random.below(minimumSeconds * 1000) / 1000;
}
