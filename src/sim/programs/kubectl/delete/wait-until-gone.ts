import type { Task } from "../../../kernel/task.ts";
import { after, type Instant } from "../../../kernel/time.ts";
import { pathOf } from "../../../wire/resource.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { CommandError } from "../../cobra/command.ts";
import { isNotFound } from "../client/kubectl-errors.ts";
import { openWatch, type WatchStream } from "../client/watch-stream.ts";
import { getObject } from "../resources/fetch.ts";
import type { OneTarget } from "../resources/target.ts";
import type { Session } from "../session.ts";

export interface Awaited extends OneTarget {
  /** An object of the same name with another uid is another object. */
  readonly uid: string | undefined;
}

/** Waits until an object is gone. Throws after `timeout` microseconds; 0 waits as long as it takes. */
export function* waitUntilGone(session: Session, target: Awaited, timeout: number): Task<void> {
  const { kernel } = session.process;
  const deadline = timeout > 0 ? after(kernel.now, timeout) : undefined;
  for (;;) {
    const version = yield* versionOf(session, target);
    if (version === undefined) return;
    const stream = yield* openWatch(session.client, {
      path: pathOf(target.resource, { namespace: target.namespace }),
      query: { fieldSelector: `metadata.name=${target.name}`, resourceVersion: version },
    });
    try {
      if (yield* sawEnd(session, { target, stream, deadline })) return;
    } finally {
      stream.close();
    }
  }
}

/** The resourceVersion of the object that is still there. */
function* versionOf(session: Session, target: Awaited): Task<string | undefined> {
  try {
    const { metadata } = yield* getObject(session, target);
    const isOther = target.uid !== undefined && metadata?.uid !== target.uid;
    return isOther ? undefined : (metadata?.resourceVersion ?? "0");
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

interface Watching {
  readonly target: Awaited;
  readonly stream: WatchStream;
  readonly deadline: Instant | undefined;
}

/** False if the server has ended the watch before. */
function* sawEnd(session: Session, { target, stream, deadline }: Watching): Task<boolean> {
  for (;;) {
    yield* waitForEvent(session, { target, stream, deadline });
    const event = stream.take();
    if (event === undefined) return false;
    const { uid } = (event.object["metadata"] ?? {}) as JsonObject;
    if (event.type === "DELETED" || (target.uid !== undefined && uid !== target.uid)) return true;
  }
}

/** Until there is an event or the watch has ended. Throws when the time is up. */
function* waitForEvent(session: Session, { target, stream, deadline }: Watching): Task<void> {
  const { kernel } = session.process;
  const { channel } = stream;
  while (channel.size === 0 && !channel.drained) {
    if (deadline === undefined) yield* kernel.wait(channel.readable);
    else if (deadline <= kernel.now) {
      throw new CommandError(
        `timed out waiting for the condition on ${target.resource.plural}/${target.name}`,
      );
    } else yield* kernel.wait(channel.readable, deadline - kernel.now);
  }
}
