import { expect, test } from "vitest";
import type { JsonObject } from "../wire/json.ts";
import { qualified } from "../wire/resource.ts";
import { ApiFixture } from "./api-fixture.ts";
import { headerOf, kindsWithStatus, metadataOf, sampleOf, storedKinds, warningsOf } from "./contract.ts";

test.each(storedKinds)("%s: refuses what it is not", async (_, kind) => {
  const api = new ApiFixture();
  const { resource } = kind;
  const { path, object } = sampleOf(kind);
  const one = object();
  const unknown = await api.call(
    "POST",
    path,
    { ...one, nonsense: 1 },
    { query: { fieldValidation: ["Strict"] } },
  );
  expect([unknown.status, unknown.json["message"]]).toEqual([
    400,
    `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: ` +
      'strict decoding error: unknown field "nonsense"',
  ]);
  const nameless = await api.call("POST", path, { ...one, metadata: {} });
  expect([nameless.status, nameless.json["message"]]).toEqual([
    422,
    expect.stringMatching(/metadata\.name: Required value: name or generateName is required/),
  ]);
  const version = await api.call("POST", path, { ...one, apiVersion: "example.com/v9" });
  expect(version.json["message"]).toBe(
    `${resource.kind} in version "v9" cannot be handled as a ${resource.kind}: ` +
      `no kind "${resource.kind}" is registered for version "example.com/v9" in scheme "pkg/runtime/scheme.go:110"`,
  );
  const labels = await api.call("POST", path, { ...one, metadata: { name: "one", labels: { a: 1 } } });
  expect(labels.json["message"]).toMatch(
    /json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string/,
  );
  const key = await api.call("POST", path, object({ labels: { "a b": "c" } }));
  expect([key.status, key.json["message"]]).toEqual([
    422,
    expect.stringMatching(/metadata\.labels: Invalid value: "a b": name part must consist of/),
  ]);
});

test.each(storedKinds)("%s: warns of unknown fields, or drops them", async (_, kind) => {
  const api = new ApiFixture();
  const { path, name, object } = sampleOf(kind);
  const given = { ...object(), nonsense: 1 };
  const warned = await api.call("POST", path, given, { query: { dryRun: ["All"] } });
  expect([warned.status, warned.response.headers["warning"]]).toEqual([
    201,
    headerOf([...warningsOf(kind), 'unknown field "nonsense"']),
  ]);
  const query = { fieldValidation: ["Ignore"] };
  const ignored = await api.call("POST", path, given, { query });
  expect([ignored.status, ignored.response.headers["warning"]]).toEqual([201, headerOf(warningsOf(kind))]);
  expect(ignored.json).not.toHaveProperty("nonsense");
  expect(metadataOf((await api.call("GET", `${path}/${name}`)).json)["uid"]).toBe(
    metadataOf(ignored.json)["uid"],
  );
});

test.each(storedKinds)("%s: a dry run writes nothing", async (_, kind) => {
  const api = new ApiFixture();
  const { path, name, object } = sampleOf(kind);
  const query = { dryRun: ["All"] };
  const dry = await api.call("POST", path, object(), { query });
  expect(dry.status).toBe(201);
  expect((await api.call("GET", `${path}/${name}`)).status).toBe(404);
  const created = await api.call("POST", path, object());
  const { resourceVersion } = metadataOf(created.json);
  const patch = { metadata: { labels: { a: "b" } } };
  const headers = { "content-type": "application/merge-patch+json" };
  const patched = await api.call("PATCH", `${path}/${name}`, patch, { query, headers });
  expect([patched.status, metadataOf(patched.json)["labels"]]).toMatchObject([200, { a: "b" }]);
  expect((await api.call("DELETE", `${path}/${name}`, undefined, { query })).status).toBe(200);
  const after = await api.call("GET", `${path}/${name}`);
  expect(metadataOf(after.json)["resourceVersion"]).toBe(resourceVersion);
});

test.each(storedKinds)("%s: preconditions", async (_, kind) => {
  const api = new ApiFixture();
  const { path, name, object } = sampleOf(kind);
  const created = await api.call("POST", path, object());
  const { resourceVersion } = metadataOf(created.json);
  const uid = "00000000-0000-4000-8000-000000000000";
  const other = await api.call("DELETE", `${path}/${name}`, { preconditions: { uid } });
  expect([other.status, other.json["reason"]]).toEqual([409, "Conflict"]);
  const stale = await api.call("DELETE", `${path}/${name}`, { preconditions: { resourceVersion: "1" } });
  expect([stale.status, stale.json["reason"]]).toEqual([409, "Conflict"]);
  const uids = await api.patch("merge-patch", `${path}/${name}`, { metadata: { uid } });
  expect([uids.status, uids.json["message"]]).toEqual([
    422,
    expect.stringContaining(`metadata.uid: Invalid value: "${uid}": field is immutable`),
  ]);
  const otherUid = { ...created.json, metadata: { ...metadataOf(created.json), uid } };
  const put = await api.call("PUT", `${path}/${name}`, otherUid);
  expect([put.status, put.json["reason"]]).toEqual([409, "Conflict"]);
  const right = { ...created.json, metadata: { ...metadataOf(created.json), resourceVersion } } as JsonObject;
  expect((await api.call("PUT", `${path}/${name}`, right)).status).toBe(200);
  const { resourceVersion: __, ...unversioned } = metadataOf(created.json);
  const unconditional = await api.call("PUT", `${path}/${name}`, { ...created.json, metadata: unversioned });
  expect(unconditional.status).toBe(kind.needsResourceVersion === true ? 422 : 200);
});

test.each(storedKinds)("%s: an update of what is not there", async (_, kind) => {
  const api = new ApiFixture();
  const { path, name, object } = sampleOf(kind);
  const made = await api.call("PUT", `${path}/${name}`, object());
  expect([made.status, made.json["message"]]).toEqual(
    kind.createsOnUpdate === true
      ? [201, undefined]
      : [404, `${qualified(kind.resource)} "${name}" not found`],
  );
});

test.each(kindsWithStatus)("%s: the status is written apart", async (_, kind) => {
  const api = new ApiFixture();
  const { path, name, object, sample } = sampleOf(kind);
  const { status = {}, change = {} } = sample;
  const created = await api.call("POST", path, { ...object(), status });
  const { generation } = metadataOf(created.json);
  const written = await api.patch("merge-patch", `${path}/${name}/status`, { status, ...change });
  expect([written.status, written.json["message"]]).toEqual([200, undefined]);
  expect(written.json["status"]).toMatchObject(status);
  expect(written.json["spec"]).toEqual(created.json["spec"]);
  expect(metadataOf(written.json)["generation"]).toBe(generation);
  const read = await api.call("GET", `${path}/${name}/status`);
  expect(read.json).toEqual(written.json);
  // Through the object itself the status does not change.
  const before = written.json["status"];
  const kept = await api.patch("merge-patch", `${path}/${name}`, {
    status: { conditions: null, phase: "Odd" },
  });
  expect([kept.status, kept.json["status"]]).toEqual([200, before]);
});

const changing = storedKinds.filter(([, kind]) => sampleOf(kind).sample.change !== undefined);

test.each(changing)("%s: its generation counts changes of the spec", async (_, kind) => {
  const api = new ApiFixture();
  const { path, name, object, sample } = sampleOf(kind);
  const created = await api.call("POST", path, object());
  expect(metadataOf(created.json)["generation"]).toBe(1);
  const annotated = await api.patch("merge-patch", `${path}/${name}`, {
    metadata: { annotations: { a: "b" } },
  });
  const before = kind.generationCountsAnnotations === true ? 2 : 1;
  expect(metadataOf(annotated.json)["generation"]).toBe(before);
  const changed = await api.patch("merge-patch", `${path}/${name}`, sample.change);
  expect([changed.status, changed.json["message"], metadataOf(changed.json)["generation"]]).toEqual([
    200,
    undefined,
    before + 1,
  ]);
  const same = await api.patch("merge-patch", `${path}/${name}`, sample.change);
  expect(same.json).toEqual(changed.json);
});
