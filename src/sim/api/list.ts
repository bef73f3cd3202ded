import { isTrue, parameter, type Query } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import type { Collection } from "./collection.ts";
import { onDemand } from "./on-demand-module.ts";
import { namedBy, selectionOf, type Selection } from "./selection.ts";

/** The objects of a list and what its metadata says. */
export interface Listed {
  readonly items: readonly Stored[];
  readonly metadata: {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
}

/** Reads `limit`, `continue` and the selectors. Lists are always of the present, whatever resourceVersion asks for. */
export function listObjects(collection: Collection, namespace: string, query: Query): Listed {
  const { store } = collection.machinery;
  const selection = selectionOf(collection.kind, query);
  const limit = Number(parameter(query, "limit") ?? 0);
  const token = parameter(query, "continue") ?? "";
  const name = namedBy(query);
  const resourceVersion = String(store.revision);
  if (name !== undefined && (namespace !== "" || !collection.kind.resource.namespaced)) {
    const object = collection.find(namespace, name);
    const isWanted = object !== undefined && (selection === undefined || selection(object));
    return { items: isWanted ? [object] : [], metadata: { resourceVersion } };
  }
  if (limit <= 0 && token === "") {
    return { items: everything(collection, namespace, selection), metadata: { resourceVersion } };
  }
  return onDemand().listPage(collection, { namespace, selection, limit, token });
}

function everything(collection: Collection, namespace: string, selection: Selection): readonly Stored[] {
  const items: Stored[] = [];
  for (const object of collection.all(namespace)) {
    if (selection === undefined || selection(object)) items.push(object);
  }
  return items;
}

export function isWatch(query: Query): boolean {
  return isTrue(query, "watch");
}
