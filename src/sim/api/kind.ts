import type { Module } from "../kernel/module.ts";
import type { Task } from "../kernel/task.ts";
import type { Instant } from "../kernel/time.ts";
import type { HttpResponse } from "../wire/http.ts";
import type { JsonObject } from "../wire/json.ts";
import type { Incoming, Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { TypeShape } from "../wire/fields/type-shape.ts";
import type { Collection } from "./collection.ts";
import type { Defaults } from "./defaults.ts";
import type { Machinery, User } from "./machinery.ts";
import type { ResourceRequest } from "./resource-handler.ts";
import type { Rules, RulesByResource } from "./rules.ts";

export type Verb = "create" | "delete" | "deletecollection" | "get" | "list" | "patch" | "update" | "watch";

/** Minors of Kubernetes 1.x in which something is there: both ends included, and open where absent. */
export interface Span {
  readonly since?: number;
  readonly until?: number;
}

export function isWithin({ since = 0, until = Number.MAX_SAFE_INTEGER }: Span, minor: number): boolean {
  return since <= minor && minor <= until;
}

/** Answers requests of a kind or subresource in a way of its own. */
export interface Handler {
  readonly handle: (call: ResourceRequest) => Task<HttpResponse>;
}

export type SubresourceName =
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
  | "approval"
  | "token";

/** A subresource that says more than its name: of another kind, in some versions only, or with its own handler. */
export interface SubresourceSpec extends Span {
  readonly name: string;
  readonly resource?: Pick<Resource, "group" | "version" | "kind">;
  readonly verbs?: readonly Verb[];
  readonly handler?: Module<Handler>;
}

export type Subresource = SubresourceName | SubresourceSpec;

/** Who writes, what and when. */
export interface PrepareContext {
  /** Absent for what the server does by itself. */
  readonly user?: User;
  readonly subresource: string;
  readonly now: Instant;
  readonly minor: number;
}

/** What differs from one resource to the next; all else is generic. Functions never change their arguments. */
export interface Strategy<T extends Stored> {
  /** The folder under /registry/ in etcd, if it is not the plural: `services/specs`, `minions`. */
  readonly registry?: string;
  readonly subresources?: readonly Subresource[];
  /** All of them unless told. */
  readonly verbs?: readonly Verb[];
  /**
   * The status of a new object, for kinds with the status subresource: a client's is ignored. Without it a new object
   * keeps what the client says (nodes).
   */
  readonly initialStatus?: (object: T) => object;
  /** A delete answers with the object, not with a Status. */
  readonly returnsDeleted?: true;
  /** An update of what does not exist creates it. */
  readonly createsOnUpdate?: true;
  /** An update must say which resourceVersion it was made from. */
  readonly needsResourceVersion?: true;
  /** Seconds between a delete and its end, unless the client says otherwise; none: at once. */
  readonly gracePeriodSeconds?: (object: T) => number;
  /** What becomes of dependents if a delete does not say: in the background unless told. */
  readonly defaultPropagation?: "Orphan" | "Background" | "Unsupported";
  /** How an object is marked that must be emptied before it can go; it goes when its last finalizer does. */
  readonly marked?: (object: T, now: string) => T;
  /** Has a metadata.generation that rises with each change of what is not metadata or status. */
  readonly hasGeneration?: boolean;
  /** The generation rises with the annotations, too, unless the status is written. */
  readonly generationCountsAnnotations?: boolean;
  /** Seconds after its last write at which etcd forgets an object (events). */
  readonly timeToLiveSeconds?: number;
  /** Moves what may be written in one place and is kept in another, before the defaults: a secret's stringData. */
  readonly read?: (object: T) => T;
  /** Applied to what comes in. Idempotent. */
  readonly defaults?: Defaults;
  /** Clears and computes what a client may not set, after the defaults. Never refuses. */
  readonly prepare?: (object: T, old: T | undefined, context: PrepareContext) => T;
  /** Fields that field selectors know, beside metadata.name and metadata.namespace. */
  readonly fields?: Readonly<Record<string, (object: T) => string>>;
  /** What is said of others, where it is not what most kinds say. */
  readonly unknownField?: (field: string) => string;
}

/** Simple paths, as `.spec.replicas`; the selector's leads to text. */
export interface ScalePaths {
  readonly specReplicasPath: string;
  readonly statusReplicasPath: string;
  readonly labelSelectorPath?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields of an object in another form; `apiVersion` and `kind` are left to the machinery. It may change annotations
 * (autoscaling/v1), nothing else of the metadata. Pure.
 */
export type Conversion = (object: Fields) => Fields;

/** A further group and version under which a kind is served, over the same storage. */
export interface ServedForm extends Span {
  readonly group: string;
  readonly version: string;
  /** Applied to what comes in, in this form, before it is converted. */
  readonly defaults?: Defaults;
  /** Absent where the two forms have the same fields. */
  readonly toStorage?: Conversion;
  readonly fromStorage?: Conversion;
  /** What differs for those who use this form: its columns (of the storage form), its warnings. */
  readonly rules?: Module<{ readonly rules: Partial<Rules<Stored>> }>;
  /** Subresources, where they are not those of the kind. */
  readonly subresources?: readonly Subresource[];
  /** Said with every answer in this form: that it is deprecated. */
  readonly warning?: string;
}

/** Reads objects of kinds that have no type of their own: what stays, and what was wrong but can be dropped. */
export interface Decoder {
  readonly decode: (object: JsonObject, about: DecodedForm) => DecodedObject;
}

export interface DecodedForm {
  readonly kind: Kind;
  /** The group and version that the request is in. */
  readonly resource: Resource;
  readonly minor: number;
}

export interface DecodedObject {
  readonly object: JsonObject;
  readonly strictErrors: readonly string[];
}

/** What an API server knows when it makes objects for itself. */
export interface InitialContext {
  readonly minor: number;
  /** `--service-cluster-ip-range` */
  readonly range: string;
  /** When it started, as metadata has it. */
  readonly startedAt: string;
}

/**
 * Everything the API server knows about one resource: routes, discovery, tables and checks are derived from it.
 * `resource` is the form in which its objects are stored; `since` and `until` say where that form is served.
 */
export interface Kind extends Strategy<Stored>, Span {
  readonly resource: Resource;
  /** Checks and tables, by resource. */
  readonly rules: Module<{ readonly rules: RulesByResource }>;
  readonly also?: readonly ServedForm[];
  /** What is laid over the strategy in some versions, first to last. */
  readonly differences?: readonly (Span & Partial<Strategy<Stored>>)[];
  /** Objects that a server makes for itself, unless they are there. */
  readonly initialObjects?: (context: InitialContext) => readonly Incoming[];
  /** Told once, when a server begins to serve this kind. */
  readonly onServed?: (collection: Collection, machinery: Machinery) => void;
  /** Nothing is stored: the kind answers itself. */
  readonly handler?: Module<Handler>;
  readonly decoder?: Module<Decoder>;
  /** The structure of its objects, in one of its versions, where no schema of a type says it. */
  readonly shape?: (version: string) => TypeShape;
  /** The openAPIV3Schema of a version, as OpenAPI publishes it: for custom resources. */
  readonly publishedSchema?: (version: string) => JsonObject | undefined;
  /** From a CustomResourceDefinition. */
  readonly custom?: true;
  /** Where a custom resource has what its subresource scale shows; undefined if a version has no such subresource. */
  readonly scalePaths?: (version: string) => ScalePaths | undefined;
}

/** The kind as a server of this minor has it. */
export function kindIn(kind: Kind, minor: number): Kind {
  const laidOver = (kind.differences ?? []).filter((difference) => isWithin(difference, minor));
  // Where the kind itself is served is not what differs.
  const { since, until } = kind;
  const whole: Kind = laidOver.length === 0 ? kind : Object.assign({}, kind, ...laidOver, { since, until });
  const isThere = (one: Subresource): boolean => typeof one === "string" || isWithin(one, minor);
  if (whole.subresources?.every(isThere) ?? true) return whole;
  return { ...whole, subresources: (whole.subresources ?? []).filter(isThere) };
}

export function hasSubresource({ subresources = [] }: Pick<Kind, "subresources">, name: string): boolean {
  return subresources.some((one) => (typeof one === "string" ? one : one.name) === name);
}
