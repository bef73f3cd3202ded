import type { Instant } from "../kernel/time.ts";
import { jsonResponse, parameter, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf } from "../wire/resource.ts";
import type { Status } from "../wire/status.ts";
import type { Kind } from "./kind.ts";
import type { Listed } from "./list.ts";
import { isTypedClient } from "./request-info.ts";
import { tableOf, type Include } from "./table.ts";
import { wireForm } from "./wire-form.ts";
import type { Rendering } from "./watch.ts";

/** The form that a client asks for. Typed clients get objects as they are stored. */
export function wantsTable({ headers }: HttpRequest): boolean {
  return headers["accept"]?.includes("as=Table") ?? false;
}

function includeOf({ query }: HttpRequest): Include {
  const include = parameter(query, "includeObject");
  return include === "None" || include === "Object" ? include : "Metadata";
}

export function respondObject(
  kind: Kind,
  request: HttpRequest,
  object: Stored | Status,
  now: Instant,
): HttpResponse {
  return respondWith({ kind, request, object, now, code: 200, warnings: [] });
}

export interface Answer {
  readonly kind: Kind;
  readonly request: HttpRequest;
  readonly object: Stored | Status;
  readonly now: Instant;
  readonly code: number;
  readonly warnings: readonly string[];
}

export function respondWith({ kind, request, object, now, code, warnings }: Answer): HttpResponse {
  const headers = warningHeaders(warnings);
  if (isStatus(object)) return jsonResponse(code, object, headers);
  if (wantsTable(request)) {
    const { resourceVersion } = object.metadata;
    const table = tableOf(kind, [object], {
      metadata: { resourceVersion },
      now,
      include: includeOf(request),
    });
    return jsonResponse(code, table, headers);
  }
  return jsonResponse(code, isTypedClient(request) ? object : wireForm(object), headers);
}

function isStatus(object: Stored | Status): object is Status {
  return object.kind === "Status";
}

export function respondList(kind: Kind, request: HttpRequest, listed: Listed, now: Instant): HttpResponse {
  const { items, metadata } = listed;
  if (wantsTable(request)) {
    return jsonResponse(200, tableOf(kind, items, { metadata, now, include: includeOf(request) }));
  }
  const { resource } = kind;
  const isTyped = isTypedClient(request) || resource.namespaced;
  return jsonResponse(200, {
    kind: `${resource.kind}List`,
    apiVersion: apiVersionOf(resource),
    metadata,
    items: isTyped ? items : items.map((item) => wireForm(item)),
  });
}

/** How the events of a watch show their objects. Only the first table of a watch names its columns. */
export function renderingFor(kind: Kind, request: HttpRequest, now: () => Instant): Rendering {
  if (!wantsTable(request)) {
    return isTypedClient(request) || kind.resource.namespaced ? (object) => object : wireForm;
  }
  const include = includeOf(request);
  let isFirst = true;
  return (object) => {
    const { resourceVersion } = object.metadata;
    const table = tableOf(kind, [object], { metadata: { resourceVersion }, now: now(), include });
    if (!isFirst) return { ...table, columnDefinitions: [] };
    isFirst = false;
    return table;
  };
}

function warningHeaders(warnings: readonly string[]): Readonly<Record<string, string>> {
  if (warnings.length === 0) return {};
  return { warning: warnings.map((text) => `299 - ${JSON.stringify(text)}`).join(", ") };
}
