import { minute, rfc3339Micro } from "../kernel/time.ts";
import type { Stored } from "../wire/object.ts";
import type { Connection } from "./connection.ts";
import { eventMeta, eventResource, referenceTo, type EventType, type StoredEvent } from "./event.ts";
import { NanosecondClock } from "./nanosecond-clock.ts";

interface Parts {
  readonly connection: Connection;
  /** `default-scheduler`. */
  readonly controller: string;
  /** `default-scheduler-kind-control-plane`. */
  readonly instance: string;
}

interface Series {
  readonly event: StoredEvent;
  count: number;
  lastObservedTime: string;
  finish: () => void;
}

const finishAfter = 6 * minute;

/**
 * Records events as the newer events.k8s.io library does: with an action and an eventTime, and a series for those
 * that come again. The second one starts the series in the stored event; further ones are written when it finishes,
 * six minutes after the last.
 * @models staging/src/k8s.io/client-go/tools/events/event_broadcaster.go recordToSink, 1.33
 */
export class EventSeriesRecorder {
  readonly #parts: Parts;
  readonly #clock: NanosecondClock;
  readonly #series = new Map<string, Series>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#clock = new NanosecondClock(parts.connection, parts.controller);
  }

  event(
    object: Stored,
    what: { readonly type: EventType; readonly reason: string; readonly action: string },
    note: string,
  ): void {
    const { connection, controller, instance } = this.#parts;
    const involvedObject = referenceTo(object);
    const key = [involvedObject.uid, what.type, what.reason, what.action, note].join("|");
    const time = rfc3339Micro(connection.kernel.now);
    const known = this.#series.get(key);
    if (known !== undefined) return this.#again(key, known, time);
    const event: StoredEvent = {
      apiVersion: "v1",
      kind: "Event",
      metadata: eventMeta(involvedObject, this.#clock.next()),
      involvedObject,
      ...what,
      message: note,
      source: {},
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: time,
      reportingComponent: controller,
      reportingInstance: instance,
    };
    connection.create(eventResource, event, (outcome) => {
      if (!outcome.ok) return;
      this.#series.set(key, {
        event: outcome.object,
        count: 1,
        lastObservedTime: time,
        finish: this.#finishLater(key),
      });
    });
  }

  #again(key: string, series: Series, time: string): void {
    series.count++;
    series.lastObservedTime = time;
    series.finish();
    series.finish = this.#finishLater(key);
    if (series.count === 2) this.#write(series);
  }

  #finishLater(key: string): () => void {
    return this.#parts.connection.kernel.after(finishAfter, () => {
      const series = this.#series.get(key);
      this.#series.delete(key);
      if (series !== undefined && series.count > 2) this.#write(series);
    });
  }

  #write({ event, count, lastObservedTime }: Series): void {
    const { name, namespace } = event.metadata;
    const body = { series: { count, lastObservedTime } };
    this.#parts.connection.patch(eventResource, { name, namespace }, { type: "strategic", body });
  }
}
