import { expect, test } from "vitest";
import type { Channel } from "../kernel/channel.ts";
import type { Task } from "../kernel/task.ts";
import { minute, second } from "../kernel/time.ts";
import { textResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import type { Json, JsonObject } from "../wire/json.ts";
import { admin, ApiFixture, type Answer } from "./api-fixture.ts";

const pods = "/api/v1/namespaces/default/pods";
function pod(name: string, more: object = {}): object {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, ...more },
    spec: { containers: [{ name: "c", image: "nginx:1" }] },
  };
}

function message({ status, json }: Answer): readonly unknown[] {
  return [status, json["reason"], json["message"]];
}

function drain(channel: Channel<Json>): readonly JsonObject[] {
  const items: JsonObject[] = [];
  for (let item = channel.take(); item !== undefined; item = channel.take()) items.push(item as JsonObject);
  return items;
}

function watchOf({ response }: Answer): Channel<Json> {
  if (!("values" in response.body)) throw new Error("no watch");
  return response.body.values;
}

test("who may ask", async () => {
  const api = new ApiFixture();
  const ask = async (path: string, options: object): Promise<readonly unknown[]> =>
    message(await api.call("GET", path, undefined, options));
  expect(await ask("/api/v1/nodes", { certificate: null })).toEqual([
    403,
    "Forbidden",
    'nodes is forbidden: User "system:anonymous" cannot list resource "nodes" in API group "" at the cluster scope',
  ]);
  expect(await ask(`${pods}/web`, { certificate: null })).toEqual([
    403,
    "Forbidden",
    'pods "web" is forbidden: User "system:anonymous" cannot get resource "pods" in API group "" in the namespace "default"',
  ]);
  expect(await ask("/apis", { certificate: null })).toEqual([
    403,
    "Forbidden",
    'forbidden: User "system:anonymous" cannot get path "/apis"',
  ]);
  const unauthorized = [401, "Unauthorized", "Unauthorized"];
  expect(await ask("/api", { certificate: { ...admin, authority: "other-ca" } })).toEqual(unauthorized);
  expect(await ask("/api", { certificate: { ...admin, notAfter: admin.notBefore } })).toEqual(unauthorized);
  expect(await ask("/api", { certificate: null, headers: { authorization: "Bearer x.y.z" } })).toEqual(
    unauthorized,
  );
  expect((await api.call("GET", "/livez", undefined, { certificate: null })).response.body).toEqual({
    text: "ok",
  });
});

test("a token that the server issued is good until it expires", async () => {
  const api = new ApiFixture();
  const issued = await api.call("POST", "/api/v1/namespaces/default/serviceaccounts/default/token", {
    spec: { expirationSeconds: 600 },
  });
  const { token } = issued.json["status"] as JsonObject;
  const ask = async (): Promise<number> =>
    (
      await api.call("GET", "/version", undefined, {
        certificate: null,
        headers: { authorization: `Bearer ${token as string}` },
      })
    ).status;
  expect(await ask()).toBe(200);
  // A minute longer than it says, as clocks may differ.
  api.pass(12 * minute);
  expect(await ask()).toBe(401);
});

test("what a fresh server holds", async () => {
  const api = new ApiFixture();
  const names = api.server
    .objects({ apiVersion: "v1", kind: "Namespace" })
    .map(({ metadata }) => metadata.name);
  expect(names).toEqual(["default", "kube-node-lease", "kube-public", "kube-system"]);
  const service = await api.call("GET", "/api/v1/namespaces/default/services/kubernetes");
  expect(service.json["spec"]).toMatchObject({
    clusterIP: "10.96.0.1",
    ports: [{ port: 443, targetPort: 6443 }],
  });
  const endpoints = await api.call("GET", "/api/v1/namespaces/default/endpoints/kubernetes");
  expect(endpoints.json["subsets"]).toMatchObject([
    { addresses: [{ ip: "172.18.0.2" }], ports: [{ port: 6443 }] },
  ]);
  expect([...api.store.range("/registry/")].map(({ key }) => key)).toContain(
    "/registry/services/endpoints/default/kubernetes",
  );
});

test("version, discovery and unknown paths", async () => {
  const api = new ApiFixture();
  expect((await api.call("GET", "/version")).json).toMatchObject({
    major: "1",
    minor: "33",
    gitVersion: "v1.33.1",
  });
  const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
  const found = await api.call("GET", "/apis", undefined, { headers: { accept } });
  expect(found.response.headers["content-type"]).toBe(
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
  );
  expect(found.json["items"]).toContainEqual({
    metadata: { name: "coordination.k8s.io", creationTimestamp: null },
    versions: [
      {
        version: "v1",
        freshness: "Current",
        resources: [
          {
            resource: "leases",
            responseKind: { group: "", version: "", kind: "Lease" },
            scope: "Namespaced",
            singularResource: "lease",
            verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
          },
        ],
      },
    ],
  });
  const resources = (await api.call("GET", "/apis/apps/v1")).json["resources"] as readonly JsonObject[];
  expect(resources.map(({ name }) => name)).toContain("deployments/scale");
  for (const path of ["/api/v1/nopes", "/apis/apps/v2/deployments", `${pods}/web/nope`]) {
    expect(message(await api.call("GET", path))).toEqual([
      404,
      "NotFound",
      "the server could not find the requested resource",
    ]);
  }
  for (const path of ["/nope", "/apis/nope"]) {
    const { status, response } = await api.call("GET", path);
    expect([status, response.body]).toEqual([404, { text: "404 page not found\n" }]);
  }
  expect(message(await api.call("POST", `${pods}/web`, {}))).toEqual([
    405,
    "MethodNotAllowed",
    "the server does not allow this method on the requested resource",
  ]);
});

test("lists come in pages, and the last one says so", async () => {
  const api = new ApiFixture();
  const path = "/api/v1/namespaces/default/configmaps";
  for (const name of ["a", "b", "c"])
    await api.call("POST", path, { metadata: { name, labels: { odd: String(name !== "b") } } });
  const first = await api.call("GET", path, undefined, { query: { limit: ["2"] } });
  const { continue: token, remainingItemCount } = first.json["metadata"] as JsonObject;
  expect([(first.json["items"] as readonly object[]).length, remainingItemCount]).toEqual([2, 1]);
  const second = await api.call("GET", path, undefined, {
    query: { limit: ["2"], continue: [token as string] },
  });
  expect(second.json).toMatchObject({
    metadata: { resourceVersion: (first.json["metadata"] as JsonObject)["resourceVersion"] },
    items: [{ metadata: { name: "c" } }],
  });
  const odd = await api.call("GET", path, undefined, {
    query: { labelSelector: ["odd=true"], fieldSelector: ["metadata.name!=a"] },
  });
  expect(odd.json["items"]).toMatchObject([{ metadata: { name: "c" } }]);
  const wrong = await api.call("GET", pods, undefined, { query: { fieldSelector: ["spec.color=red"] } });
  expect(message(wrong)).toEqual([400, "BadRequest", "field label not supported: spec.color"]);
});

test("a watch goes on where a list ended, or says that it cannot", async () => {
  const api = new ApiFixture();
  await api.call("POST", pods, pod("a", { labels: { app: "x" } }));
  const from = String(api.store.revision);
  await api.call("POST", pods, pod("b", { labels: { app: "x" } }));
  const query = { watch: ["true"], resourceVersion: [from], labelSelector: ["app=x"] };
  const events = watchOf(await api.call("GET", pods, undefined, { query }));
  await api.patch("merge-patch", `${pods}/a`, { metadata: { labels: { app: "y" } } });
  await api.patch("merge-patch", `${pods}/a`, { metadata: { labels: { app: "x" } } });
  expect(
    drain(events).map(({ type, object }) => [
      type,
      ((object as JsonObject)["metadata"] as JsonObject)["name"],
    ]),
  ).toEqual([
    ["ADDED", "b"],
    ["DELETED", "a"],
    ["ADDED", "a"],
  ]);
  api.store.compact(api.store.revision);
  const late = watchOf(await api.call("GET", pods, undefined, { query }));
  expect(drain(late)).toMatchObject([
    {
      type: "ERROR",
      object: {
        code: 410,
        reason: "Expired",
        message: `too old resource version: ${from} (${api.store.compacted})`,
      },
    },
  ]);
  expect(late.ended).toBe(true);
});

test("watches end by themselves, with bookmarks on the way, and with the server", async () => {
  const api = new ApiFixture();
  const query = { watch: ["true"], allowWatchBookmarks: ["true"], timeoutSeconds: ["150"] };
  const events = watchOf(await api.call("GET", pods, undefined, { query }));
  api.pass(200 * second);
  // After one and two minutes, and two seconds before the end.
  expect(drain(events).map(({ type }) => type)).toEqual(["BOOKMARK", "BOOKMARK", "BOOKMARK"]);
  expect(events.ended).toBe(true);
  const other = watchOf(await api.call("GET", pods, undefined, { query: { watch: ["true"] } }));
  api.server.close();
  expect(other.ended).toBe(true);
});

test("watched tables name their columns once", async () => {
  const api = new ApiFixture();
  const headers = { accept: "application/json;as=Table;v=v1;g=meta.k8s.io" };
  const events = watchOf(await api.call("GET", pods, undefined, { headers, query: { watch: ["true"] } }));
  await api.call("POST", pods, pod("a"));
  await api.call("POST", pods, pod("b"));
  const tables = drain(events).map(({ object }) => object as JsonObject);
  expect(tables.map((table) => (table["columnDefinitions"] as readonly object[] | null)?.length)).toEqual([
    9,
    undefined,
  ]);
  expect(tables[0]?.["rows"]).toMatchObject([
    { cells: ["a", "0/1", "Pending", "0", "0s", "<none>", "<none>", "<none>", "<none>"] },
  ]);
});

test("logs and exec go to the node of the pod", async () => {
  const seen: HttpRequest[] = [];
  function* nodeDoor(node: string, request: HttpRequest): Task<HttpResponse> {
    seen.push(request);
    return textResponse(200, `log of ${node}\n`);
  }
  const api = new ApiFixture({ nodeDoor });
  await api.call("POST", pods, pod("web"));
  expect((await api.call("GET", `${pods}/web/log`)).response.body).toEqual({ text: "" });
  expect(message(await api.call("GET", `${pods}/web/exec`))).toEqual([
    400,
    "BadRequest",
    "pod web does not have a host assigned",
  ]);
  await api.call("POST", `${pods}/web/binding`, { metadata: { name: "web" }, target: { name: "n1" } });
  const log = await api.call("GET", `${pods}/web/log`, undefined, { query: { tailLines: ["5"] } });
  expect(log.response.body).toEqual({ text: "log of n1\n" });
  expect(seen.map(({ path, query }) => [path, query])).toEqual([
    ["/containerLogs/default/web/c", { tailLines: ["5"] }],
  ]);
  expect(
    message(await api.call("GET", `${pods}/web/log`, undefined, { query: { container: ["nope"] } })),
  ).toEqual([400, "BadRequest", "container nope is not valid for pod web"]);
});

test("patches that cannot be applied", async () => {
  const api = new ApiFixture();
  await api.call("POST", pods, pod("web"));
  expect((await api.patch("nonsense", `${pods}/web`, {})).status).toBe(415);
  const json = await api.patch("json-patch", `${pods}/web`, [{ op: "remove", path: "/nope" }]);
  expect([json.status, json.json["message"]]).toEqual([
    422,
    "the server rejected our request due to an error in our request",
  ]);
});
