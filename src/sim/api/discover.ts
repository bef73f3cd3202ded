import { Digest } from "../kernel/digest.ts";
import type { Task } from "../kernel/task.ts";
import { jsonResponse, textResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import { negotiate } from "./accept.ts";
import { pathNotFound } from "./api-error.ts";
import { aggregatedDiscovery, apiGroup, coreVersions, groupList, resourceList } from "./discovery.ts";
import { groupsOf, type Groups } from "./discovery-source.ts";
import { healthPaths } from "./health-report.ts";
import type { Registry } from "./registry.ts";
import { notAllowed } from "./routes.ts";
import { storageVersionHash } from "./storage-version-hash.ts";
import { yamlResponse } from "./yaml-response.ts";

/** What discovery documents are made of. */
export interface DiscoverySource {
  readonly registry: Registry;
  readonly minor: number;
  /** `172.18.0.2:6443` */
  readonly address: string;
}

/** `/`, `/api`, `/apis` and what is below them down to a group's version; undefined for other paths. */
export function* discover(source: DiscoverySource, request: HttpRequest): Task<HttpResponse | undefined> {
  const path = request.path.replace(/\/$/, "");
  const [, root = "", ...rest] = path.split("/");
  if (root === "version") throw pathNotFound();
  if (rest.length > (deepest[root] ?? -1)) return undefined;
  const groups = yield* groupsOf(source.registry, source.minor);
  if (root === "") return request.method === "GET" ? paths(groups, source.minor) : undefined;
  return documentOf({ ...source, groups, request }, root === "api" ? "api" : "apis", rest);
}

/** How many segments may follow. */
const deepest: Readonly<Record<string, number>> = { "": 0, api: 1, apis: 2 };

interface Discovering extends DiscoverySource {
  readonly groups: Groups;
  readonly request: HttpRequest;
}

function documentOf(
  discovering: Discovering,
  root: "api" | "apis",
  rest: readonly string[],
): HttpResponse | undefined {
  const { groups, request } = discovering;
  const [group = ""] = rest;
  const isList = rest.length === (root === "api" ? 1 : 2);
  // Groups are told whatever is asked of them.
  if (request.method !== "GET" && (root === "api" || isList)) throw notAllowed();
  if (rest.length === 0) return everything(discovering, root);
  const found = isList ? resourceList(groups, rest.join("/"), storageVersionHash) : apiGroup(groups, group);
  if (found !== undefined) return shown(found, request);
  if (isList && (root === "api" || apiGroup(groups, group) !== undefined)) throw pathNotFound();
  return undefined;
}

function shown(document: object, request: HttpRequest): HttpResponse {
  const { type } = negotiate(request, false);
  return type === "yaml" ? yamlResponse(200, document, {}) : jsonResponse(200, document);
}

/** Aggregated discovery came as v2beta1 in 1.26 and as v2 in 1.30; 1.33 has given up v2beta1. */
const aggregated: readonly { readonly version: string; readonly since: number; readonly until: number }[] = [
  { version: "v2", since: 30, until: Number.MAX_SAFE_INTEGER },
  { version: "v2beta1", since: 26, until: 32 },
];

function everything({ minor, address, groups, request }: Discovering, root: "api" | "apis"): HttpResponse {
  const version = askedVersion(request, minor);
  if (version === undefined) {
    return shown(root === "api" ? coreVersions(address) : groupList(groups), withoutAggregated(request));
  }
  const { document, etag } = aggregatedDocument(groups, root, version);
  const headers = {
    "content-type": `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
    "cache-control": "public",
    etag,
    vary: "Accept",
  };
  if (request.headers["if-none-match"] === etag) return { status: 304, headers, body: { text: "" } };
  return jsonResponse(200, document, headers);
}

interface AggregatedDocument {
  readonly document: object;
  readonly etag: string;
}

const documents = new WeakMap<Groups, Map<string, AggregatedDocument>>();

/** The same document for the same groups. */
function aggregatedDocument(groups: Groups, root: "api" | "apis", version: string): AggregatedDocument {
  const known = documents.get(groups) ?? new Map<string, AggregatedDocument>();
  documents.set(groups, known);
  const found = known.get(`${root} ${version}`);
  if (found !== undefined) return found;
  const document = aggregatedDiscovery(groups, root, version);
  const digest = new Digest();
  digest.absorb("discovery", document);
  const made = { document, etag: `"${digest.text.toUpperCase()}"` };
  known.set(`${root} ${version}`, made);
  return made;
}

/** The first form of aggregated discovery that the client names and this version has. */
function askedVersion({ headers }: HttpRequest, minor: number): string | undefined {
  for (const clause of (headers["accept"] ?? "").split(",")) {
    if (!clause.includes("as=APIGroupDiscoveryList")) {
      if (/^\s*(application\/json|\*\/\*)\s*(;|$)/.test(clause)) return undefined;
      continue;
    }
    const asked = /;\s*v=(\w+)/.exec(clause)?.[1];
    const known = aggregated.find(
      ({ version, since, until }) => version === asked && since <= minor && minor <= until,
    );
    if (known !== undefined) return known.version;
  }
  return undefined;
}

/** What else the client takes; a server that knows nothing of aggregation answers plain JSON. */
function withoutAggregated(request: HttpRequest): HttpRequest {
  const accept = request.headers["accept"] ?? "";
  if (!accept.includes("as=APIGroupDiscoveryList")) return request;
  const rest = accept.split(",").filter((clause) => !clause.includes("as=APIGroupDiscoveryList"));
  const kept = rest.length === 0 ? "application/json;as=APIGroupDiscoveryList" : rest.join(",");
  return { ...request, headers: { ...request.headers, accept: kept } };
}

/** The list of paths at `/`. */
function paths(groups: Groups, minor: number): HttpResponse {
  const below = groups.flatMap((members) =>
    members[0]?.group === ""
      ? []
      : [
          `/apis/${members[0]?.group ?? ""}`,
          ...members.map(({ group, version }) => `/apis/${group}/${version}`),
        ],
  );
  const fixed = ["/.well-known/openid-configuration", "/api", "/api/v1", "/apis", "/apis/"];
  const documents = [
    "/metrics",
    ...(minor < 27 ? [] : ["/metrics/slis"]),
    "/openapi/v2",
    "/openapi/v3",
    "/openapi/v3/",
    "/openid/v1/jwks",
    "/version",
  ];
  return jsonResponse(200, { paths: [...fixed, ...below, ...documents, ...healthPaths(minor)].toSorted() });
}

/** What a path leads to that is none. */
export function notFoundPage(): HttpResponse {
  return textResponse(404, "404 page not found\n", { "x-content-type-options": "nosniff" });
}
