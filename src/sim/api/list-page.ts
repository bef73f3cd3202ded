import type { Entry } from "../store/store.ts";
import { decodeBase64, encodeBase64 } from "../wire/base64.ts";
import type { Stored } from "../wire/object.ts";
import { ApiError, badRequest } from "./api-error.ts";
import type { Collection } from "./collection.ts";
import type { Listed } from "./list.ts";
import type { Selection } from "./selection.ts";

interface Page {
  readonly revision: number;
  /** The last key that was given out. */
  readonly last: string;
}

export interface PageRequest {
  readonly namespace: string;
  readonly selection: Selection;
  readonly limit: number;
  readonly token: string;
}

/** One page of a list. @models staging/src/k8s.io/apiserver/pkg/storage/continue.go, 1.33 */
export function listPage(
  collection: Collection,
  { namespace, selection, limit, token }: PageRequest,
): Listed {
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
