import { expect, test } from "vitest";
import { second } from "../../kernel/time.ts";
import { ApiFixture } from "../../kinds/api-fixture.ts";
import type { JsonObject } from "../../wire/json.ts";
import recording from "./recorded/custom.json" with { type: "json" };
import { digestsOf } from "./structure.test.fixture.ts";

async function withDefinition(): Promise<ApiFixture> {
  const api = new ApiFixture();
  const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  expect((await api.call("POST", path, recording.crd)).status).toBe(201);
  await api.wait(10 * second);
  return api;
}

function own(nodes: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(nodes).filter(([name]) => name.startsWith("com.example.s.")));
}

test("custom resources are documented as by a real server", async () => {
  const api = await withDefinition();
  const { json } = await api.call("GET", "/openapi/v3/apis/s.example.com/v1");
  const { info, paths, components } = json as {
    readonly info: object;
    readonly paths: JsonObject;
    readonly components: { readonly schemas: JsonObject };
  };
  expect({
    info,
    definitions: Object.keys(components.schemas),
    schemas: digestsOf(own(components.schemas)),
    paths: digestsOf(paths),
  }).toEqual({
    info: recording.info,
    definitions: recording.definitions,
    schemas: recording.schemas,
    paths: recording.paths,
  });
});

test("version 2 says of them what it can", async () => {
  const api = await withDefinition();
  const { json } = await api.call("GET", "/openapi/v2");
  expect(digestsOf(own(json["definitions"] as JsonObject))).toEqual(recording.version2);
});

test("what was documented goes with its definition", async () => {
  const api = await withDefinition();
  const { name } = recording.crd.metadata;
  await api.call("DELETE", `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`);
  await api.wait(10 * second);
  expect((await api.call("GET", "/openapi/v3/apis/s.example.com/v1")).status).toBe(404);
});
