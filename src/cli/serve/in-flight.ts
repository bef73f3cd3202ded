import type { IncomingMessage } from "node:http";

/** How many may be under way at once. @models --max-requests-inflight, --max-mutating-requests-inflight, 1.33 */
const limits = { reading: 400, mutating: 200 };

const readingMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
/** @models genericapiserver LongRunningFunc: watch, proxy, exec, attach, portforward, log */
const longRunning = /[?&]watch=(?!false|0)|\/(?:log|exec|attach|portforward|proxy)(?:[/?]|$)/;

/** Counts requests until they are answered. Streams do not count. */
export class InFlight {
  readonly #counts = { reading: 0, mutating: 0 };

  /** Undefined: too many. Else what to call at its end, once. */
  enter({ method = "GET", url = "" }: IncomingMessage): (() => void) | undefined {
    if (longRunning.test(url)) return () => undefined;
    const kind = readingMethods.has(method) ? "reading" : "mutating";
    if (this.#counts[kind] >= limits[kind]) return undefined;
    this.#counts[kind]++;
    return () => void this.#counts[kind]--;
  }
}
