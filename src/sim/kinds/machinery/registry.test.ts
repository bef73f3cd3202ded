import { expect, test } from "vitest";
import type { Kind } from "../../api/kind.ts";
import type { Machinery } from "../../api/machinery.ts";
import { defineModule } from "../../kernel/module.ts";
import type { Task } from "../../kernel/task.ts";
import { hour, minute, second } from "../../kernel/time.ts";
import { jsonResponse, type HttpRequest, type HttpResponse } from "../../wire/http.ts";
import type { JsonObject } from "../../wire/json.ts";
import { ApiFixture } from "../api-fixture.ts";
import { kinds } from "../index.ts";

const resource = {
  group: "example.com",
  version: "v1",
  kind: "Widget",
  plural: "widgets",
  singular: "widget",
  namespaced: true,
};

const noRules = defineModule("test/no-rules", () =>
  Promise.resolve({ rules: new Map([["widgets.example.com", { columns: [] }]]) }),
);

const decoder = defineModule("test/decoder", () =>
  Promise.resolve({ decode: (object: JsonObject) => ({ object, strictErrors: [] }) }),
);

const widget: Kind = { resource, rules: noRules, custom: true, decoder };
const path = "/apis/example.com/v1/namespaces/default/widgets";

/** A server to whose machinery a test has access. */
function opened(): { readonly api: ApiFixture; readonly machinery: Machinery } {
  let machinery: Machinery | undefined;
  const spy: Kind = {
    ...widget,
    resource: { ...resource, plural: "spies", kind: "Spy" },
    onServed: (_, given) => (machinery = given),
  };
  const api = new ApiFixture({ kinds: [...kinds, spy] });
  if (machinery === undefined) throw new Error("nobody was told");
  return { api, machinery };
}

test("kinds come and go while a server runs", async () => {
  const { api, machinery } = opened();
  expect((await api.call("GET", path)).status).toBe(404);
  const told = (await api.call("GET", "/apis/example.com/v1")).json["resources"];
  expect(told).toMatchObject([{ name: "spies" }]);
  machinery.registry.serve(widget);
  await api.call("POST", path, { apiVersion: "example.com/v1", kind: "Widget", metadata: { name: "a" } });
  expect(api.store.get("/registry/example.com/widgets/default/a")?.value).toMatchObject({ kind: "Widget" });
  const watch = await api.call("GET", path, undefined, { query: { watch: ["1"] } });
  const values = "values" in watch.response.body ? watch.response.body.values : undefined;
  machinery.registry.withdraw("widgets.example.com");
  expect(values?.ended).toBe(true);
  expect((await api.call("GET", path)).status).toBe(404);
  machinery.registry.serve(widget);
  expect((await api.call("GET", `${path}/a`)).json).toMatchObject({ metadata: { name: "a" } });
});

test("another server answers for its group, and discovery tells of both", async () => {
  const { api, machinery } = opened();
  let resources: readonly object[] | undefined;
  function* answer(request: HttpRequest): Task<HttpResponse> {
    return jsonResponse(200, { kind: "NodeMetricsList", path: request.path });
  }
  machinery.registry.delegate("metrics.example.com/v1", {
    *resources() {
      return resources as never;
    },
    serve: answer,
  });
  const answered = await api.call("GET", "/apis/metrics.example.com/v1/nodes");
  expect(answered.json["path"]).toBe("/apis/metrics.example.com/v1/nodes");
  const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  const versions = async (): Promise<unknown> => {
    const { json } = await api.call("GET", "/apis", undefined, { headers: { accept } });
    const groups = json["items"] as readonly JsonObject[];
    return groups.find(({ metadata }) => (metadata as JsonObject)["name"] === "metrics.example.com")?.[
      "versions"
    ];
  };
  expect(await versions()).toEqual([{ version: "v1", freshness: "Stale" }]);
  resources = [
    { plural: "nodes", singular: "", kind: "NodeMetrics", namespaced: false, verbs: ["get", "list"] },
  ];
  expect(await versions()).toMatchObject([{ freshness: "Current", resources: [{ resource: "nodes" }] }]);
  machinery.registry.undelegate("metrics.example.com/v1");
  expect((await api.call("GET", "/apis/metrics.example.com/v1/nodes")).status).toBe(404);
});

test("a server on a store with objects of lazy kinds serves them from the first request on", async () => {
  const first = new ApiFixture();
  const quotas = "/api/v1/namespaces/default/resourcequotas";
  await first.call("POST", quotas, { metadata: { name: "q" }, spec: { hard: { configmaps: "0" } } });
  first.server.close();
  const { store, kernel } = first;
  const second = new ApiFixture({ store, kernel });
  expect(second.server.objects({ apiVersion: "v1", kind: "ResourceQuota" })).toEqual([]);
  await second.call("GET", "/api/v1/namespaces/default/configmaps");
  expect(second.server.objects({ apiVersion: "v1", kind: "ResourceQuota" })).toHaveLength(1);
});

test("a client that does not read is cut off", async () => {
  const api = new ApiFixture();
  const secrets = "/api/v1/namespaces/default/secrets";
  const watch = await api.call("GET", secrets, undefined, { query: { watch: ["1"] } });
  const values = "values" in watch.response.body ? watch.response.body.values : undefined;
  const object = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "a", namespace: "default", resourceVersion: "1" },
  };
  for (let count = 0; count < 10_001; count++)
    api.store.put("/registry/secrets/default/a", { ...object, count });
  expect([values?.ended, values?.size]).toEqual([true, 10_001]);
});

test("a watch without a timeout ends by itself after half an hour to an hour", async () => {
  const api = new ApiFixture();
  const begin = async (): Promise<boolean> => {
    const watch = await api.call("GET", "/api/v1/pods", undefined, { query: { watch: ["1"] } });
    const values = "values" in watch.response.body ? watch.response.body.values : undefined;
    const hasEnded = (): boolean => values?.ended === true;
    api.pass(30 * minute - second);
    const before = hasEnded();
    api.pass(hour / 2 + second);
    return !before && hasEnded();
  };
  expect(await begin()).toBe(true);
});

test("past revisions are there until they are compacted", async () => {
  const api = new ApiFixture();
  const secrets = "/api/v1/namespaces/default/secrets";
  const old = String(api.store.revision);
  await api.call("POST", secrets, { metadata: { name: "a" } });
  await api.call("POST", secrets, { metadata: { name: "b" } });
  const page = await api.call("GET", secrets, undefined, { query: { limit: ["1"] } });
  const { continue: token = "" } = page.json["metadata"] as { readonly continue?: string };
  await api.call("POST", secrets, { metadata: { name: "c" } });
  await api.wait(11 * minute);
  const next = await api.call("GET", secrets, undefined, { query: { limit: ["1"], continue: [token] } });
  expect(next.json).toMatchObject({
    code: 410,
    reason: "Expired",
    metadata: { continue: expect.any(String) },
  });
  const { continue: inconsistent = "" } = next.json["metadata"] as { readonly continue?: string };
  const rest = await api.call("GET", secrets, undefined, { query: { continue: [inconsistent] } });
  expect(
    (rest.json["items"] as readonly JsonObject[]).map(({ metadata }) => (metadata as JsonObject)["name"]),
  ).toEqual(["b", "c"]);
  const exact = { resourceVersion: [old], resourceVersionMatch: ["Exact"] };
  expect((await api.call("GET", secrets, undefined, { query: exact })).json).toMatchObject({
    code: 410,
    message: "The resourceVersion for the provided list is too old.",
  });
  const watch = await api.call("GET", secrets, undefined, {
    query: { watch: ["1"], resourceVersion: [old] },
  });
  const event = "values" in watch.response.body ? watch.response.body.values.take() : undefined;
  expect(event).toMatchObject({ type: "ERROR", object: { code: 410, reason: "Expired" } });
});

test("events are forgotten an hour after their last change, those of one minute together", async () => {
  const api = new ApiFixture();
  const events = "/api/v1/namespaces/default/events";
  const involvedObject = { kind: "Pod", namespace: "default", name: "web" };
  const create = (name: string): ReturnType<ApiFixture["call"]> =>
    api.call("POST", events, { metadata: { name }, involvedObject, type: "Normal", reason: "Test" });
  await create("a");
  await create("b");
  await api.wait(30 * minute);
  await create("c");
  await api.patch("merge-patch", `${events}/b`, { count: 2 });
  const names = (): readonly string[] =>
    api.server.objects({ apiVersion: "v1", kind: "Event" }).map(({ metadata }) => metadata.name);
  await api.wait(29 * minute);
  expect(names()).toEqual(["a", "b", "c"]);
  await api.wait(2 * minute);
  expect(names()).toEqual(["b", "c"]);
  await api.wait(30 * minute);
  expect(names()).toEqual([]);
});
