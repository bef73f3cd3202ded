import { expect, test } from "vitest";
import { withDefaults } from "../api/defaults.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf, qualified } from "../wire/resource.ts";
import { ApiFixture } from "./api-fixture.ts";
import { eventsOf, headerOf, metadataOf, sampleOf, storedKinds, valuesOf, warningsOf } from "./contract.ts";

const modified =
  "the object has been modified; please apply your changes to the latest version and try again";

test.each(storedKinds)("%s: create, read, list", async (_, kind) => {
  const api = new ApiFixture();
  const { resource } = kind;
  const { path, name, object } = sampleOf(kind);

  const created = await api.call("POST", path, object(), { query: { fieldValidation: ["Strict"] } });
  expect([created.status, created.json["kind"], created.json["apiVersion"], created.json["message"]]).toEqual(
    [201, resource.kind, apiVersionOf(resource), undefined],
  );
  expect(created.response.headers["warning"]).toBe(headerOf(warningsOf(kind)));
  const { uid, resourceVersion, creationTimestamp, namespace, generation } = metadataOf(created.json);
  expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect(Number(resourceVersion)).toBeLessThanOrEqual(api.store.revision);
  expect(creationTimestamp).toBe("2026-01-31T09:00:00Z");
  expect(namespace).toBe(resource.namespaced ? "default" : undefined);
  expect([undefined, 1]).toContain(generation);

  expect((await api.call("GET", `${path}/${name}`)).json).toEqual(created.json);
  const stored = api.server.objects({ apiVersion: apiVersionOf(resource), kind: resource.kind, name });
  expect(stored).toHaveLength(1);
  expect(Object.isFrozen(stored[0])).toBe(true);
  // Defaults that were filled in once are not filled in again.
  expect(withDefaults(stored[0] as Stored, kind.defaults ?? {})).toBe(stored[0]);

  const again = await api.call("POST", path, object());
  expect([again.status, again.json["reason"], again.json["message"]]).toEqual([
    409,
    "AlreadyExists",
    `${qualified(resource)} "${name}" already exists`,
  ]);
  const list = await api.call("GET", path, undefined, {
    query: { fieldSelector: [`metadata.name=${name}`] },
  });
  expect([list.json["kind"], list.json["apiVersion"]]).toEqual([
    `${resource.kind}List`,
    apiVersionOf(resource),
  ]);
  const { kind: __, apiVersion: ___, ...item } = created.json;
  expect(list.json["items"]).toEqual([item]);
});

test.each(storedKinds)("%s: update, patch, watch, delete", async (_, kind) => {
  const api = new ApiFixture();
  const { resource } = kind;
  const { path, name, object, sample } = sampleOf(kind);
  const watch = await api.call("GET", path, undefined, {
    query: { watch: ["true"], fieldSelector: [`metadata.name=${name}`] },
  });
  const created = await api.call("POST", path, object());

  const labelled = { ...created.json, metadata: { ...metadataOf(created.json), labels: { a: "b" } } };
  const updated = await api.call("PUT", `${path}/${name}`, labelled);
  expect([updated.status, metadataOf(updated.json)["labels"]]).toMatchObject([200, { a: "b" }]);
  expect((await api.call("PUT", `${path}/${name}`, updated.json)).json).toEqual(updated.json);
  const stale = await api.call("PUT", `${path}/${name}`, created.json);
  expect([stale.status, stale.json["message"]]).toEqual([
    409,
    `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${modified}`,
  ]);
  const merge = { metadata: { labels: { a: null, c: "d" } } };
  const merged = await api.patch("merge-patch", `${path}/${name}`, merge);
  expect([merged.status, metadataOf(merged.json)["labels"]]).toEqual([
    200,
    expect.not.objectContaining({ a: "b" }),
  ]);
  expect(metadataOf(merged.json)["labels"]).toMatchObject({ c: "d" });
  const strategic = { metadata: { labels: { e: "f" } } };
  const changed = await api.patch("strategic-merge-patch", `${path}/${name}`, strategic);
  expect([changed.status, metadataOf(changed.json)["labels"]]).toMatchObject([200, { c: "d", e: "f" }]);
  const replaced = await api.patch("json-patch", `${path}/${name}`, [
    { op: "replace", path: "/metadata/labels/e", value: "g" },
  ]);
  expect([replaced.status, metadataOf(replaced.json)["labels"]]).toMatchObject([200, { e: "g" }]);

  const deleted = await api.call("DELETE", `${path}/${name}`, { propagationPolicy: "Background" });
  expect(deleted.status).toBe(200);
  if (sample.lingers === true) return;
  expect((await api.call("GET", `${path}/${name}`)).json).toMatchObject({
    reason: "NotFound",
    message: `${qualified(resource)} "${name}" not found`,
    code: 404,
  });
  const types = eventsOf(valuesOf(watch)).map(([type]) => type);
  expect([types[0], types.at(-1)]).toEqual(["ADDED", "DELETED"]);
  expect(new Set(types.slice(1, -1))).toEqual(new Set(["MODIFIED"]));
  expect(types.slice(1, -1).length).toBeGreaterThanOrEqual(4);
});

test.each(storedKinds)("%s: deletecollection takes what is selected", async (_, kind) => {
  const { sample, path, name, object } = sampleOf(kind);
  if (sample.lingers === true || kind.resource.kind === "Namespace") return;
  const api = new ApiFixture();
  await api.call("POST", path, object({ labels: { drop: "me" } }));
  const kept = await api.call("DELETE", path, undefined, { query: { labelSelector: ["drop=other"] } });
  expect([kept.status, kept.json["items"] ?? []]).toEqual([200, []]);
  expect((await api.call("GET", `${path}/${name}`)).status).toBe(200);
  const gone = await api.call("DELETE", path, undefined, { query: { labelSelector: ["drop=me"] } });
  expect(gone.status).toBe(200);
  expect((await api.call("GET", `${path}/${name}`)).status).toBe(404);
});
