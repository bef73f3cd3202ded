import type { Channel } from "../../../kernel/channel.ts";
import type { Task } from "../../../kernel/task.ts";
import type { Json, JsonObject } from "../../../wire/json.ts";
import type { Status } from "../../../wire/status.ts";
import type { Call, Client } from "./client.ts";
import { StatusError } from "./kubectl-errors.ts";

export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK";
  readonly object: JsonObject;
}

/** A watch that is open. Whoever opens it closes it in a `finally`: Ctrl-C comes at any wait. */
export class WatchStream {
  readonly #values: Channel<Json>;

  constructor(values: Channel<Json>) {
    this.#values = values;
  }

  /** The next event; undefined when the server has ended the watch. Throws StatusError. */
  *next(): Task<WatchEvent | undefined> {
    const value = yield* this.#values.next();
    return value === undefined ? undefined : eventOf(value);
  }

  /** The next event if it is there already. */
  take(): WatchEvent | undefined {
    const value = this.#values.take();
    return value === undefined ? undefined : eventOf(value);
  }

  /** For waits with a time limit. */
  get channel(): Pick<Channel<Json>, "readable" | "size" | "drained"> {
    return this.#values;
  }

  close(): void {
    this.#values.cancel();
  }
}

export function* openWatch(client: Client, call: Call): Task<WatchStream> {
  const { body } = yield* client.send({ ...call, query: { ...call.query, watch: "true" } });
  if ("values" in body) return new WatchStream(body.values);
  throw new StatusError({
    apiVersion: "v1",
    kind: "Status",
    metadata: {},
    status: "Failure",
    message: "the server does not answer with a watch",
    code: 500,
  });
}

function eventOf(value: Json): WatchEvent {
  const event = value as unknown as { readonly type: string; readonly object: JsonObject };
  if (event.type === "ERROR") throw new StatusError(event.object as unknown as Status);
  return event as WatchEvent;
}
