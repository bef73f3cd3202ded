import type { Node } from "../kinds/core/node.ts";
import type { Candidate } from "./framework.ts";
import { NodeInfo } from "./node-info.ts";
import type { PodInfo } from "./pod-info.ts";

/** All nodes with their pods, kept up to date change by change. @models pkg/scheduler/backend/cache, 1.33 */
export class NodeCache {
  readonly #nodes = new Map<string, NodeInfo>();
  /** Where each pod is, or is assumed to be. */
  readonly #places = new Map<string, string>();
  #candidates: readonly Candidate[] | undefined;

  /** Nodes whose objects are there, in the order of their arrival. */
  get candidates(): readonly Candidate[] {
    this.#candidates ??= [...this.#nodes.values()].filter(
      (info): info is Candidate => info.node !== undefined,
    );
    return this.#candidates;
  }

  setNode(node: Node): void {
    this.#info(node.metadata.name).setNode(node);
    this.#candidates = undefined;
  }

  removeNode(name: string): void {
    const info = this.#nodes.get(name);
    info?.setNode(undefined);
    this.#candidates = undefined;
    if (info?.podCount === 0) this.#nodes.delete(name);
  }

  /** Puts a pod on a node, or replaces it there. */
  place(info: PodInfo, node: string): void {
    const { uid } = info.pod.metadata;
    if (this.#places.get(uid) !== node) this.remove(uid);
    this.#places.set(uid, node);
    this.#info(node).add(info);
  }

  /** False if it was nowhere. */
  remove(uid: string): boolean {
    const place = this.#places.get(uid);
    if (place === undefined) return false;
    this.#places.delete(uid);
    this.#nodes.get(place)?.remove(uid);
    return true;
  }

  #info(name: string): NodeInfo {
    let info = this.#nodes.get(name);
    if (info === undefined) this.#nodes.set(name, (info = new NodeInfo(name)));
    return info;
  }
}
