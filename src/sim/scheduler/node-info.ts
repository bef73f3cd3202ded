import type { Node } from "../kinds/core/node.ts";
import { amount, type Amounts, type PodInfo } from "./pod-info.ts";

/** A node with the pods that are on it or on their way, and sums over them that are kept as they come and go. */
export class NodeInfo {
  readonly name: string;
  readonly #pods = new Map<string, PodInfo>();
  readonly #requested = new Map<string, number>();
  readonly #scored = { cpu: 0, memory: 0 };
  readonly #hostPorts = new Map<string, number>();
  #node: Node | undefined;
  #allocatable: Amounts = new Map();
  #images: ReadonlyMap<string, number> = new Map();

  constructor(name: string) {
    this.name = name;
  }

  /** Undefined while only its pods are known. */
  get node(): Node | undefined {
    return this.#node;
  }

  get allocatable(): Amounts {
    return this.#allocatable;
  }

  get requested(): Amounts {
    return this.#requested;
  }

  get scored(): { readonly cpu: number; readonly memory: number } {
    return this.#scored;
  }

  get hostPorts(): ReadonlySet<string> {
    return new Set(this.#hostPorts.keys());
  }

  get podCount(): number {
    return this.#pods.size;
  }

  get pods(): Iterable<PodInfo> {
    return this.#pods.values();
  }

  /** Sizes in bytes of the images that it has, by each of their names. */
  get images(): ReadonlyMap<string, number> {
    return this.#images;
  }

  setNode(node: Node | undefined): void {
    const before = this.#node;
    this.#node = node;
    if (node === undefined) return;
    if (before?.status.allocatable !== node.status.allocatable) {
      const entries = Object.entries(node.status.allocatable ?? {});
      this.#allocatable = new Map(entries.map(([name, text]) => [name, amount(name, text)]));
    }
    if (before?.status.images !== node.status.images) {
      const images = node.status.images ?? [];
      this.#images = new Map(
        images.flatMap(({ names, sizeBytes }) => (names ?? []).map((name) => [name, sizeBytes ?? 0])),
      );
    }
  }

  add(info: PodInfo): void {
    const { uid } = info.pod.metadata;
    if (this.#pods.has(uid)) this.remove(uid);
    this.#pods.set(uid, info);
    this.#count(info, 1);
  }

  remove(uid: string): void {
    const info = this.#pods.get(uid);
    if (info === undefined) return;
    this.#pods.delete(uid);
    this.#count(info, -1);
  }

  /** A copy to try things on. */
  clone(): NodeInfo {
    const copy = new NodeInfo(this.name);
    copy.setNode(this.#node);
    for (const info of this.#pods.values()) copy.add(info);
    return copy;
  }

  #count({ requests, scored, hostPorts }: PodInfo, sign: 1 | -1): void {
    for (const [name, count] of requests)
      this.#requested.set(name, (this.#requested.get(name) ?? 0) + sign * count);
    this.#scored.cpu += sign * scored.cpu;
    this.#scored.memory += sign * scored.memory;
    for (const port of hostPorts) {
      const users = (this.#hostPorts.get(port) ?? 0) + sign;
      if (users === 0) this.#hostPorts.delete(port);
      else this.#hostPorts.set(port, users);
    }
  }
}
