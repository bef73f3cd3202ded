import { jsonResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import { aggregatedDiscovery, apiGroup, coreVersions, groupList, resourceList } from "./discovery.ts";
import type { Kind } from "./kind.ts";

/** `/api`, `/apis` and what is below them down to a group's version; undefined for other paths and groups. */
export function discover(kinds: readonly Kind[], request: HttpRequest): HttpResponse | undefined {
  const [, root, ...rest] = request.path.replace(/\/+$/, "").split("/");
  if (root === undefined || root === "") return paths(kinds);
  if (root !== "api" && root !== "apis") return undefined;
  if (rest.length === 0) return everything(kinds, root, request);
  const below =
    root === "api" || rest.length === 2
      ? resourceList(kinds, rest.join("/"))
      : rest.length === 1
        ? apiGroup(kinds, rest[0] ?? "")
        : undefined;
  return below === undefined ? undefined : jsonResponse(200, below);
}

function everything(kinds: readonly Kind[], root: "api" | "apis", { headers }: HttpRequest): HttpResponse {
  const version = /as=APIGroupDiscoveryList/.test(headers["accept"] ?? "")
    ? /v=(v2beta1|v2)(?=[;,]|$)/.exec(headers["accept"] ?? "")?.[1]
    : undefined;
  if (version === undefined) return jsonResponse(200, root === "api" ? coreVersions() : groupList(kinds));
  return jsonResponse(200, aggregatedDiscovery(kinds, root, version), {
    "content-type": `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
    vary: "Accept",
  });
}

function paths(kinds: readonly Kind[]): HttpResponse {
  const groups = [...new Set(kinds.map(({ resource }) => resource.group))].filter((group) => group !== "");
  const below = groups.toSorted().flatMap((group) => [`/apis/${group}`, `/apis/${group}/v1`]);
  return jsonResponse(200, {
    paths: ["/api", "/api/v1", "/apis", ...below, "/healthz", "/livez", "/readyz", "/version"],
  });
}
