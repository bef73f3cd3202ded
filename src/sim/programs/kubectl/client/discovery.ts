import type { Task } from "../../../kernel/task.ts";
import { civil } from "../../../kernel/time.ts";
import type { Resource } from "../../../wire/resource.ts";
import { accepts, type Caller, type Client } from "./client.ts";
import { ConnectionError, StatusError } from "./kubectl-errors.ts";

/** A resource as the server announces it. */
export interface ApiResource extends Resource {
  readonly verbs: readonly string[];
  readonly subresources: readonly string[];
}

interface AggregatedList {
  readonly items?: readonly {
    readonly metadata?: { readonly name?: string };
    readonly versions?: readonly {
      readonly version: string;
      readonly resources?: readonly AggregatedResource[];
    }[];
  }[];
}

interface AggregatedResource {
  readonly resource: string;
  readonly responseKind: { readonly kind: string };
  readonly scope: string;
  readonly singularResource: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly subresources?: readonly { readonly subresource: string }[];
}

/**
 * Everything the server serves, in its order: the core group, then the others. If the server cannot be reached, each
 * of the attempts that the real client makes leaves its line on standard error.
 */
export function* discover(client: Client, caller: Caller, attempts: number): Task<readonly ApiResource[]> {
  const resources: ApiResource[] = [];
  for (const path of ["/api", "/apis"]) {
    const list = yield* ask({ client, caller, path, attempts });
    resources.push(...resourcesOf(list));
  }
  return resources;
}

interface Asking {
  readonly client: Client;
  readonly caller: Caller;
  readonly path: string;
  readonly attempts: number;
}

function* ask({ client, caller, path, attempts }: Asking): Task<object> {
  for (let attempt = 1; ; attempt++) {
    try {
      return yield* client.json({ path, accept: accepts.discovery, query: { timeout: "32s" } });
    } catch (error) {
      if (!(error instanceof ConnectionError) && !(error instanceof StatusError)) throw error;
      if (attempt <= attempts) yield* complain(caller, error.message);
      if (attempt >= attempts) throw error;
    }
  }
}

function resourcesOf({ items = [] }: AggregatedList): readonly ApiResource[] {
  return items.flatMap(({ metadata, versions = [] }) =>
    versions.flatMap(({ version, resources = [] }) =>
      resources.map((resource) => resourceOf(resource, metadata?.name ?? "", version)),
    ),
  );
}

function resourceOf(entry: AggregatedResource, group: string, version: string): ApiResource {
  return {
    group,
    version,
    kind: entry.responseKind.kind,
    plural: entry.resource,
    singular: entry.singularResource,
    shortNames: entry.shortNames ?? [],
    categories: entry.categories ?? [],
    namespaced: entry.scope === "Namespaced",
    verbs: entry.verbs,
    subresources: (entry.subresources ?? []).map(({ subresource }) => subresource),
  };
}

/** `E1120 17:57:22.309722    8174 memcache.go:265] "Unhandled Error" err="…"` */
function* complain(caller: Caller, message: string): Task<void> {
  const { month, day, hour, minute, second, microsecond } = civil(caller.kernel.now);
  const pad = (value: number, width = 2): string => String(value).padStart(width, "0");
  const time = `${pad(hour)}:${pad(minute)}:${pad(second)}.${pad(microsecond, 6)}`;
  const text = JSON.stringify(`couldn't get current server API group list: ${message}`);
  yield* caller.complain(
    `E${pad(month)}${pad(day)} ${time} ${String(caller.pid).padStart(7)} memcache.go:265] "Unhandled Error" err=${text}\n`,
  );
}
