import type { Json } from "../json.ts";
import { indexItem } from "./list-elements.ts";
import type { Merged } from "./merge-typed.ts";
import type { PathElement } from "./path-element.ts";
import type { ListShape } from "./type-shape.ts";

interface Indexed {
  readonly element: PathElement;
  readonly item: Json;
}

/**
 * The order of a merged list: the configuration's, with what only the live list has where it stood among those that
 * both have.
 * @models sigs.k8s.io/structured-merge-diff/v4/typed merge.go visitListItems
 */
export function mergeOrder(
  shape: ListShape,
  live: readonly Json[],
  config: readonly Json[],
): readonly Merged[] {
  return new Ordering(indexed(shape, live), indexed(shape, config)).merge();
}

function indexed(shape: ListShape, list: readonly Json[]): readonly Indexed[] {
  return list.flatMap((item) => {
    const place = indexItem(shape, item);
    return "error" in place ? [] : [{ element: place.element, item }];
  });
}

class Ordering {
  readonly #live: readonly Indexed[];
  readonly #config: readonly Indexed[];
  readonly #inConfig: ReadonlySet<PathElement>;
  /** What both have and is still to come, in the configuration's order. */
  readonly #shared: PathElement[];
  readonly #done = new Set<PathElement>();
  readonly #result: Merged[] = [];
  #liveAt = 0;
  #configAt = 0;

  constructor(live: readonly Indexed[], config: readonly Indexed[]) {
    this.#live = live;
    this.#config = config;
    this.#inConfig = new Set(config.map(({ element }) => element));
    const inLive = new Set(live.map(({ element }) => element));
    this.#shared = config.map(({ element }) => element).filter((element) => inLive.has(element));
  }

  merge(): readonly Merged[] {
    while (this.#liveAt < this.#live.length || this.#configAt < this.#config.length) {
      if (this.#takeBoth() || this.#skipLive() || this.#takeLive()) continue;
      this.#takeConfig();
    }
    return this.#result;
  }

  #takeBoth(): boolean {
    const [live, config] = [this.#live[this.#liveAt], this.#config[this.#configAt]];
    if (live === undefined || live.element !== config?.element) return false;
    this.#push(live.element);
    this.#shared.shift();
    this.#liveAt++;
    this.#configAt++;
    return true;
  }

  /** A shared item whose turn has not come: it is taken later, with the configuration's. */
  #skipLive(): boolean {
    const live = this.#live[this.#liveAt];
    const [next] = this.#shared;
    if (live === undefined || this.#configAt >= this.#config.length || next === undefined) return false;
    if (!this.#inConfig.has(live.element) || live.element === next) return false;
    this.#liveAt++;
    return true;
  }

  /** An item that only the live list has. */
  #takeLive(): boolean {
    const live = this.#live[this.#liveAt];
    if (live === undefined) return false;
    if (!this.#inConfig.has(live.element)) {
      this.#result.push({ element: live.element, liveItem: live.item });
      this.#liveAt++;
      return true;
    }
    if (this.#done.has(live.element)) this.#liveAt++;
    return false;
  }

  #takeConfig(): void {
    const config = this.#config[this.#configAt];
    if (config === undefined) return;
    this.#push(config.element);
    this.#configAt++;
    if (this.#shared[0] === config.element) this.#shared.shift();
  }

  #push(element: PathElement): void {
    this.#done.add(element);
    this.#result.push({ element, liveItem: undefined });
  }
}
