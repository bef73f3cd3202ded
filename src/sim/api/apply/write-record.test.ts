import { expect, test } from "vitest";
import { admin, ApiFixture, type Answer } from "../../kinds/api-fixture.ts";
import { valuesOf } from "../../kinds/contract.ts";
import type { JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { recordOf } from "./write-record.ts";

const path = "/api/v1/namespaces/default/configmaps";

interface Owned {
  readonly metadata: {
    readonly managedFields?: readonly { readonly manager: string; readonly operation: string }[];
  };
}

function managersOf(object: unknown): readonly string[] {
  const { metadata } = object as Owned;
  return (metadata.managedFields ?? []).map(({ manager, operation }) => `${manager} ${operation}`);
}

function eventsOf(answer: Answer): readonly JsonObject[] {
  const values = valuesOf(answer);
  const events: JsonObject[] = [];
  for (let event = values.take(); event !== undefined; event = values.take())
    events.push(event as JsonObject);
  return events;
}

function as(manager: string): { readonly headers: Readonly<Record<string, string>> } {
  return { headers: { "user-agent": `${manager}/v1`, "content-type": "application/merge-patch+json" } };
}

test("watchers are told who owns what, of objects that are gone, too", async () => {
  const api = new ApiFixture();
  const query = { watch: ["true"], resourceVersion: [String(api.store.revision)] };
  const watch = await api.call("GET", path, undefined, { query });
  await api.call(
    "POST",
    path,
    { metadata: { name: "a" }, data: { x: "1" } },
    { headers: { "user-agent": "one" } },
  );
  await api.call("PATCH", `${path}/a`, { data: { y: "1" } }, as("two"));
  await api.call("DELETE", `${path}/a`);
  expect(eventsOf(watch).map(({ type, object }) => [type, ...managersOf(object)])).toEqual([
    ["ADDED", "one Update"],
    ["MODIFIED", "one Update", "two Update"],
    ["DELETED", "one Update", "two Update"],
  ]);
});

test("the past of an object that nobody looks at is let go", async () => {
  const api = new ApiFixture();
  await api.call(
    "POST",
    path,
    { metadata: { name: "a" }, data: { x: "1" } },
    { headers: { "user-agent": "m0" } },
  );
  const typed = async (index: number): Promise<void> => {
    const request = {
      method: "PATCH",
      path: `${path}/a`,
      query: {},
      headers: { ...as(`m${index % 3}`).headers, accept: "application/vnd.kubernetes.protobuf" },
      body: { json: { data: { [`k${index % 7}`]: String(index) } } },
      certificate: admin,
      typed: true as const,
    };
    api.kernel.begin("write", api.server.serve(request), () => undefined);
    await api.wait(0);
  };
  for (let index = 0; index < 200; index++) await typed(index);
  const stored = api.store.get("/registry/configmaps/default/a")?.value as Stored;
  expect(stored).toMatchObject({ data: { k0: "196", k6: "195" } });
  expect(recordOf(stored)?.depth).toBeLessThan(66);
  const { json } = await api.call("GET", `${path}/a`);
  expect(new Set(managersOf(json))).toEqual(new Set(["m0 Update", "m1 Update", "m2 Update"]));
});
