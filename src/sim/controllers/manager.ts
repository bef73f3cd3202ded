import type { Connection, DiscoveredResource } from "../client/connection.ts";
import { EventRecorder } from "../client/event-recorder.ts";
import type { Informer } from "../client/informer.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { AnyIndex, Controller, Discovering, Index, View } from "./controller.ts";
import { controllers, type ControllerOptions } from "./index.ts";
import { informerKey, Performer } from "./performer.ts";
import { ResourceDiscovery } from "./resource-discovery.ts";
import { Runner } from "./runner.ts";
import { WriteBarrier } from "./write-barrier.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly connection: Connection;
  /** As the service account of a controller; the manager's own connection unless told. */
  readonly connectionAs?: (account: string) => Connection;
  readonly options: ControllerOptions;
  /** Others than those of the list, for tests. */
  readonly controllers?: readonly Controller[];
}

/**
 * kube-controller-manager: runs every controller of the list. All read the same copies of objects, which its own
 * connection keeps; each writes as its service account. Work begins when all caches are
 * filled; until the server is there, it waits.
 * @models cmd/kube-controller-manager/app/controllermanager.go, 1.33
 */
export class ControllerManager {
  readonly #parts: Parts;
  readonly #informers = new Map<string, Informer<Stored>>();
  readonly #runners: Runner[] = [];
  readonly #discovering: Discovering[] = [];
  /** What those that want to know of everything know from the start. */
  readonly #known = new Set<string>();
  /** Resources whose copies are kept for the sake of those alone. */
  readonly #found = new Set<string>();
  readonly #discovery: ResourceDiscovery;
  /** Resources that discovery has found and somebody wants, by their informers' keys. */
  readonly #extended = new Map<string, Resource>();
  /** The same as a list, which is the same one until something comes or goes. */
  #listed: readonly Resource[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#discovery = new ResourceDiscovery({
      connection: parts.connection,
      found: (resources, done) => this.#extend(resources, done),
      lost: (resources) => this.#forget(resources),
    });
  }

  start(): void {
    const { kernel, options } = this.#parts;
    const chosen = this.#parts.controllers ?? controllers(options);
    const view = this.#view();
    const barrier = new WriteBarrier(kernel);
    for (const controller of chosen) {
      for (const index of controller.indexes ?? []) this.#addIndex(index);
      const connection = this.#connectionOf(controller);
      const recorder = new EventRecorder({ connection, component: controller.component ?? controller.name });
      const performer = new Performer({
        connection,
        recorder,
        informers: this.#informers,
        discover: () => this.#discovery.refresh(),
      });
      const informer = <T extends Stored>(resource: Resource<T>): Informer<T> => this.#informer(resource);
      this.#runners.push(new Runner(controller, { kernel, view, performer, barrier, informer }));
    }
    for (const runner of this.#runners) runner.start();
    this.#whenSynced([...this.#informers.values()], () => {
      for (const runner of this.#runners) runner.release();
    });
    for (const { discovers, resources } of chosen) {
      if (discovers === undefined) continue;
      this.#discovering.push(discovers);
      for (const resource of resources) this.#known.add(informerKey(resource));
    }
    if (this.#discovering.length > 0) this.#discovery.start();
  }

  /** Ends all watches; nothing more is done. */
  stop(): void {
    this.#discovery.stop();
    for (const runner of this.#runners) runner.stop();
    this.#parts.connection.close();
  }

  #connectionOf({ name, account = name }: Controller): Connection {
    const { connection, connectionAs } = this.#parts;
    return account === "" ? connection : (connectionAs?.(account) ?? connection);
  }

  #whenSynced(informers: readonly Informer<Stored>[], done: () => void): void {
    let missing = informers.length;
    if (missing === 0) return done();
    const one = (): void => {
      if (--missing === 0) done();
    };
    for (const informer of informers) informer.onSynced(one);
  }

  /** Keeps copies of what the server has begun to serve, for the controllers that want it. */
  #extend(found: readonly DiscoveredResource[], done: () => void): void {
    const informers: Informer<Stored>[] = [];
    for (const one of found) {
      const key = informerKey(one.resource);
      const wanting = this.#discovering.filter(({ isWanted }) => isWanted(one));
      if (wanting.length === 0 || this.#known.has(key)) continue;
      // Others may have copies of it already, for themselves.
      if (!this.#informers.has(key)) this.#found.add(key);
      for (const { index } of wanting) if (index !== undefined) this.#addIndex(index(one.resource));
      informers.push(this.#informer(one.resource));
      this.#extended.set(key, one.resource);
    }
    this.#listed = [...this.#extended.values()];
    for (const one of found) for (const runner of this.#runners) runner.extend(one);
    this.#whenSynced(informers, done);
  }

  #forget(lost: readonly DiscoveredResource[]): void {
    for (const { resource } of lost) {
      const key = informerKey(resource);
      if (!this.#extended.delete(key) || !this.#found.delete(key)) continue;
      this.#informers.delete(key);
      this.#parts.connection.forget(resource);
      for (const runner of this.#runners) runner.forget(resource);
    }
    this.#listed = [...this.#extended.values()];
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
    const listed = (): readonly Resource[] => this.#listed;
    const discovery = this.#discovery;
    return {
      get discovered() {
        return listed();
      },
      get discoveredAt() {
        return discovery.at;
      },
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
