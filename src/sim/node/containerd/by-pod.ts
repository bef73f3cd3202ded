/** Things of pods, in the order in which they came. */
export class ByPod<T> {
  readonly #things = new Map<string, readonly T[]>();

  of(podUid: string): readonly T[] {
    return this.#things.get(podUid) ?? [];
  }

  add(podUid: string, thing: T): void {
    this.#things.set(podUid, [...this.of(podUid), thing]);
  }

  remove(podUid: string, thing: T): void {
    const others = this.of(podUid).filter((other) => other !== thing);
    if (others.length === 0) this.#things.delete(podUid);
    else this.#things.set(podUid, others);
  }
}
