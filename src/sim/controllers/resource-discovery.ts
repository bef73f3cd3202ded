import type { Connection, DiscoveredResource } from "../client/connection.ts";
import { second, type Instant } from "../kernel/time.ts";
import { qualified } from "../wire/resource.ts";

/** How often a manager asks the server what it serves. @models cmd/kube-controller-manager/app/core.go, 1.33 */
const period = 30 * second;

interface Parts {
  readonly connection: Connection;
  /** Told of resources that have come; calls back when their copies are complete. */
  readonly found: (resources: readonly DiscoveredResource[], done: () => void) => void;
  /** Told of resources that have gone. */
  readonly lost: (resources: readonly DiscoveredResource[]) => void;
}

/** Follows what a server serves, by asking: at intervals, and when somebody needs to know now. */
export class ResourceDiscovery {
  readonly #parts: Parts;
  #known = new Map<string, DiscoveredResource>();
  #last: readonly DiscoveredResource[] | undefined;
  #asked: Instant | undefined;
  #at: Instant | undefined;
  #cancel: () => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** When the server was asked for the last answer that is wholly known. */
  get at(): Instant | undefined {
    return this.#at;
  }

  start(): void {
    this.#cancel = this.#parts.connection.kernel.after(period, () => {
      this.refresh();
      this.start();
    });
  }

  stop(): void {
    this.#cancel();
  }

  refresh(): void {
    const { connection, found, lost } = this.#parts;
    const { now } = connection.kernel;
    if (this.#asked === now) return;
    this.#asked = now;
    connection.discover((resources) => {
      if (resources === undefined) return;
      if (resources === this.#last && this.#at !== undefined) {
        this.#at = now;
        return;
      }
      this.#last = resources;
      const next = new Map(resources.map((one) => [qualified(one.resource), one]));
      const before = this.#known;
      this.#known = next;
      lost([...before].filter(([name]) => !next.has(name)).map(([, one]) => one));
      const come = [...next].filter(([name]) => !before.has(name)).map(([, one]) => one);
      found(come, () => (this.#at = now));
    });
  }
}
