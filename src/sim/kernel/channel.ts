import { Signal } from "./signal.ts";
import type { Task } from "./task.ts";

/**
 * A queue between a producer and a consumer: the body of a stream, one direction of a connection, a pipe. Tasks take
 * with `next`; components that keep their state as data set `onReadable` and drain with `take`.
 */
export class Channel<T> {
  /** Notified when an item or the end has come. */
  readonly readable: Signal = new Signal();
  /** Notified when there is room again, or the consumer has gone. */
  readonly writable: Signal = new Signal();
  /** Called on each push and at the end, within the producer's step: note it and use `kernel.later`, do no work. */
  onReadable: (() => void) | undefined;
  /** Called once, when the consumer cancels. */
  onCancel: (() => void) | undefined;
  readonly #items: T[] = [];
  readonly #capacity: number;
  #head = 0;
  #ended = false;
  #cancelled = false;

  /** `capacity` is in items; `*put` waits beyond it, `push` does not. */
  constructor(capacity: number = Number.MAX_SAFE_INTEGER) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#items.length - this.#head;
  }

  /** The producer has ended and everything was taken. */
  get drained(): boolean {
    return this.#ended && this.size === 0;
  }

  /** The producer has ended. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The consumer has gone: what is pushed is lost. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** False if nobody will ever read it. */
  push(item: T): boolean {
    if (this.#ended || this.#cancelled) return false;
    this.#items.push(item);
    this.#announce();
    return true;
  }

  /** As `push`, but waits while the channel is full. */
  *put(item: T): Task<boolean> {
    while (this.size >= this.#capacity && !this.#cancelled && !this.#ended) yield { on: this.writable };
    return this.push(item);
  }

  /** The producer's end. Items that are queued are still delivered. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#announce();
    this.writable.notify();
  }

  /** The consumer's end. Queued items are dropped. */
  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    this.#items.length = 0;
    this.#head = 0;
    this.onCancel?.();
    this.writable.notify();
    this.readable.notify();
  }

  /** The next item if there is one now. */
  take(): T | undefined {
    const item = this.#items[this.#head];
    if (this.#head >= this.#items.length) return undefined;
    this.#head++;
    if (this.#head > 256 && this.#head * 2 > this.#items.length) {
      this.#items.splice(0, this.#head);
      this.#head = 0;
    }
    this.writable.notify();
    return item;
  }

  /** Waits for the next item; undefined at the end. */
  *next(): Task<T | undefined> {
    while (this.size === 0) {
      if (this.#ended || this.#cancelled) return undefined;
      yield { on: this.readable };
    }
    return this.take();
  }

  #announce(): void {
    this.readable.notify();
    this.onReadable?.();
  }
}
