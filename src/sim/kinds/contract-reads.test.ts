import { expect, test } from "vitest";
import { isObject, type JsonObject } from "../wire/json.ts";
import { pathOf, qualified } from "../wire/resource.ts";
import { ApiFixture } from "./api-fixture.ts";
import { eventsOf, metadataOf, sampleOf, storedKinds, valuesOf } from "./contract.ts";

const table = "application/json;as=Table;v=v1;g=meta.k8s.io";
const partial = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";

interface ColumnDefinition {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly priority: number;
}

/** Whether a cell is what its column says. Some columns say boolean where the cell is a word: `False`. */
function fits(cell: unknown, { type }: ColumnDefinition): boolean {
  if (type === "integer" || type === "number") return typeof cell === "number";
  return ["string", "number", "boolean"].includes(typeof cell);
}

test.each(storedKinds)("%s: tables", async (_, kind) => {
  const api = new ApiFixture();
  const { path, name, object } = sampleOf(kind);
  await api.call("POST", path, object());
  for (const url of [path, `${path}/${name}`]) {
    const { json } = await api.call("GET", url, undefined, { headers: { accept: table } });
    expect([json["kind"], json["apiVersion"]]).toEqual(["Table", "meta.k8s.io/v1"]);
    const columns = json["columnDefinitions"] as unknown as readonly ColumnDefinition[];
    expect(columns.some((column) => column.name === "Name" && column.format === "name")).toBe(true);
    expect(columns.every(({ priority }) => priority === 0 || priority === 1)).toBe(true);
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
    const rows = json["rows"] as readonly JsonObject[];
    expect(rows.length).toBeGreaterThan(0);
    for (const { cells, object: shown } of rows) {
      const list = cells as readonly unknown[];
      expect(list).toHaveLength(columns.length);
      const wrong = columns.filter((column, index) => !fits(list[index], column));
      expect(wrong).toEqual([]);
      expect(JSON.stringify(list)).not.toMatch(/undefined|null|NaN|\[object/);
      expect(isObject(shown) && shown["kind"]).toBe("PartialObjectMetadata");
    }
  }
  const whole = await api.call("GET", path, undefined, {
    headers: { accept: table },
    query: { includeObject: ["Object"], fieldSelector: [`metadata.name=${name}`] },
  });
  const [row] = whole.json["rows"] as readonly JsonObject[];
  expect(row?.["object"]).toMatchObject({ kind: kind.resource.kind, metadata: { name } });
  const list = await api.call("GET", path, undefined, { headers: { accept: partial } });
  expect(list.json["kind"]).toBe("PartialObjectMetadataList");
});

test.each(storedKinds)("%s: field and label selectors", async (_, kind) => {
  const api = new ApiFixture();
  const { path, name, object, sample } = sampleOf(kind);
  await api.call("POST", path, object({ labels: { tier: "front" } }));
  const count = async (query: Readonly<Record<string, readonly string[]>>): Promise<unknown> => {
    const { status, json } = await api.call("GET", path, undefined, { query });
    const items = json["items"] as readonly JsonObject[] | undefined;
    return items?.filter((item) => metadataOf(item)["name"] === name).length ?? [status, json["message"]];
  };
  expect(await count({ fieldSelector: [`metadata.name=${name}`] })).toBe(1);
  expect(await count({ fieldSelector: [`metadata.name!=${name}`] })).toBe(0);
  expect(await count({ labelSelector: ["tier in (front,back)"] })).toBe(1);
  expect(await count({ labelSelector: ["!tier"] })).toBe(0);
  const namespace = kind.resource.namespaced ? "metadata.namespace=default" : "metadata.name!=x";
  expect(await count({ fieldSelector: [namespace] })).toBe(1);
  expect(await count({ fieldSelector: [sample.selector ?? `metadata.name=${name}`] })).toBe(1);
  expect(await count({ fieldSelector: ["spec.nonsense=x"] })).toEqual([400, expect.anything()]);
});

test.each(storedKinds)("%s: in a namespace, or not", async (_, kind) => {
  const api = new ApiFixture();
  const { resource } = kind;
  const { path, name, object } = sampleOf(kind);
  await api.call("POST", path, object());
  const all = await api.call("GET", pathOf(resource), undefined, {
    query: { fieldSelector: [`metadata.name=${name}`] },
  });
  expect(all.json["items"]).toHaveLength(1);
  const inside = pathOf({ ...resource, namespaced: true }, { namespace: "default", name });
  expect((await api.call("GET", inside)).status).toBe(resource.namespaced ? 200 : 404);
  if (!resource.namespaced) return;
  const outside = await api.call("POST", pathOf(resource), object());
  expect([404, 405]).toContain(outside.status);
  const elsewhere = await api.call("POST", pathOf(resource, { namespace: "nowhere" }), object());
  expect([elsewhere.status, elsewhere.json["message"]]).toEqual([404, 'namespaces "nowhere" not found']);
  const other = await api.call("POST", path, object({ namespace: "other" }));
  expect([other.status, other.json["message"]]).toEqual([
    400,
    "the namespace of the provided object does not match the namespace sent on the request",
  ]);
});

test.each(storedKinds)("%s: a watch begins with what there is, or after a revision", async (_, kind) => {
  const api = new ApiFixture();
  const { path, name, object } = sampleOf(kind);
  await api.call("POST", path, object());
  const fieldSelector = [`metadata.name=${name}`];
  const list = await api.call("GET", path, undefined, { query: { fieldSelector } });
  const { resourceVersion } = metadataOf(list.json);
  const query = { watch: ["true"], fieldSelector };
  const whole = await api.call("GET", path, undefined, { query });
  const after = await api.call("GET", path, undefined, {
    query: { ...query, resourceVersion: [resourceVersion as string] },
  });
  const tabular = await api.call("GET", path, undefined, { query, headers: { accept: table } });
  await api.patch("merge-patch", `${path}/${name}`, { metadata: { labels: { a: "b" } } });
  expect(eventsOf(valuesOf(whole)).slice(0, 2)).toEqual([
    ["ADDED", name],
    ["MODIFIED", name],
  ]);
  expect(eventsOf(valuesOf(after))[0]).toEqual(["MODIFIED", name]);
  expect(eventsOf(valuesOf(tabular)).map(([type]) => type)).toEqual(["ADDED", "MODIFIED"]);
  expect((await api.call("GET", `${path}/nothing`)).json["message"]).toBe(
    `${qualified(kind.resource)} "nothing" not found`,
  );
});
