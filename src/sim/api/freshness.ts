import { Signal } from "../kernel/signal.ts";
import type { Task } from "../kernel/task.ts";
import { after, second } from "../kernel/time.ts";
import { ApiError } from "./api-error.ts";
import { GoText, invalidValue } from "./field-error.ts";
import { decodeError } from "./go-error.ts";
import type { Machinery } from "./machinery.ts";

/** How long a read waits for a revision that has not come yet. */
const patience = 3 * second;

/** A resourceVersion as a number; undefined for what is none. */
export function revisionOf(text: string): number | undefined {
  if (text === "") return 0;
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** What the parser of revisions says of text that is none. */
export function badRevision(text: string): string {
  const { message } = invalidValue(
    "resourceVersion",
    new GoText(JSON.stringify(text)),
    `strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`,
  );
  return `resourceVersion: ${message}`;
}

/** Waits until the store has reached the revision that a get asks for: 504 if it does not in time. */
export function* freshEnough({ machinery }: { readonly machinery: Machinery }, text: string): Task<void> {
  const revision = revisionOf(text);
  if (revision === undefined) throw decodeError(badRevision(text));
  yield* waitForRevision(machinery, revision);
}

/** @models staging/src/k8s.io/apiserver/pkg/storage/cacher/watch_cache.go waitUntilFreshAndBlock, 1.33 */
export function* waitForRevision({ kernel, store }: Machinery, revision: number): Task<void> {
  if (revision <= store.revision) return;
  const changed = new Signal();
  const stop = store.watch("/", () => changed.notify());
  const until = after(kernel.now, patience);
  while (store.revision < revision && kernel.now < until) yield { on: changed, until };
  stop();
  if (store.revision >= revision) return;
  throw new ApiError(
    "Timeout",
    `Timeout: Too large resource version: ${revision}, current: ${store.revision}`,
    {
      causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
      retryAfterSeconds: 1,
    },
  );
}
