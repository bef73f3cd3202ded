import type { FromWorker, PreparedSession, ToWorker } from "../../worker/protocol.ts";

type Said<K extends FromWorker["say"]> = Extract<FromWorker, { say: K }>;
type Listener = (message: FromWorker) => void;

declare global {
  interface Window {
    /** Started by an inline script in the head, so that the simulator loads while the page does. */
    drydockWorker?: Worker;
    /** What the page will open: made by the same script, so that both ask for the same. */
    drydockSession?: PreparedSession;
  }
}

/**
 * The page's end of the line to the Worker. Its scripts arrive one after the other, the terminal's last and on a slow
 * line late: until then every new listener hears what has been said before it came.
 */
class Link {
  readonly #worker: Worker;
  readonly #listeners = new Map<FromWorker["say"], Listener[]>();
  #said: FromWorker[] | undefined = [];

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => this.#receive(data));
    worker.addEventListener("error", ({ message }) => {
      this.#receive({
        say: "broken",
        message: message === "" ? "The simulator did not load" : message,
        command: "",
      });
    });
  }

  on<K extends FromWorker["say"]>(say: K, listener: (message: Said<K>) => void): void {
    const listeners = this.#listeners.get(say) ?? [];
    listeners.push(listener as Listener);
    this.#listeners.set(say, listeners);
    for (const message of this.#said ?? []) if (message.say === say) (listener as Listener)(message);
  }

  /** All scripts are there: nothing is kept any more. */
  complete(): void {
    this.#said = undefined;
  }

  /** Resolves with the next message of a kind that fits. */
  next<K extends FromWorker["say"]>(
    say: K,
    fits: (message: Said<K>) => boolean = () => true,
  ): Promise<Said<K>> {
    return new Promise((resolve) => {
      let done = false;
      this.on(say, (message) => {
        if (done || !fits(message)) return;
        done = true;
        resolve(message);
      });
    });
  }

  send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  close(): void {
    this.#worker.terminate();
  }

  #receive(message: FromWorker): void {
    this.#said?.push(message);
    for (const listener of this.#listeners.get(message.say) ?? []) listener(message);
  }
}

/** In a built page the Worker is already there. */
function worker(): Worker {
  return (
    window.drydockWorker ??
    new Worker(new URL("../../worker/main.ts", import.meta.url), { type: "module", name: "drydock" })
  );
}

export const link: Link = new Link(worker());

/** The one terminal of this version. */
export const terminalId = "main";
