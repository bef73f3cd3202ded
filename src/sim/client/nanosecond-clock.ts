import type { Connection } from "./connection.ts";

/** Nanoseconds since the epoch, never the same twice: the last three digits are not the world's but its own. */
export class NanosecondClock {
  readonly #connection: Connection;
  #digits: number;

  constructor(connection: Connection, label: string) {
    this.#connection = connection;
    this.#digits = connection.random.fork(`nanoseconds/${label}`).below(1000);
  }

  next(): bigint {
    this.#digits = (this.#digits + 37) % 1000;
    return BigInt(this.#connection.kernel.now) * 1000n + BigInt(this.#digits);
  }
}
