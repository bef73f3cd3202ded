import { rfc3339, second } from "../kernel/time.ts";
import type { Stored } from "../wire/object.ts";
import type { Connection, Outcome } from "./connection.ts";
import { EventCorrelator, type Correlated } from "./event-correlator.ts";
import { eventMeta, eventResource, referenceTo, type EventType, type StoredEvent } from "./event.ts";
import { NanosecondClock } from "./nanosecond-clock.ts";

interface Parts {
  readonly connection: Connection;
  /** `kubelet`, `deployment-controller`. */
  readonly component: string;
  readonly host?: string;
}

const retry = { after: 10 * second, times: 12 };
const outboxMax = 1000;

/**
 * Records core/v1 Events about objects. One is sent after the other; while the server is away they wait, 12 tries of
 * 10 s each, and the component does not notice.
 * @models staging/src/k8s.io/client-go/tools/record/event.go, 1.33
 */
export class EventRecorder {
  readonly #parts: Parts;
  readonly #clock: NanosecondClock;
  readonly #correlator = new EventCorrelator();
  readonly #outbox: StoredEvent[] = [];
  #busy = false;
  #tries = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#clock = new NanosecondClock(parts.connection, parts.component);
  }

  /** `fieldPath` names a part of the object: `spec.containers{web}`. */
  // oxlint-disable-next-line max-params -- client-go's shape, called from everywhere
  event(object: Stored, type: EventType, reason: string, message: string, fieldPath?: string): void {
    if (this.#outbox.length >= outboxMax) return;
    const { component, host = "", connection } = this.#parts;
    const involvedObject = referenceTo(object, fieldPath);
    const time = rfc3339(connection.kernel.now);
    this.#outbox.push({
      apiVersion: "v1",
      kind: "Event",
      metadata: eventMeta(involvedObject, this.#clock.next()),
      involvedObject,
      reason,
      message,
      type,
      source: host === "" ? { component } : { component, host },
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      eventTime: null,
      reportingComponent: component,
      reportingInstance: host,
    });
    this.#next();
  }

  #next(): void {
    const event = this.#outbox[0];
    if (this.#busy || event === undefined) return;
    this.#busy = true;
    this.#send(this.#correlator.correlate(event, this.#parts.connection.kernel.now));
  }

  #send(correlated: Correlated): void {
    if (correlated.is === "dropped") return this.#finish();
    const { connection } = this.#parts;
    const { event, key } = correlated;
    const done = (outcome: Outcome<StoredEvent>): void => this.#sent(correlated, outcome);
    if (correlated.is === "new") return connection.create(eventResource, event, done);
    const { name, namespace } = event.metadata;
    const patch = { type: "strategic", body: correlated.patch } as const;
    connection.patch(eventResource, { name, namespace }, patch, (outcome) => {
      if (outcome.ok || outcome.status.code !== 404) return done(outcome);
      // Expired meanwhile: as if it had never been, but with its count.
      this.#correlator.forget(key);
      connection.create(
        eventResource,
        { ...event, metadata: eventMeta(event.involvedObject, this.#clock.next()) },
        done,
      );
    });
  }

  #sent(correlated: Exclude<Correlated, { is: "dropped" }>, outcome: Outcome<StoredEvent>): void {
    if (outcome.ok) this.#correlator.stored(correlated.key, outcome.object);
    else if (outcome.status.code === 0 && ++this.#tries < retry.times) {
      this.#parts.connection.kernel.after(retry.after, () => this.#send(correlated));
      return;
    }
    this.#finish();
  }

  #finish(): void {
    this.#outbox.shift();
    this.#tries = 0;
    this.#busy = false;
    this.#next();
  }
}
