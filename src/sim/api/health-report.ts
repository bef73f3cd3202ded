import { textResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";

const endpoints = ["healthz", "livez", "readyz"] as const;

type Endpoint = (typeof endpoints)[number];

/** Every check in the order in which it is reported; `readyz` has some of its own. */
const checks: readonly { readonly name: string; readonly since?: number; readonly only?: Endpoint }[] = [
  { name: "ping" },
  { name: "log" },
  { name: "etcd" },
  { name: "etcd-readiness", since: 26, only: "readyz" },
  { name: "informer-sync", only: "readyz" },
  { name: "poststarthook/start-apiserver-admission-initializer", since: 24 },
  { name: "poststarthook/generic-apiserver-start-informers" },
  { name: "poststarthook/priority-and-fairness-config-consumer", since: 20 },
  { name: "poststarthook/priority-and-fairness-filter", since: 20 },
  { name: "poststarthook/storage-object-count-tracker-hook", since: 22 },
  { name: "poststarthook/start-apiextensions-informers" },
  { name: "poststarthook/start-apiextensions-controllers" },
  { name: "poststarthook/crd-informer-synced" },
  { name: "poststarthook/start-system-namespaces-controller", since: 28 },
  { name: "poststarthook/start-cluster-authentication-info-controller" },
  { name: "poststarthook/start-kube-apiserver-identity-lease-controller", since: 26 },
  { name: "poststarthook/start-kube-apiserver-identity-lease-garbage-collector", since: 26 },
  { name: "poststarthook/start-legacy-token-tracking-controller", since: 26 },
  { name: "poststarthook/start-service-ip-repair-controllers", since: 28 },
  { name: "poststarthook/rbac/bootstrap-roles" },
  { name: "poststarthook/scheduling/bootstrap-system-priority-classes" },
  { name: "poststarthook/priority-and-fairness-config-producer", since: 20 },
  { name: "poststarthook/bootstrap-controller" },
  { name: "poststarthook/start-kubernetes-service-cidr-controller", since: 33 },
  { name: "poststarthook/aggregator-reload-proxy-client-cert", since: 20 },
  { name: "poststarthook/start-kube-aggregator-informers" },
  { name: "poststarthook/apiservice-status-local-available-controller", since: 32 },
  { name: "poststarthook/apiservice-status-remote-available-controller", since: 32 },
  { name: "poststarthook/apiservice-registration-controller" },
  { name: "poststarthook/apiservice-discovery-controller", since: 27 },
  { name: "poststarthook/kube-apiserver-autoregistration" },
  { name: "autoregister-completion" },
  { name: "poststarthook/apiservice-openapi-controller" },
  { name: "poststarthook/apiservice-openapiv3-controller", since: 23 },
  { name: "shutdown", only: "readyz" },
];

function checksOf(endpoint: Endpoint, minor: number): readonly string[] {
  return checks
    .filter(({ since = 0, only }) => since <= minor && (only === undefined || only === endpoint))
    .map(({ name }) => name);
}

/** The paths of all checks, for the list at `/`. */
export function healthPaths(minor: number): readonly string[] {
  return endpoints.flatMap((one) => [`/${one}`, ...checksOf(one, minor).map((name) => `/${one}/${name}`)]);
}

/**
 * `/healthz`, `/livez`, `/readyz`; undefined for other paths. A server that answers is well.
 * @models staging/src/k8s.io/apiserver/pkg/server/healthz/healthz.go handleRootHealth, 1.33
 */
export function healthReport({ path, query }: HttpRequest, minor: number): HttpResponse | undefined {
  const [, root = "", ...rest] = path.split("/");
  const endpoint = endpoints.find((one) => one === root);
  if (endpoint === undefined) return undefined;
  const names = checksOf(endpoint, minor);
  const headers = { "x-content-type-options": "nosniff" };
  if (rest.length > 0) return names.includes(rest.join("/")) ? textResponse(200, "ok") : undefined;
  if (query["verbose"] === undefined) return textResponse(200, "ok", headers);
  const excluded = query["exclude"] ?? [];
  const lines = names.map((name) => `[+]${name} ${excluded.includes(name) ? "excluded: ok" : "ok"}`);
  const unknown = excluded.filter((name) => !names.includes(name)).map((name) => JSON.stringify(name));
  const why = `warn: some health checks cannot be excluded: no matches for ${unknown.join(", ")}`;
  const text = [...lines, ...(unknown.length === 0 ? [] : [why]), `${endpoint} check passed`, ""].join("\n");
  return textResponse(200, text, headers);
}
