import type { Connection, Outcome } from "../client/connection.ts";
import type { EventRecorder } from "../client/event-recorder.ts";
import type { Informer } from "../client/informer.ts";
import type { Incoming, Stored } from "../wire/object.ts";
import { qualified, type Resource } from "../wire/resource.ts";
import type { Action, EventText, Refusal, Reported } from "./action.ts";
import type { Write } from "./write-barrier.ts";

/** What became of a list of actions. */
export interface Performed {
  readonly refusals: readonly Refusal[];
  readonly writes: readonly Write[];
}

interface Parts {
  readonly connection: Connection;
  readonly recorder: EventRecorder;
  /** The caches that the controllers read. */
  readonly informers: ReadonlyMap<string, Informer<Stored>>;
  readonly discover: () => void;
}

type Request = Exclude<Action, { do: "event" } | { do: "after" } | { do: "discover" }>;

/** Does what a controller wants, one after the other. After a refused create no further one is tried. */
export class Performer {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  perform(actions: readonly Action[], done: (performed: Performed) => void): void {
    const refusals: Refusal[] = [];
    const writes: Write[] = [];
    let index = 0;
    // A loop where answers come at once, so that a thousand creates do not nest.
    const walk = (): void => {
      for (;;) {
        const action = actions[index++];
        if (action === undefined) return done({ refusals, writes });
        let answered = false;
        let returned = false;
        this.#one(action, refusals, (outcome) => {
          answered = true;
          if (outcome !== undefined) this.#note(action, outcome, { refusals, writes });
          if (returned) walk();
        });
        returned = true;
        if (!answered) return;
      }
    };
    walk();
  }

  #one(action: Action, refusals: readonly Refusal[], done: (outcome?: Outcome) => void): void {
    if (action.do === "after") return done();
    if (action.do === "discover") {
      this.#parts.discover();
      return done();
    }
    if (action.do === "event") {
      this.#record(action.object, action.event);
      return done();
    }
    const waits = action.do === "create" || (action.do === "status" && action.ifCreated === true);
    if (waits && refusals.some((refusal) => refusal.action.do === "create")) return done();
    this.#request(action, done);
  }

  #request(action: Request, done: (outcome?: Outcome) => void): void {
    const { connection } = this.#parts;
    const { resource } = action;
    switch (action.do) {
      case "create":
        return connection.create(resource, action.object, done);
      case "update":
        return connection.update(resource, action.object, done);
      case "status":
        return connection.updateStatus(resource, action.object, done);
      case "patch":
        return connection.patch(resource, placeOf(action.object), action.patch, done);
      case "delete":
        return this.#delete(action, done);
      case "delete all":
        return connection.deleteCollection(resource, action.namespace, done);
      case "approve":
        return this.#approve(action, done);
      case "finalize":
        return connection.put(
          resource,
          { ...placeOf(action.object), subresource: "finalize" },
          action.object,
          done,
        );
    }
  }

  #approve(
    { resource, object, review }: Extract<Action, { do: "approve" }>,
    done: (outcome?: Outcome) => void,
  ): void {
    const { connection } = this.#parts;
    connection.create<Stored & { readonly status?: { readonly allowed?: boolean } }>(
      accessReviews,
      { spec: review } as Incoming,
      (reviewed) => {
        if (!reviewed.ok) return done(reviewed);
        if (reviewed.object.status?.allowed !== true) return done();
        connection.put(resource, { ...placeOf(object), subresource: "approval" }, object, done);
      },
    );
  }

  /** Looks at the server itself first, where a cache is not proof enough that an owner is gone. */
  #delete(action: Extract<Action, { do: "delete" }>, done: (outcome?: Outcome) => void, index = 0): void {
    const { connection } = this.#parts;
    const { uid } = action.object.metadata;
    const absent = action.ifGone?.[index];
    if (absent === undefined) {
      const options = { preconditions: { uid }, ...action.options };
      return connection.delete(action.resource, placeOf(action.object), options, done);
    }
    connection.get(absent.resource, { namespace: absent.namespace, name: absent.name }, (outcome) => {
      const isThere = outcome.ok ? outcome.object.metadata.uid === absent.uid : outcome.status.code !== 404;
      if (isThere) done();
      else this.#delete(action, done, index + 1);
    });
  }

  #note(action: Action, outcome: Outcome, noted: { refusals: Refusal[]; writes: Write[] }): void {
    if (action.do === "event" || action.do === "after" || action.do === "discover") return;
    if (!outcome.ok) {
      if (isGone(action, outcome)) return;
      noted.refusals.push({ action, status: outcome.status });
      if ("report" in action) this.#report(action.report, "failed", outcome.status.message ?? "");
      return;
    }
    const write = this.#write(action, outcome.object);
    if (write !== undefined) noted.writes.push(write);
    if ("report" in action && action.report !== undefined) {
      this.#report(
        action.report,
        "done",
        action.do === "create" ? outcome.object.metadata.name : action.object.metadata.name,
      );
    }
  }

  #write(action: Request, object: Stored): Write | undefined {
    const informer = this.#parts.informers.get(informerKey(action.resource));
    if (informer === undefined || action.do === "delete all") return undefined;
    const isDelete = action.do === "delete";
    return { informer, object: isDelete ? action.object : object, isDelete };
  }

  #report(report: Reported | undefined, which: "done" | "failed", detail: string): void {
    const text = report?.[which];
    if (report === undefined || text === undefined) return;
    const message = text.message.replace(which === "done" ? "{name}" : "{error}", () => detail);
    this.#record(report.about, { ...text, message });
  }

  #record(object: Stored, { type, reason, message }: EventText): void {
    this.#parts.recorder.event(object, type, reason, message);
  }
}

const accessReviews: Resource<Stored & { readonly status?: { readonly allowed?: boolean } }> = {
  group: "authorization.k8s.io",
  version: "v1",
  kind: "SubjectAccessReview",
  plural: "subjectaccessreviews",
  singular: "subjectaccessreview",
  namespaced: false,
};

export function informerKey(resource: Resource): string {
  return qualified(resource);
}

/** Deleting what is gone already, or changing it, is no refusal. */
function isGone(action: Action, outcome: Extract<Outcome, { ok: false }>): boolean {
  return action.do !== "create" && outcome.status.code === 404;
}

function placeOf({ metadata: { namespace, name } }: Stored): {
  readonly namespace: string;
  readonly name: string;
} {
  return { namespace, name };
}
