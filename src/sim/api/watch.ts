import { Channel } from "../kernel/channel.ts";
import { minute, second } from "../kernel/time.ts";
import type { Change } from "../store/store.ts";
import { isTrue, parameter, type Query } from "../wire/http.ts";
import type { Json } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf } from "../wire/resource.ts";
import { failure } from "./api-error.ts";
import type { Collection } from "./collection.ts";
import { selectionOf, type Selection } from "./selection.ts";

type Type = "ADDED" | "MODIFIED" | "DELETED";

/** How an object goes over the wire: as it is, as a row of a table. */
export type Rendering = (object: Stored) => unknown;

/** One watch: the objects that are there (if asked for), what has changed since, then what changes. */
export class Watch {
  readonly events: Channel<Json> = new Channel();
  readonly #collection: Collection;
  readonly #selection: Selection;
  readonly #render: Rendering;
  readonly #ends: (() => void)[] = [];
  /** Called once, when the watch has ended. */
  onEnd: (() => void) | undefined;

  constructor(
    collection: Collection,
    request: { readonly namespace: string; readonly query: Query; readonly render: Rendering },
  ) {
    const { namespace, query, render } = request;
    this.#collection = collection;
    this.#selection = selectionOf(collection.kind, query);
    this.#render = render;
    this.events.onCancel = () => this.end();
    if (!this.#catchUp(namespace, query)) return;
    const { store } = collection.machinery;
    this.#ends.push(store.watch(collection.prefix(namespace), (change) => this.#tell(change)));
    this.#setTimers(query);
  }

  end(): void {
    for (const end of this.#ends.splice(0)) end();
    this.events.end();
    this.onEnd?.();
  }

  /** False if the log does not reach back that far: the watch has ended with an error. */
  #catchUp(namespace: string, query: Query): boolean {
    const { store } = this.#collection.machinery;
    const revision = Number(parameter(query, "resourceVersion") ?? 0);
    if (revision === 0 || isTrue(query, "sendInitialEvents")) {
      this.#sendInitial(namespace, isTrue(query, "sendInitialEvents"));
      return true;
    }
    if (revision >= store.revision) return true;
    const changes = store.since(revision);
    if (changes === undefined) {
      const message = `too old resource version: ${revision} (${store.compacted})`;
      this.events.push({ type: "ERROR", object: failure("Expired", message) } as unknown as Json);
      this.end();
      return false;
    }
    const prefix = this.#collection.prefix(namespace);
    for (const change of changes) if (change.key.startsWith(prefix)) this.#tell(change);
    return true;
  }

  #sendInitial(namespace: string, marksEnd: boolean): void {
    for (const object of this.#collection.all(namespace)) {
      if (this.#selection?.(object) ?? true) this.#send("ADDED", object);
    }
    if (marksEnd) this.#bookmark({ annotations: { "k8s.io/initial-events-end": "true" } });
  }

  #setTimers(query: Query): void {
    const { kernel } = this.#collection.machinery;
    const timeout = Number(parameter(query, "timeoutSeconds") ?? 0);
    if (timeout > 0) this.#ends.push(kernel.after(timeout * second, () => this.end()));
    if (!isTrue(query, "allowWatchBookmarks")) return;
    let cancel = (): void => undefined;
    const tick = (): void => {
      this.#bookmark({});
      cancel = kernel.after(minute, tick);
    };
    cancel = kernel.after(minute, tick);
    this.#ends.push(() => cancel());
  }

  #bookmark(metadata: object): void {
    const { kind, machinery } = this.#collection;
    const object = {
      kind: kind.resource.kind,
      apiVersion: apiVersionOf(kind.resource),
      metadata: { resourceVersion: String(machinery.store.revision), ...metadata },
    };
    this.events.push({ type: "BOOKMARK", object });
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
    this.events.push({ type, object: this.#render(object) } as Json);
  }
}

const lastStates = new WeakMap<Change, Stored>();

/** What a DELETED event shows: the object as it was, with the revision of its end. */
function lastState(change: Change, before: Stored): Stored {
  const known = lastStates.get(change);
  if (known !== undefined) return known;
  const metadata = Object.freeze({ ...before.metadata, resourceVersion: String(change.revision) });
  const object = Object.freeze({ ...before, metadata });
  lastStates.set(change, object);
  return object;
}
