import type { Instant } from "../../kernel/time.ts";
import type { Stored } from "../../wire/object.ts";
import type { Managed } from "./managed.ts";
import type { Manager } from "./manager.ts";

/** One write, as far as ownership goes. */
export interface Write {
  /** The stored object before; absent if there was none. */
  readonly before: Stored | undefined;
  /** What the request made of it, with defaults, before admission and what the server does to it. */
  readonly after: Stored;
  readonly manager: Manager;
  readonly time: Instant;
}

/**
 * How an object came to be what it is. metadata.managedFields follow from it, and are computed when somebody looks:
 * hardly anybody does, and a cluster that starts writes much. Once they are known, the past is let go.
 */
export class WriteRecord {
  write: Write | undefined;
  previous: WriteRecord | undefined;
  settled: Managed | undefined;
  /** How many records have to be looked at. */
  depth: number;

  constructor(write: Write | undefined, previous?: WriteRecord, settled?: Managed) {
    this.write = write;
    this.previous = previous;
    this.settled = settled;
    this.depth = settled === undefined ? 1 + (previous?.depth ?? 0) : 0;
  }

  settle(managed: Managed): Managed {
    this.settled = managed;
    this.depth = 0;
    this.write = undefined;
    this.previous = undefined;
    return managed;
  }
}

const records = new WeakMap<object, WriteRecord>();
const decided = new WeakMap<object, Decision>();

interface Decision {
  readonly managed: Managed;
  /** Who owns what is otherwise than before: something to write, even if the object is the same. */
  readonly isChange: boolean;
}

export function recordOf(object: Stored): WriteRecord | undefined {
  return records.get(object);
}

/** Says who owns what in an object that is about to be written, where that cannot be left for later. */
export function decide(incoming: object, decision: Decision): void {
  decided.set(incoming, decision);
}

/** Whether it is known who owns what afterwards. */
export function isDecided(incoming: object): boolean {
  return decided.has(incoming);
}

export function changesOwners(incoming: object): boolean {
  return decided.get(incoming)?.isChange ?? false;
}

/** An object that differs from another in nothing that anybody owns. */
export function inheritRecord(copy: Stored, from: Stored): void {
  const record = records.get(from);
  if (record !== undefined) records.set(copy, record);
}

export interface Written {
  /** As the request brought it. */
  readonly incoming: object;
  readonly before: Stored | undefined;
  readonly after: Stored;
  readonly manager: Manager | undefined;
  readonly time: Instant;
}

/** Remembers how a stored object came to be. Without a manager nobody's fields change. */
export function recordWrite(stored: Stored, { incoming, before, after, manager, time }: Written): void {
  const decision = decided.get(incoming);
  if (decision !== undefined) {
    records.set(stored, new WriteRecord(undefined, undefined, decision.managed));
    return;
  }
  if (manager === undefined) {
    if (before !== undefined) inheritRecord(stored, before);
    return;
  }
  const previous = before === undefined ? undefined : records.get(before);
  records.set(stored, joined({ before, after, manager, time }, previous));
}

/** Heartbeats of one manager are one write. */
function joined(write: Write, previous: WriteRecord | undefined): WriteRecord {
  const last = previous?.write;
  if (last === undefined || previous === undefined || !isContinuation(last, write)) {
    return new WriteRecord(write, previous);
  }
  return new WriteRecord({ ...write, before: last.before }, previous.previous);
}

function isContinuation(last: Write, next: Write): boolean {
  const [a, b] = [last.manager, next.manager];
  const isSameManager =
    a.name === b.name &&
    a.operation === b.operation &&
    a.subresource === b.subresource &&
    a.apiVersion === b.apiVersion;
  return (
    isSameManager &&
    last.before !== undefined &&
    isAsAsked(last.after, next.before) &&
    isFurther(last.before, next.before, next.after)
  );
}

/** Nothing but the request had a part in what was stored, as far as that shows at a glance. */
function isAsAsked(asked: Stored, stored: Stored | undefined): boolean {
  const [a, b] = [fieldsOf(asked), fieldsOf(stored ?? {})];
  return Object.keys(a).every((key) => key === "metadata" || a[key] === b[key]);
}

function fieldsOf(object: object): Readonly<Record<string, unknown>> {
  return object as Readonly<Record<string, unknown>>;
}

/**
 * Whether each field in which the second value differs from the first differs in the third as well, so that the way
 * from the first to the third says who wrote what. Lists are not looked into.
 */
function isFurther(first: unknown, second: unknown, third: unknown): boolean {
  if (first === second || second === third) return true;
  if (!isPlain(first) || !isPlain(second) || !isPlain(third)) {
    return isScalar(first) && isScalar(second) && isScalar(third) && first !== third;
  }
  const keys = Object.keys(second);
  if (Object.keys(first).length !== keys.length || Object.keys(third).length !== keys.length) return false;
  return keys.every((key) => isVersion(key) || isFurther(first[key], second[key], third[key]));
}

/** metadata.resourceVersion differs always and is nobody's; other fields of the name are owned by who writes last. */
function isVersion(key: string): boolean {
  return key === "resourceVersion";
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
