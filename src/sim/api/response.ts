import type { Instant } from "../kernel/time.ts";
import { jsonResponse, parameter, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf } from "../wire/resource.ts";
import type { Status } from "../wire/status.ts";
import type { Column } from "./column.ts";
import type { Kind } from "./kind.ts";
import type { Listed } from "./list.ts";
import { onDemand } from "./on-demand-module.ts";
import { isTypedClient } from "./request-info.ts";
import { wantsTable, type Rules } from "./rules.ts";
import type { Include, Table } from "./table.ts";
import type { Rendering } from "./watch.ts";
import { wireForm } from "./wire-form.ts";

/** What answers to one request look like: objects as they are stored (to components), clean ones, or tables. */
export class Responder {
  readonly #kind: Kind;
  readonly #now: () => Instant;
  readonly #columns: readonly Column[] | undefined;
  readonly #include: Include;
  readonly #isTyped: boolean;

  constructor(
    kind: Kind,
    request: HttpRequest,
    options: { readonly rules: Rules<Stored> | undefined; readonly now: () => Instant },
  ) {
    this.#kind = kind;
    this.#now = options.now;
    this.#isTyped = isTypedClient(request);
    this.#include = includeOf(request);
    if (wantsTable(request) && options.rules !== undefined)
      this.#columns = onDemand().columnsOf(kind, options.rules);
  }

  object(object: Stored | Status, code = 200, warnings: readonly string[] = []): HttpResponse {
    const headers = warningHeaders(warnings);
    return jsonResponse(code, isStatus(object) ? object : this.#shown(object), headers);
  }

  list({ items, metadata }: Listed): HttpResponse {
    if (this.#columns !== undefined) return jsonResponse(200, this.#table(this.#columns, items, metadata));
    const { resource } = this.#kind;
    const isClean = this.#isTyped || resource.namespaced;
    return jsonResponse(200, {
      kind: `${resource.kind}List`,
      apiVersion: apiVersionOf(resource),
      metadata,
      items: isClean ? items : items.map((item) => wireForm(item)),
    });
  }

  /** For the events of a watch. Only the first table of a watch names its columns. */
  get rendering(): Rendering {
    if (this.#columns === undefined) return (object) => this.#shown(object);
    let isFirst = true;
    return (object) => {
      const table = this.#shown(object);
      if (!isFirst) return { ...table, columnDefinitions: [] };
      isFirst = false;
      return table;
    };
  }

  #shown(object: Stored): object {
    if (this.#columns === undefined) return this.#isTyped ? object : wireForm(object);
    const { resourceVersion } = object.metadata;
    return this.#table(this.#columns, [object], { resourceVersion });
  }

  #table(columns: readonly Column[], objects: readonly Stored[], metadata: object): Table {
    return onDemand().tableOf(columns, objects, { metadata, now: this.#now(), include: this.#include });
  }
}

function includeOf({ query }: HttpRequest): Include {
  const include = parameter(query, "includeObject");
  return include === "None" || include === "Object" ? include : "Metadata";
}

function isStatus(object: Stored | Status): object is Status {
  return object.kind === "Status";
}

function warningHeaders(warnings: readonly string[]): Readonly<Record<string, string>> {
  if (warnings.length === 0) return {};
  return { warning: warnings.map((text) => `299 - ${JSON.stringify(text)}`).join(", ") };
}
