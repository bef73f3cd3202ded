import type { Connection } from "../client/connection.ts";
import { EventRecorder } from "../client/event-recorder.ts";
import type { Informer } from "../client/informer.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { AnyIndex, Controller, Index, View } from "./controller.ts";
import { controllers, type ControllerOptions } from "./index.ts";
import { informerKey, Performer } from "./performer.ts";
import { Runner } from "./runner.ts";
import { WriteBarrier } from "./write-barrier.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly connection: Connection;
  readonly options: ControllerOptions;
  /** Others than those of the list, for tests. */
  readonly controllers?: readonly Controller[];
}

/**
 * kube-controller-manager: runs every controller of the list on one connection. Work begins when all caches are
 * filled; until the server is there, it waits.
 * @models cmd/kube-controller-manager/app/controllermanager.go, 1.33
 */
export class ControllerManager {
  readonly #parts: Parts;
  readonly #informers = new Map<string, Informer<Stored>>();
  readonly #runners: Runner[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    const { kernel, connection, options } = this.#parts;
    const chosen = this.#parts.controllers ?? controllers(options);
    const view = this.#view();
    const barrier = new WriteBarrier(kernel);
    for (const controller of chosen) {
      for (const index of controller.indexes ?? []) this.#addIndex(index);
      const recorder = new EventRecorder({ connection, component: controller.component ?? controller.name });
      const performer = new Performer({ connection, recorder, informers: this.#informers });
      const informer = <T extends Stored>(resource: Resource<T>): Informer<T> => this.#informer(resource);
      this.#runners.push(new Runner(controller, { kernel, view, performer, barrier, informer }));
    }
    for (const runner of this.#runners) runner.start();
    this.#whenSynced(() => {
      for (const runner of this.#runners) runner.release();
    });
  }

  /** Ends all watches; nothing more is done. */
  stop(): void {
    for (const runner of this.#runners) runner.stop();
    this.#parts.connection.close();
  }

  #whenSynced(done: () => void): void {
    let missing = this.#informers.size;
    const one = (): void => {
      if (--missing === 0) done();
    };
    for (const informer of this.#informers.values()) informer.onSynced(one);
  }

  #informer<T extends Stored>(resource: Resource<T>): Informer<T> {
    const key = informerKey(resource);
    const known = this.#informers.get(key) as Informer<T> | undefined;
    if (known !== undefined) return known;
    const informer = this.#parts.connection.informer(resource);
    this.#informers.set(key, informer);
    return informer;
  }

  #addIndex(index: AnyIndex): void {
    const { name, resource, keysOf } = index as unknown as Index<Stored>;
    this.#parts.connection.informer(resource, { indexes: { [name]: keysOf } });
    this.#informer(resource);
  }

  #view(): View {
    const { kernel } = this.#parts;
    const informer = <T extends Stored>(resource: Resource<T>): Informer<T> => this.#informer(resource);
    return {
      started: kernel.now,
      get now() {
        return kernel.now;
      },
      get: (resource, namespace, name) => informer(resource).get(namespace, name),
      list: (resource, namespace) => informer(resource).list(namespace),
      controlledBy: (resource, uid) => informer(resource).byController(uid),
      by: ({ resource, name }, key) => informer(resource).byIndex(name, key),
    };
  }
}
