import type { ApiServer } from "../api/server.ts";
import type { Change, Store } from "../store/store.ts";
import { isObject } from "../wire/json.ts";

/** An API server that is up. */
export interface RunningServer {
  /** The machine that it runs on: `kind-control-plane`. */
  readonly node: string;
  /** `172.18.0.2:6443`. */
  readonly address: string;
  readonly server: ApiServer;
  readonly store: Store;
}

/** The clusters of a world: kube-apiserver announces itself here while it runs, for graders and maps. */
export class Clusters {
  readonly #running: RunningServer[] = [];
  readonly #listeners = new Set<(kind: string) => void>();
  #happenings = 0;
  #revision = 0;

  /** In the order of their start. */
  get running(): readonly RunningServer[] {
    return this.#running;
  }

  /** The first server on a machine. */
  on(node: string): ApiServer | undefined {
    return this.#running.find((running) => running.node === node)?.server;
  }

  /** Counts what a learner would call an event: new Events and repeated ones, changes of a pod's phase or readiness. */
  get happenings(): number {
    return this.#happenings;
  }

  /** Another number after each change of any object, and when a server comes or goes. */
  get revision(): number {
    return this.#revision;
  }

  /** Called after each change, within the writer's step, with the kind of the object; the result ends it. */
  onChange(listener: (kind: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The result takes it back: the server has stopped. */
  announce(running: RunningServer): () => void {
    this.#running.push(running);
    this.#revision++;
    const unwatch = running.store.watch("/registry/", (change) => this.#note(change));
    return () => {
      unwatch();
      this.#revision++;
      const index = this.#running.indexOf(running);
      if (index >= 0) this.#running.splice(index, 1);
    };
  }

  #note({ key, before, after }: Change): void {
    this.#revision++;
    if (this.#listeners.size > 0) this.#tell(after?.value ?? before?.value);
    if (key.startsWith("/registry/events/")) {
      if (after !== undefined) this.#happenings++;
    } else if (key.startsWith("/registry/pods/") && gist(before?.value) !== gist(after?.value))
      this.#happenings++;
  }

  #tell(object: unknown): void {
    const kind = isObject(object) ? String(object["kind"]) : "";
    for (const listener of this.#listeners) listener(kind);
  }
}

/** Phase and readiness of a pod; nothing for an object that is not there. */
function gist(pod: unknown): string {
  const status = isObject(pod) && isObject(pod["status"]) ? pod["status"] : {};
  const conditions: readonly unknown[] = Array.isArray(status["conditions"]) ? status["conditions"] : [];
  const ready = conditions.find((condition) => isObject(condition) && condition["type"] === "Ready");
  return `${String(status["phase"])} ${isObject(ready) ? String(ready["status"]) : ""}`;
}
