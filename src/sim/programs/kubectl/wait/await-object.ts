import type { Task } from "../../../kernel/task.ts";
import { after, type Instant } from "../../../kernel/time.ts";
import { pathOf } from "../../../wire/resource.ts";
import { openWatch, type WatchEvent, type WatchStream } from "../client/watch-stream.ts";
import type { OneTarget } from "../resources/target.ts";
import type { Session } from "../session.ts";

/** Told of every state of the object from a version on; true ends the wait. */
export type OnEvent = (event: WatchEvent) => Task<boolean>;

export interface Awaiting {
  readonly resourceVersion: string;
  /** No limit if absent. */
  readonly deadline: Instant | undefined;
  readonly onEvent: OnEvent;
}

export function deadlineAfter(session: Session, timeout: number): Instant | undefined {
  return timeout > 0 ? after(session.process.kernel.now, timeout) : undefined;
}

/** Watches one object until `onEvent` is content; false if the time is up before, or the server ends the watch. */
export function* awaitObject(
  session: Session,
  target: OneTarget,
  { resourceVersion, deadline, onEvent }: Awaiting,
): Task<boolean> {
  const stream = yield* openWatch(session.client, {
    path: pathOf(target.resource, { namespace: target.namespace }),
    query: { fieldSelector: `metadata.name=${target.name}`, resourceVersion },
  });
  try {
    for (;;) {
      if (!(yield* readable(session, stream, deadline))) return false;
      const event = stream.take();
      if (event === undefined) return false;
      if (event.type !== "BOOKMARK" && (yield* onEvent(event))) return true;
    }
  } finally {
    stream.close();
  }
}

/** Until there is an event or the end of the watch; false if the time is up. */
function* readable(session: Session, { channel }: WatchStream, deadline: Instant | undefined): Task<boolean> {
  const { kernel } = session.process;
  while (channel.size === 0 && !channel.drained) {
    if (deadline !== undefined && deadline <= kernel.now) return false;
    yield* kernel.wait(channel.readable, deadline === undefined ? undefined : deadline - kernel.now);
  }
  return true;
}
