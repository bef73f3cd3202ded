import type { Channel } from "../../sim/kernel/channel.ts";

/** Bytes that may wait for a client that does not read. Beyond it the connection is closed. */
export const backlogMax: number = 16 * 1024 * 1024;

/** Where a stream goes: an HTTP response, a WebSocket, a stream of SPDY. */
export interface StreamSink<T> {
  /** What has come, in order: at least one item. */
  write(items: readonly T[]): void;
  /** The producer has ended. */
  end(): void;
}

/**
 * Carries what comes on a channel of the world to a client, all that came in one slice of the world's time at once.
 * The result stops it, and tells the producer so.
 */
export function pump<T>(channel: Channel<T>, sink: StreamSink<T>): () => void {
  let isScheduled = false;
  let isOver = false;
  const drain = (): void => {
    isScheduled = false;
    if (isOver) return;
    const items: T[] = [];
    for (let item = channel.take(); item !== undefined; item = channel.take()) items.push(item);
    if (items.length > 0) sink.write(items);
    if (!channel.drained && !channel.cancelled) return;
    isOver = true;
    sink.end();
  };
  channel.onReadable = () => {
    if (isScheduled) return;
    isScheduled = true;
    queueMicrotask(drain);
  };
  drain();
  return () => {
    isOver = true;
    channel.cancel();
  };
}
