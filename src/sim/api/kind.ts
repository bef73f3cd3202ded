import type { Module } from "../kernel/module.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { Defaults } from "./defaults.ts";
import type { RulesByResource } from "./rules.ts";

export type Subresource =
  | "status"
  | "scale"
  | "log"
  | "exec"
  | "attach"
  | "portforward"
  | "binding"
  | "eviction"
  | "ephemeralcontainers"
  | "resize"
  | "proxy"
  | "finalize"
  | "token";

/** What differs from one resource to the next; all else is generic. Functions never change their arguments. */
export interface Strategy<T extends Stored> {
  /** The folder under /registry/ in etcd, if it is not the plural: `services/specs`, `minions`. */
  readonly registry?: string;
  readonly subresources?: readonly Subresource[];
  /**
   * The status of a new object, for kinds with the status subresource: a client's is ignored. Without it a new object
   * keeps what the client says (nodes).
   */
  readonly initialStatus?: (object: T) => object;
  /** A delete answers with the object, not with a Status. */
  readonly returnsDeleted?: true;
  /** An update of what does not exist creates it. */
  readonly createsOnUpdate?: true;
  /** Seconds between a delete and its end, unless the client says otherwise; none: at once. */
  readonly gracePeriodSeconds?: (object: T) => number;
  /** Has a metadata.generation that rises with each change of what is not metadata or status. */
  readonly hasGeneration?: boolean;
  /** Applied to what comes in. Idempotent. */
  readonly defaults?: Defaults;
  /** Clears and computes what a client may not set, after the defaults. Never refuses. */
  readonly prepare?: (object: T, old: T | undefined) => T;
  /** Fields that field selectors know, beside metadata.name and metadata.namespace. */
  readonly fields?: Readonly<Record<string, (object: T) => string>>;
}

/** Everything the API server knows about one resource: routes, discovery, tables and checks are derived from it. */
export interface Kind extends Strategy<Stored> {
  readonly resource: Resource;
  /** Checks and tables, by resource. */
  readonly rules: Module<{ readonly rules: RulesByResource }>;
}
