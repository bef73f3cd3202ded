import type { Entry } from "../store/store.ts";
import { isTrue, parameter, type Query } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import { ApiError, badRequest } from "./api-error.ts";
import type { Collection } from "./collection.ts";
import { namedBy, selectionOf, type Selection } from "./selection.ts";
import { decodeBase64, encodeBase64 } from "../wire/base64.ts";

/** The objects of a list and what its metadata says. */
export interface Listed {
  readonly items: readonly Stored[];
  readonly metadata: {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
}

interface Page {
  readonly revision: number;
  /** The last key that was given out. */
  readonly last: string;
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
  return page(collection, { namespace, selection, limit, token });
}

function everything(collection: Collection, namespace: string, selection: Selection): readonly Stored[] {
  const items: Stored[] = [];
  for (const object of collection.all(namespace)) {
    if (selection === undefined || selection(object)) items.push(object);
  }
  return items;
}

interface PageRequest {
  readonly namespace: string;
  readonly selection: Selection;
  readonly limit: number;
  readonly token: string;
}

function page(collection: Collection, { namespace, selection, limit, token }: PageRequest): Listed {
  const { store } = collection.machinery;
  const from: Page =
    token === "" ? { revision: store.revision, last: "" } : readToken(token, store.compacted);
  const wanted = entriesAfter(collection, namespace, from.last).filter(
    ({ value }) => selection === undefined || selection(value),
  );
  const shown = limit > 0 ? wanted.slice(0, limit) : wanted;
  const items = shown.map(({ value }) => value);
  const resourceVersion = String(from.revision);
  const remaining = wanted.length - shown.length;
  if (remaining === 0) return { items, metadata: { resourceVersion } };
  const next = writeToken({ revision: from.revision, last: shown.at(-1)?.key ?? "" });
  const count = selection === undefined ? { remainingItemCount: remaining } : {};
  return { items, metadata: { resourceVersion, continue: next, ...count } };
}

function entriesAfter(collection: Collection, namespace: string, last: string): readonly Entry<Stored>[] {
  const entries = [...collection.machinery.store.range(collection.prefix(namespace), last)];
  return entries.filter(({ key }) => key !== last) as Entry<Stored>[];
}

function writeToken({ revision, last }: Page): string {
  return encodeBase64(JSON.stringify({ v: "meta.k8s.io/v1", rv: revision, start: last }));
}

function readToken(token: string, compacted: number): Page {
  const match = /^\{"v":"meta\.k8s\.io\/v1","rv":(\d+),"start":"(.*)"\}$/.exec(decodeBase64(token) ?? "");
  if (match === null) throw badRequest("continue key is not valid: illegal base64 data or version");
  const revision = Number(match[1]);
  if (revision < compacted) {
    throw new ApiError(
      "Expired",
      "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.",
    );
  }
  return { revision, last: match[2] ?? "" };
}

export function isWatch(query: Query): boolean {
  return isTrue(query, "watch");
}
