import { jsonResponse, type HttpResponse } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf } from "../wire/resource.ts";
import type { Status } from "../wire/status.ts";
import type { Owners } from "./apply/owners.ts";
import type { Form } from "./form.ts";
import type { Listed } from "./list.ts";
import type { Rendering } from "./watch.ts";

/** What answers to one request look like. */
export interface Responder {
  object(object: Stored | Status, code?: number, warnings?: readonly string[]): HttpResponse;
  list(listed: Listed): HttpResponse;
  /** For the events of a watch. */
  readonly rendering: Rendering;
  /** For its bookmarks, by their revision. */
  readonly bookmark: (revision: string) => object;
  /** The owners of a stored object's fields, for those who may see them. */
  owners(object: Stored): ReturnType<Owners>;
}

/** Components get objects as they are stored, in the form in which they ask for them. */
export class ComponentResponder implements Responder {
  readonly #form: Form;

  constructor(form: Form) {
    this.#form = form;
  }

  object(object: Stored | Status, code = 200): HttpResponse {
    return jsonResponse(
      code,
      "code" in object || object.kind === "Status" ? object : this.#shown(object as Stored),
    );
  }

  list({ items, metadata }: Listed): HttpResponse {
    const { kind } = this.#form.resource;
    const shown = this.#form.isStorage ? items : items.map((item) => this.#shown(item));
    return jsonResponse(200, {
      kind: `${kind}List`,
      apiVersion: apiVersionOf(this.#form.resource),
      metadata,
      items: shown,
    });
  }

  get rendering(): Rendering {
    return (object) => this.#shown(object);
  }

  get bookmark(): (revision: string) => object {
    const { kind } = this.#form.resource;
    const apiVersion = apiVersionOf(this.#form.resource);
    return (resourceVersion) => ({
      kind,
      apiVersion,
      metadata: { resourceVersion, creationTimestamp: null },
    });
  }

  owners(): undefined {
    return undefined;
  }

  #shown(object: Stored): Stored {
    return this.#form.fromStorage(object);
  }
}
