import type { Instant } from "../kernel/time.ts";
import { jsonResponse, parameter, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf } from "../wire/resource.ts";
import type { Status } from "../wire/status.ts";
import { negotiate, type Media } from "./accept.ts";
import { ApiError, badRequest } from "./api-error.ts";
import { withOwners, type Owners } from "./apply/owners.ts";
import type { Column } from "./column.ts";
import type { Form } from "./form.ts";
import { goPackage } from "./incoming.ts";
import type { Listed } from "./list.ts";
import type { Responder } from "./responder.ts";
import type { Rules } from "./rules.ts";
import { columnsOf, tableOf, type Include, type Table } from "./table.ts";
import type { Rendering } from "./watch.ts";
import { wireForm } from "./wire-form.ts";
import { yamlResponse } from "./yaml-response.ts";

interface Options {
  readonly rules: Rules<Stored> | undefined;
  readonly minor: number;
  readonly isWatch: boolean;
  readonly now: () => Instant;
  readonly owners: Owners;
}

/** Objects as people see them, and as elements of lists. What is stored never changes, and neither does its look. */
interface Looks {
  readonly whole: WeakMap<Stored, object>;
  readonly items: WeakMap<Stored, object>;
}

const looks = new WeakMap<Form, Looks>();

function looksOf(form: Form): Looks {
  const known = looks.get(form);
  if (known !== undefined) return known;
  const fresh: Looks = { whole: new WeakMap(), items: new WeakMap() };
  looks.set(form, fresh);
  return fresh;
}

/**
 * What people and their tools are answered: clean objects in the form that was asked for, their metadata alone, or
 * tables; as JSON or YAML.
 */
export class PersonResponder implements Responder {
  readonly #form: Form;
  readonly #now: () => Instant;
  readonly #columns: readonly Column[] | undefined;
  readonly #include: Include;
  readonly #media: Media;
  readonly #owners: Owners;
  readonly #looks: Looks;

  /** Refuses what nobody can write as NotAcceptable. */
  constructor(form: Form, request: HttpRequest, { rules, minor, isWatch, now, owners }: Options) {
    this.#form = form;
    this.#looks = looksOf(form);
    this.#owners = owners;
    this.#now = now;
    this.#media = negotiate(request, isWatch);
    const isTable = this.#media.as === "Table";
    this.#include = isTable ? includeOf(request) : "Metadata";
    if (isTable && rules !== undefined) this.#columns = columnsOf(form.kind, rules, minor);
  }

  /** The owners of a stored object's fields, for those who may see them. */
  owners(object: Stored): ReturnType<Owners> {
    return this.#owners(object);
  }

  object(object: Stored | Status, code = 200, warnings: readonly string[] = []): HttpResponse {
    const headers = warningHeaders(warnings);
    if (isStatus(object)) return this.#answer(code, object, headers);
    if (this.#media.as === "PartialObjectMetadataList") {
      throw mismatch(this.#media.as, `not a list (*${this.#goType})`);
    }
    return this.#answer(code, this.#shown(object), headers);
  }

  list({ items, metadata }: Listed): HttpResponse {
    if (this.#media.as === "PartialObjectMetadata") {
      throw mismatch(this.#media.as, `a list (*${this.#goType}List)`);
    }
    if (this.#columns !== undefined) return this.#answer(200, this.#table(this.#columns, items, metadata));
    if (this.#media.as !== "") return this.#answer(200, this.#partialList(items, metadata));
    const { kind } = this.#form.resource;
    const apiVersion = apiVersionOf(this.#form.resource);
    const shown = items.map((item) => this.#item(item));
    const whole = this.#form.kind.custom === true ? { continue: "", ...metadata } : metadata;
    return this.#answer(200, { kind: `${kind}List`, apiVersion, metadata: whole, items: shown });
  }

  /** For the events of a watch. Only the first table of a watch names its columns. */
  get rendering(): Rendering {
    if (this.#columns === undefined) return (object) => this.#shown(object);
    let isFirst = true;
    return (object) => {
      const table = this.#shown(object);
      if (!isFirst) return { ...table, columnDefinitions: null };
      isFirst = false;
      return table;
    };
  }

  /** A bookmark has a kind and a revision; in a table it is a row of what nothing is known of. */
  get bookmark(): (revision: string) => object {
    const { kind } = this.#form.resource;
    const apiVersion = apiVersionOf(this.#form.resource);
    return (resourceVersion) => {
      const metadata = { resourceVersion, creationTimestamp: null };
      const partial = {
        kind: "PartialObjectMetadata",
        apiVersion: `meta.k8s.io/${this.#media.version}`,
        metadata,
      };
      if (this.#columns === undefined)
        return this.#media.as === "" ? { kind, apiVersion, metadata } : partial;
      const cells = this.#columns.map(({ name }) => (name === "Age" ? "<unknown>" : ""));
      const rows = [{ cells, object: partial }];
      return {
        kind: "Table",
        apiVersion: partial.apiVersion,
        metadata: { resourceVersion },
        columnDefinitions: null,
        rows,
      };
    };
  }

  #answer(code: number, json: object, own: HttpResponse["headers"] = {}): HttpResponse {
    const headers = withWarning(own, this.#form.served?.warning);
    if (this.#media.type === "json") return jsonResponse(code, json, headers);
    return yamlResponse(code, json, headers);
  }

  get #goType(): string {
    const { group, kind } = this.#form.resource;
    return this.#form.kind.custom === true ? "unstructured.Unstructured" : `${goPackage(group)}.${kind}`;
  }

  /** An element of a list: built-in kinds do not say there what the list says already. */
  #item(object: Stored): object {
    if (this.#form.kind.custom === true) return this.#clean(object);
    const { items } = this.#looks;
    const known = items.get(object);
    if (known !== undefined) return known;
    const { apiVersion: _, kind: __, ...rest } = this.#clean(object) as Stored;
    items.set(object, Object.freeze(rest));
    return rest;
  }

  #shown(object: Stored): object {
    if (this.#columns !== undefined) {
      const { resourceVersion } = object.metadata;
      const metadata = resourceVersion === "" ? {} : { resourceVersion };
      return this.#table(this.#columns, [object], metadata);
    }
    if (this.#media.as !== "") return this.#partial(object);
    return this.#clean(object);
  }

  /** What a person sees of an object: in the form that was asked for, with the owners of its fields. */
  #clean(object: Stored): object {
    const { whole } = this.#looks;
    const known = whole.get(object);
    if (known !== undefined) return known;
    const owned = withOwners(this.#form.fromStorage(object), this.#owners(object)) as Stored;
    const clean = Object.freeze(wireForm(owned, this.#form.kind.custom === true));
    whole.set(object, clean);
    return clean;
  }

  #partial(object: Stored): object {
    const { metadata } = this.#clean(object) as Stored;
    return { kind: "PartialObjectMetadata", apiVersion: `meta.k8s.io/${this.#media.version}`, metadata };
  }

  #partialList(items: readonly Stored[], metadata: object): object {
    return {
      kind: "PartialObjectMetadataList",
      apiVersion: `meta.k8s.io/${this.#media.version}`,
      metadata,
      items: items.map((item) => this.#partial(item)),
    };
  }

  #table(columns: readonly Column[], objects: readonly Stored[], metadata: object): Table {
    const carried = (object: Stored): object | null => {
      if (this.#include === "None") return null;
      return this.#include === "Object" ? this.#clean(object) : this.#partial(object);
    };
    return tableOf(columns, objects, {
      version: this.#media.version,
      metadata,
      now: this.#now(),
      carried,
    });
  }
}

function mismatch(asked: string, why: string): ApiError {
  return new ApiError("NotAcceptable", `you requested ${asked}, but the requested object is ${why}`);
}

function includeOf({ query }: HttpRequest): Include {
  const include = parameter(query, "includeObject") ?? "";
  if (include === "" || include === "Metadata") return "Metadata";
  if (include === "None" || include === "Object") return include;
  const why = "must be 'Metadata', 'Object', 'None', or empty";
  throw badRequest(
    `Unable to convert to Table as requested: includeObject: Invalid value: ${JSON.stringify(include)}: ${why}`,
  );
}

function isStatus(object: Stored | Status): object is Status {
  return object.kind === "Status" && object.apiVersion === "v1";
}

/** What is said of every answer in a form comes first. */
function withWarning(headers: HttpResponse["headers"], warning: string | undefined): HttpResponse["headers"] {
  if (warning === undefined) return headers;
  const { warning: others } = headers;
  const first = `299 - ${JSON.stringify(warning)}`;
  return { ...headers, warning: others === undefined ? first : `${first}, ${others}` };
}

/** Each warning once. */
function warningHeaders(warnings: readonly string[]): Readonly<Record<string, string>> {
  if (warnings.length === 0) return {};
  return { warning: [...new Set(warnings)].map((text) => `299 - ${JSON.stringify(text)}`).join(", ") };
}
