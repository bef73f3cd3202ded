import type { DiscoveredResource } from "../client/connection.ts";
import type { Informer } from "../client/informer.ts";
import { WorkQueue } from "../client/work-queue.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { need } from "../kernel/task.ts";
import { millisecond } from "../kernel/time.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { Action } from "./action.ts";
import { target, type Controller, type Target, type View, type Watch } from "./controller.ts";
import { ObjectMemory } from "./object-memory.ts";
import { informerKey, type Performed, type Performer } from "./performer.ts";
import type { WriteBarrier } from "./write-barrier.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly view: View;
  readonly performer: Performer;
  readonly barrier: WriteBarrier;
  readonly informer: <T extends Stored>(resource: Resource<T>) => Informer<T>;
}

/** About what a real controller takes for one object, with its requests. */
const rest = 10 * millisecond;

/** Runs one controller: its queue, its memory, and the rule that it waits for its own writes. */
export class Runner {
  readonly #controller: Controller;
  readonly #parts: Parts;
  readonly #queue: WorkQueue;
  readonly #memories = new Map<string, ObjectMemory>();
  readonly #discovered = new Map<string, Resource>();
  /** What was deleted, until its controller has been told. */
  readonly #removed = new Map<string, Stored>();

  constructor(controller: Controller, parts: Parts) {
    this.#controller = controller;
    this.#parts = parts;
    this.#queue = new WorkQueue(parts.kernel, (key) => this.#process(key), {
      rest,
      ...(controller.workers === undefined ? {} : { workers: controller.workers }),
    });
    this.#queue.hold();
  }

  /** Subscribes; nothing is looked at before `release`. */
  start(): void {
    for (const resource of this.#controller.resources) this.#reconcile(resource);
    for (const watch of this.#controller.watches ?? []) this.#watch(watch);
  }

  /** Subscribes to a resource that discovery has found, if the controller wants it. */
  extend(found: DiscoveredResource): void {
    const { discovers } = this.#controller;
    if (discovers === undefined || !discovers.isWanted(found)) return;
    const { resource } = found;
    if (this.#resourceOf(informerKey(resource)) !== undefined) return;
    this.#discovered.set(informerKey(resource), resource);
    const watch = discovers.watch?.(resource);
    if (watch !== undefined) this.#watch(watch);
    if (discovers.reconciles) this.#reconcile(resource);
  }

  /** The resource is not served any more. */
  forget(resource: Resource): void {
    this.#discovered.delete(informerKey(resource));
  }

  #reconcile(resource: Resource): void {
    this.#parts.informer(resource).onChange((before, after) => this.#changed(resource, before, after));
  }

  #watch({ resource, affects, settle = 0 }: Watch): void {
    this.#parts.informer(resource).onChange((before, after) => {
      for (const target of affects(before, after, this.#parts.view)) this.#add(keyOf(target), settle);
    });
  }

  #add(key: string, settle: number): void {
    if (settle === 0) this.#queue.add(key);
    else this.#queue.addAfter(key, settle);
  }

  release(): void {
    this.#queue.release();
  }

  stop(): void {
    this.#queue.stop();
  }

  #changed(resource: Resource, before: Stored | undefined, after: Stored | undefined): void {
    const object = after ?? before;
    if (object === undefined) return;
    const key = keyOf(target(resource, object));
    if (after === undefined && this.#controller.removed !== undefined) this.#removed.set(key, object);
    if (!(this.#controller.concerns?.(before, after) ?? true)) return;
    this.#add(key, this.#controller.settle?.(before, after) ?? 0);
  }

  #process(key: string): void {
    const memory = this.#memories.get(key) ?? new ObjectMemory(this.#parts.kernel);
    this.#memories.set(key, memory);
    const { late, name } = this.#controller;
    if (late === undefined) return this.#act(key, memory, this.#controller.reconcile);
    this.#parts.kernel.begin(name, need(late.module), (loaded) => {
      if (loaded === undefined) return;
      this.#act(key, memory, (object, view, own) => late.reconcile(loaded, object, view, own));
    });
  }

  #act(key: string, memory: ObjectMemory, reconcile: Controller["reconcile"]): void {
    const actions = this.#decide(key, memory, reconcile);
    memory.turn();
    this.#parts.performer.perform(actions, (performed) => this.#performed(key, actions, performed));
  }

  #decide(key: string, memory: ObjectMemory, reconcile: Controller["reconcile"]): readonly Action[] {
    const { view } = this.#parts;
    const removed = this.#removed.get(key);
    this.#removed.delete(key);
    const last = removed === undefined ? [] : (this.#controller.removed?.(removed, view, memory) ?? []);
    const { resource, namespace, name } = this.#parse(key);
    const object = view.get(resource, namespace, name);
    memory.meet(object?.metadata.uid);
    return object === undefined ? last : [...last, ...reconcile(object, view, memory)];
  }

  #performed(key: string, actions: readonly Action[], { refusals, writes }: Performed): void {
    const memory = this.#memories.get(key);
    if (memory !== undefined) memory.refusals = refusals;
    for (const action of actions) if (action.do === "after") this.#queue.addAfter(key, action.duration);
    if (refusals.length > 0) this.#queue.addRateLimited(key);
    else this.#queue.forget(key);
    if (memory?.isEmpty === true) this.#memories.delete(key);
    this.#parts.barrier.wait(writes, () => this.#queue.done(key));
  }

  #parse(key: string): Target {
    const [kind = "", namespace = "", name = ""] = key.split(" ");
    return { resource: this.#resourceOf(kind) ?? missing, namespace, name };
  }

  #resourceOf(key: string): Resource | undefined {
    return this.#controller.resources.find((one) => informerKey(one) === key) ?? this.#discovered.get(key);
  }
}

const missing: Resource = { group: "", version: "", kind: "", plural: "", singular: "", namespaced: false };

function keyOf({ resource, namespace, name }: Target): string {
  return `${informerKey(resource)} ${namespace} ${name}`;
}
