import type { Task } from "../kernel/task.ts";
import { parameter, type HttpRequest, type Query } from "../wire/http.ts";
import { exactName } from "../wire/field-selector.ts";
import type { Stored } from "../wire/object.ts";
import type { Collection } from "./collection.ts";
import { needsOptions, onDemand } from "./on-demand-module.ts";
import { selectionOf } from "./selection.ts";

/** The objects of a list and what its metadata says. */
export interface Listed {
  readonly items: readonly Stored[];
  readonly metadata: {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
}

/** Reads the options of a list, the selectors among them. Components' plain lists of the present need no more code. */
export function* listObjects(collection: Collection, namespace: string, request: HttpRequest): Task<Listed> {
  const { query } = request;
  if (needsOptions(query)) return yield* onDemand().listWithOptions(collection, namespace, request);
  const selection = selectionOf(collection.kind, query);
  const resourceVersion = String(collection.machinery.store.revision);
  const items: Stored[] = [];
  for (const object of candidates(collection, namespace, query)) {
    if (selection === undefined || selection(object)) items.push(object);
  }
  return { items, metadata: { resourceVersion } };
}

/** The one object that is asked for by `metadata.name=`, so that a list need not look at all the others. */
function candidates(collection: Collection, namespace: string, query: Query): Iterable<Stored> {
  const name = exactName(parameter(query, "fieldSelector") ?? "");
  if (name === undefined || (namespace === "" && collection.kind.resource.namespaced)) {
    return collection.all(namespace);
  }
  const object = collection.find(namespace, name);
  return object === undefined ? [] : [object];
}
