import type { Task } from "../kernel/task.ts";
import type { Reading } from "../store/store.ts";
import type { HttpRequest } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import { ApiError, badRequest } from "./api-error.ts";
import type { Collection } from "./collection.ts";
import { readToken, writeToken, type Continuation } from "./continue-token.ts";
import { badRevision, revisionOf, waitForRevision } from "./freshness.ts";
import { decodeError } from "./go-error.ts";
import { listOptionsOf, type ListOptions } from "./list-options.ts";
import type { Listed } from "./list.ts";
import { selectionOf, type Selection } from "./selection.ts";

const tooOld =
  "The provided continue parameter is too old to display a consistent list result. You can start a new list without " +
  "the continue parameter, or use the continue token in this response to retrieve the remainder of the results. " +
  "Continuing with the provided token results in an inconsistent list - objects that were created, modified, or " +
  "deleted between the time the first chunk was returned and now may show up in the list.";

/**
 * A list with a limit, a continuation or a resourceVersion.
 * @models staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go GetList, 1.33
 */
export function* listWithOptions(
  collection: Collection,
  namespace: string,
  { query }: HttpRequest,
): Task<Listed> {
  const { kind, machinery } = collection;
  const options = listOptionsOf(query, false, machinery.minor);
  const selection = selectionOf(kind, query);
  const place = yield* placeOf(collection, options);
  const prefix = collection.prefix(namespace);
  return pageOf(place, { prefix, selection, limit: place.isWhole ? 0 : options.limit });
}

interface Place {
  readonly revision: number;
  readonly reading: Reading;
  readonly start: string;
  /** Served from a cache, which knows no limits. */
  readonly isWhole: boolean;
}

function* placeOf({ machinery }: Collection, options: ListOptions): Task<Place> {
  const { store } = machinery;
  const { token, resourceVersion, match, limit } = options;
  if (token !== "") return continued(machinery.store, readToken(token), options);
  const asked = revisionOf(resourceVersion);
  if (asked === undefined) throw badRequest(`invalid resource version: ${badRevision(resourceVersion)}`);
  const isExact = match === "Exact" || (match === "" && limit > 0 && asked > 0);
  if (!isExact) {
    yield* waitForRevision(machinery, asked);
    return { revision: store.revision, reading: store, start: "", isWhole: resourceVersion === "0" };
  }
  const message = "The resourceVersion for the provided list is too old.";
  const reading = readingAt(store, asked, () => new ApiError("Expired", message));
  return { revision: asked, reading, start: "", isWhole: false };
}

type Store = Collection["machinery"]["store"];

function continued(store: Store, { revision, start }: Continuation, { resourceVersion }: ListOptions): Place {
  if (resourceVersion !== "" && resourceVersion !== "0") {
    throw badRequest("specifying resource version is not allowed when using continue");
  }
  if (revision < 0) return { revision: store.revision, reading: store, start, isWhole: false };
  const expired = (): ApiError =>
    new ApiError("Expired", tooOld, undefined, { continue: writeToken({ revision: -1, start }) });
  return { revision, reading: readingAt(store, revision, expired), start, isWhole: false };
}

function readingAt(store: Store, revision: number, expired: () => ApiError): Reading {
  if (revision > store.revision)
    throw decodeError("etcdserver: mvcc: required revision is a future revision");
  const reading = store.at(revision);
  if (reading === undefined) throw expired();
  return reading;
}

interface Wanted {
  readonly prefix: string;
  readonly selection: Selection;
  readonly limit: number;
}

function pageOf({ revision, reading, start }: Place, { prefix, selection, limit }: Wanted): Listed {
  const items: Stored[] = [];
  let last = "";
  let hasMore = false;
  for (const { key, value } of reading.range(prefix, prefix + start)) {
    if (limit > 0 && items.length >= limit) {
      hasMore = true;
      break;
    }
    last = key;
    const object = value as Stored;
    if (selection === undefined || selection(object)) items.push(object);
  }
  const resourceVersion = String(revision);
  if (!hasMore) return { items, metadata: { resourceVersion } };
  const next = `${last.slice(prefix.length)}\0`;
  const token = writeToken({ revision, start: next });
  // Nobody counts what a selector would leave.
  const count = selection === undefined ? { remainingItemCount: reading.count(prefix, prefix + next) } : {};
  return { items, metadata: { resourceVersion, continue: token, ...count } };
}
