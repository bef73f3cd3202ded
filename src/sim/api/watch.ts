import { inheritRecord } from "./apply/write-record.ts";
import { Channel } from "../kernel/channel.ts";
import { minute, second } from "../kernel/time.ts";
import type { Change } from "../store/store.ts";
import { parameter, type Query } from "../wire/http.ts";
import type { Json } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { failure } from "./api-error.ts";
import type { Collection } from "./collection.ts";
import { badRevision, revisionOf } from "./freshness.ts";
import { decodeError } from "./go-error.ts";
import { isTrueParameter } from "./parameters.ts";
import { selectionOf, type Selection } from "./selection.ts";

type Type = "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK";

/** How an object goes over the wire: as it is, as a row of a table. */
export type Rendering = (object: Stored) => unknown;

/**
 * Events that may wait for a client that does not read: one that falls behind further is cut off, and begins anew
 * with a list. A real server allows from 10 to 1000 for its cache's buffers and what the sockets hold.
 */
const queueMax = 10_000;

export interface WatchRequest {
  readonly namespace: string;
  readonly query: Query;
  readonly render: Rendering;
  /** How a revision is told that changes nothing. */
  readonly bookmark: (revision: string) => object;
  /** Seconds until it ends by itself; undefined: never. */
  readonly timeoutSeconds: number | undefined;
}

/** One watch: the objects that are there (if asked for), what has changed since, then what changes. */
export class Watch {
  readonly events: Channel<Json> = new Channel();
  readonly collection: Collection;
  readonly #request: WatchRequest;
  readonly #selection: Selection;
  readonly #ends: (() => void)[] = [];
  /** What is there at the beginning does not count. */
  #queueMax = Number.MAX_SAFE_INTEGER;
  /** Called once, when the watch has ended. */
  onEnd: (() => void) | undefined;

  constructor(collection: Collection, request: WatchRequest) {
    this.collection = collection;
    this.#request = request;
    this.#selection = selectionOf(collection.kind, request.query);
    this.events.onCancel = () => this.end();
    if (!this.#catchUp()) return;
    const { store } = collection.machinery;
    const prefix = collection.prefix(request.namespace);
    this.#ends.push(store.watch(prefix, (change) => this.#tell(change)));
    this.#setTimers();
  }

  end(): void {
    for (const end of this.#ends.splice(0)) end();
    this.events.end();
    this.onEnd?.();
  }

  /** False if the log does not reach back that far: the watch has ended with an error. */
  #catchUp(): boolean {
    const { store } = this.collection.machinery;
    const text = parameter(this.#request.query, "resourceVersion") ?? "";
    const revision = revisionOf(text);
    if (revision === undefined) throw decodeError(badRevision(text));
    if (revision === 0) {
      this.#sendInitial();
      return true;
    }
    if (revision >= store.revision) {
      this.#queueMax = queueMax;
      return true;
    }
    const changes = store.since(revision);
    if (changes === undefined) {
      const message = `too old resource version: ${revision} (${store.compacted})`;
      this.events.push({ type: "ERROR", object: failure("Expired", message) } as unknown as Json);
      this.end();
      return false;
    }
    const prefix = this.collection.prefix(this.#request.namespace);
    for (const change of changes) if (change.key.startsWith(prefix)) this.#tell(change);
    this.#queueMax = this.events.size + queueMax;
    return true;
  }

  #sendInitial(): void {
    for (const object of this.collection.all(this.#request.namespace)) {
      if (this.#selection?.(object) ?? true) this.#send("ADDED", object);
    }
    this.#queueMax = this.events.size + queueMax;
  }

  #setTimers(): void {
    const { kernel } = this.collection.machinery;
    const { timeoutSeconds, query } = this.#request;
    if (timeoutSeconds !== undefined)
      this.#ends.push(kernel.after(timeoutSeconds * second, () => this.end()));
    if (isTrueParameter(query, "allowWatchBookmarks")) this.#bookmarkLater(timeoutSeconds ?? Infinity);
  }

  /** About once a minute, and once more shortly before the end. */
  #bookmarkLater(secondsLeft: number): void {
    const wait = Math.min(minute / second, secondsLeft - 2);
    if (wait <= 0) return;
    let cancel = (): void => undefined;
    const stop = (): void => cancel();
    cancel = this.collection.machinery.kernel.after(wait * second, () => {
      this.#ends.splice(this.#ends.indexOf(stop), 1);
      this.#bookmark();
      this.#bookmarkLater(secondsLeft - wait);
    });
    this.#ends.push(stop);
  }

  #bookmark(): void {
    this.#push("BOOKMARK", this.#request.bookmark(String(this.collection.machinery.store.revision)));
  }

  #tell(change: Change): void {
    const before = change.before?.value as Stored | undefined;
    const after = change.after?.value as Stored | undefined;
    const wasIn = before !== undefined && (this.#selection?.(before) ?? true);
    const isIn = after !== undefined && (this.#selection?.(after) ?? true);
    if (isIn) this.#send(wasIn ? "MODIFIED" : "ADDED", after);
    else if (wasIn) this.#send("DELETED", lastState(change, before));
  }

  #send(type: Type, object: Stored): void {
    this.#push(type, this.#request.render(object));
  }

  #push(type: Type, object: unknown): void {
    this.events.push({ type, object } as Json);
    if (this.events.size > this.#queueMax) this.end();
  }
}

const lastStates = new WeakMap<Change, Stored>();

/** What a DELETED event shows: the object as it was, with the revision of its end. */
function lastState(change: Change, before: Stored): Stored {
  const known = lastStates.get(change);
  if (known !== undefined) return known;
  const metadata = Object.freeze({ ...before.metadata, resourceVersion: String(change.revision) });
  const object = Object.freeze({ ...before, metadata });
  inheritRecord(object, before);
  lastStates.set(change, object);
  return object;
}
