import type { Storage } from "./storage.ts";

const delayMs = 150;

interface KeeperOptions {
  readonly storage: Storage;
  readonly key: string;
  readonly recording: () => string;
  readonly stored: (persistent: boolean) => void;
}

/** Stores the recording a moment after it changed, once for a burst of keys. */
export class Keeper {
  readonly #options: KeeperOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  changed(): void {
    this.#timer ??= setTimeout(() => void this.flush(), delayMs);
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { storage, key, recording, stored } = this.#options;
    stored(await storage.write(key, recording()));
  }
}
