import { expect, test } from "vitest";
import { loadModule } from "../../kernel/module.ts";
import { freeze, type Json, type JsonObject } from "../json.ts";
import { schemaFor } from "../schema/schema.ts";
import type { SchemaTable } from "../schema/schema-table.ts";
import { bootPatchShape, bootTypes } from "./boot-patch-shapes.ts";
import { jsonPatch } from "./json-patch.ts";
import { mergePatch } from "./merge-patch.ts";
import type { PatchField, PatchShape } from "./patch-shape.ts";
import { SchemaPatchShapes } from "./schema-patch-shapes.ts";
import { strategicMergePatch } from "./strategic-merge-patch.ts";

const schema = schemaFor(33);
await loadModule(schema);
const table = schema.value as SchemaTable;
const podShape = new SchemaPatchShapes(table).struct("core/v1.Pod") as PatchShape;

test.each<[string, Json, Json, Json]>([
  [
    "sets, removes and merges",
    { a: 1, b: { c: 1, d: 2 } },
    { a: null, b: { c: 3 }, e: [1] },
    { b: { c: 3, d: 2 }, e: [1] },
  ],
  ["replaces lists", { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ["replaces what is no object", { a: 1 }, "x", "x"],
  ["removes nothing", { a: 1 }, { b: null }, { a: 1 }],
])("a merge patch %s", (_, target, patch, result) => {
  expect(mergePatch(freeze(target), patch)).toEqual(result);
});

test("patches share what they do not change", () => {
  const target = freeze({ a: { b: 1 }, c: { d: 1 } });
  expect(mergePatch(target, { a: { b: 1 } })).toBe(target);
  expect((mergePatch(target, { a: { b: 2 } }) as JsonObject)["c"]).toBe(target.c);
  const labelled = freeze({ metadata: { labels: { a: "1" } } });
  expect(strategicMergePatch(labelled, { metadata: { labels: { a: "1" } } }, podShape)).toBe(labelled);
});

test.each<[string, Json, Json]>([
  [
    "adds and replaces",
    [
      { op: "add", path: "/b", value: 2 },
      { op: "replace", path: "/a", value: 3 },
    ],
    { a: 3, l: [1, 2], b: 2 },
  ],
  [
    "inserts into lists",
    [
      { op: "add", path: "/l/1", value: 9 },
      { op: "add", path: "/l/-", value: 8 },
    ],
    { a: 1, l: [1, 9, 2, 8] },
  ],
  [
    "removes",
    [
      { op: "remove", path: "/l/0" },
      { op: "remove", path: "/a" },
    ],
    { l: [2] },
  ],
  [
    "moves and copies",
    [
      { op: "move", from: "/a", path: "/z" },
      { op: "copy", from: "/l", path: "/y" },
    ],
    { l: [1, 2], y: [1, 2], z: 1 },
  ],
  ["unescapes", [{ op: "add", path: "/x~1y~0", value: 1 }], { a: 1, l: [1, 2], "x/y~": 1 }],
  ["tests", [{ op: "test", path: "/l", value: [1, 2] }], { a: 1, l: [1, 2] }],
])("a JSON patch %s", (_, patch, result) => {
  expect(jsonPatch(freeze({ a: 1, l: [1, 2] }), patch)).toEqual(result);
});

test.each<[string, Json]>([
  [
    "replace operation does not apply: doc is missing path: /nope/x: missing value",
    [{ op: "replace", path: "/nope/x", value: 1 }],
  ],
  [
    "error in remove for path: '/nope': Unable to remove nonexistent key: nope: missing value",
    [{ op: "remove", path: "/nope" }],
  ],
  [
    "add operation does not apply: doc is missing path: /b/c/d: missing value",
    [{ op: "add", path: "/b/c/d", value: 1 }],
  ],
  ["testing value /a failed: test failed", [{ op: "test", path: "/a", value: 2 }]],
  ["Unexpected kind: explode", [{ op: "explode", path: "/a" }]],
])("a JSON patch fails: %s", (message, patch) => {
  expect(() => jsonPatch({ a: 1 }, patch)).toThrow(message);
});

const pod = freeze({
  metadata: { finalizers: ["a", "b"], labels: { app: "web" } },
  spec: {
    containers: [
      { name: "web", image: "nginx:1", ports: [{ containerPort: 80 }] },
      { name: "log", image: "busybox" },
    ],
    volumes: [{ name: "data", emptyDir: {} }],
    tolerations: [{ key: "a" }],
  },
});

test.each<[string, JsonObject, object]>([
  [
    "merges lists by their keys",
    { spec: { containers: [{ name: "log", image: "busybox:2" }] } },
    { containers: [pod.spec.containers[0], { name: "log", image: "busybox:2" }] },
  ],
  [
    "puts new elements in front unless told",
    { spec: { containers: [{ name: "new", image: "x" }] } },
    { containers: [{ name: "new", image: "x" }, ...pod.spec.containers] },
  ],
  [
    "orders by $setElementOrder",
    {
      spec: {
        "$setElementOrder/containers": [{ name: "log" }, { name: "new" }, { name: "web" }],
        containers: [{ name: "new", image: "x" }],
      },
    },
    { containers: [pod.spec.containers[1], { name: "new", image: "x" }, pod.spec.containers[0]] },
  ],
  [
    "deletes elements",
    { spec: { containers: [{ name: "web", $patch: "delete" }] } },
    { containers: [pod.spec.containers[1]] },
  ],
  [
    "replaces a list on demand",
    { spec: { containers: [{ $patch: "replace" }, { name: "only", image: "y" }] } },
    { containers: [{ name: "only", image: "y" }] },
  ],
  [
    "replaces lists without a merge key",
    { spec: { tolerations: [{ key: "b" }] } },
    { tolerations: [{ key: "b" }] },
  ],
  [
    "retains only the keys that are named",
    { spec: { volumes: [{ name: "data", $retainKeys: ["name", "hostPath"], hostPath: { path: "/x" } }] } },
    { volumes: [{ name: "data", hostPath: { path: "/x" } }] },
  ],
  [
    "removes what is null",
    { spec: { tolerations: null } },
    { containers: pod.spec.containers, volumes: pod.spec.volumes },
  ],
])("a strategic merge patch %s", (_, patch, spec) => {
  const result = strategicMergePatch(pod, patch, podShape) as { readonly spec: object };
  expect(result.spec).toMatchObject(spec);
  expect(result.spec).toEqual(
    patch["spec"] && (patch["spec"] as JsonObject)["tolerations"] === null ? spec : { ...pod.spec, ...spec },
  );
});

test("lists of plain values merge as sets, and lose what is to be deleted", () => {
  const merged = strategicMergePatch(pod, { metadata: { finalizers: ["c"] } }, podShape);
  expect(merged["metadata"]).toEqual({ finalizers: ["c", "a", "b"], labels: { app: "web" } });
  const deleted = strategicMergePatch(
    pod,
    { metadata: { "$deleteFromPrimitiveList/finalizers": ["a"] } },
    podShape,
  );
  expect(deleted["metadata"]).toEqual({ finalizers: ["b"], labels: { app: "web" } });
});

test("an element without its merge key is refused", () => {
  expect(() => strategicMergePatch(pod, { spec: { containers: [{ image: "x" }] } }, podShape)).toThrow(
    "map: map[image:x] does not contain declared merge key: name",
  );
});

/** What the table of all types says, as `bootTypes` writes it. */
function written({ strategy, retainsKeys, mergeKey }: PatchField): string {
  return `${retainsKeys ? "!" : ""}${strategy}[${mergeKey}]`;
}

test.each(Object.keys(bootTypes))("components patch a %s as the table of all types says", (name) => {
  const key = [...table.keys()].find(
    (one) => one === `core/v1.${name}` || one === `apps/v1.${name}` || one === `meta/v1.${name}`,
  );
  const whole = new SchemaPatchShapes(table).struct(key ?? "");
  const boot = bootPatchShape(name);
  const fields = [...(table.struct(key ?? "")?.fields.keys() ?? [])];
  expect(fields).not.toEqual([]);
  const found = fields.map((field) => [field, written(boot?.field(field) as PatchField)]);
  expect(found).toEqual(fields.map((field) => [field, written(whole?.field(field) as PatchField)]));
});
