import type { DeleteOptions, Patch } from "../client/connection.ts";
import type { EventType } from "../client/event.ts";
import type { JsonObject } from "../wire/json.ts";
import type { Incoming, Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { Status } from "../wire/status.ts";

/** What an event says; `{name}` and `{error}` stand for what the request gave. */
export interface EventText {
  readonly type: EventType;
  readonly reason: string;
  readonly message: string;
}

/** Events about an object that depend on what becomes of a request. */
export interface Reported {
  readonly about: Stored;
  readonly done?: EventText;
  readonly failed?: EventText;
}

/** An object that must be gone, by a live look at the server, before something is done. */
export interface Absent {
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** What a controller wants done. Plain data: it can be compared, printed, and explained to a learner. */
export type Action =
  | {
      readonly do: "create";
      readonly resource: Resource;
      readonly object: Incoming;
      readonly report?: Reported;
    }
  | {
      readonly do: "update";
      readonly resource: Resource;
      readonly object: Stored;
      readonly report?: Reported;
    }
  | {
      readonly do: "status";
      readonly resource: Resource;
      readonly object: Stored;
      readonly report?: Reported;
      /** Only if all that was to be created before it was: it counts them. */
      readonly ifCreated?: boolean;
    }
  | { readonly do: "patch"; readonly resource: Resource; readonly object: Stored; readonly patch: Patch }
  | {
      readonly do: "delete";
      readonly resource: Resource;
      readonly object: Stored;
      readonly options?: DeleteOptions;
      readonly report?: Reported;
      readonly ifGone?: readonly Absent[];
    }
  | { readonly do: "delete all"; readonly resource: Resource; readonly namespace: string }
  /** Replaces an object by way of its subresource `finalize`. */
  | { readonly do: "finalize"; readonly resource: Resource; readonly object: Stored }
  /** Replaces an object by way of its subresource `approval`, if a SubjectAccessReview says yes. */
  | {
      readonly do: "approve";
      readonly resource: Resource;
      readonly object: Stored;
      readonly review: JsonObject;
    }
  /** Asks the server what it serves, now. */
  | { readonly do: "discover" }
  | { readonly do: "event"; readonly object: Stored; readonly event: EventText }
  /** Looks at the same object again after so many microseconds. */
  | { readonly do: "after"; readonly duration: number };

/** An action that the API server did not take. */
export interface Refusal {
  readonly action: Action;
  readonly status: Status;
}
