import type { Stored } from "../wire/object.ts";

export interface InformerOptions<T extends Stored> {
  readonly namespace?: string;
  readonly fieldSelector?: string;
  readonly labelSelector?: string;
  /** Named indexes: each gives the keys under which an object is found by `byIndex`. */
  readonly indexes?: Readonly<Record<string, (object: T) => readonly string[]>>;
}

/** Undefined before: added. Undefined after: deleted. */
export type OnChange<T extends Stored> = (before: T | undefined, after: T | undefined) => void;

/**
 * A local copy of one resource, kept up to date by list and watch (client-go's reflector, store and indexer). Reading
 * it costs nothing; objects are frozen. After a broken watch it lists again, with back-off.
 */
export interface Informer<T extends Stored> {
  /** The first list has arrived. */
  readonly synced: boolean;
  /** The resourceVersion of the latest change that has arrived: a write beyond it is not in this copy yet. */
  readonly revision: number;
  get(namespace: string, name: string): T | undefined;
  /** In the order of their keys. */
  list(namespace?: string): readonly T[];
  byIndex(index: string, key: string): readonly T[];
  /** Objects whose controlling owner has this uid. */
  byController(uid: string): readonly T[];
  /** Handlers are told of every object that is there already, then of every change, in the order of the store. */
  onChange(handler: OnChange<T>): void;
  /** Called once, when synced. */
  onSynced(handler: () => void): void;
}
