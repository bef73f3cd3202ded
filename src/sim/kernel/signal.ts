/** A condition that tasks wait for: `notify` wakes all that wait, in the order in which they came. */
export class Signal {
  readonly #waiters = new Set<() => void>();

  notify(): void {
    if (this.#waiters.size === 0) return;
    const waiters = [...this.#waiters];
    this.#waiters.clear();
    for (const wake of waiters) wake();
  }

  /** `wake` is called once at most. The result takes the subscription back. */
  subscribe(wake: () => void): () => void {
    this.#waiters.add(wake);
    return () => void this.#waiters.delete(wake);
  }
}
