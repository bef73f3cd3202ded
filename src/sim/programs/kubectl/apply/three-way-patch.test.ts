import { expect, test } from "vitest";
import type { JsonObject } from "../../../wire/json.ts";
import type { PatchShape } from "../../../wire/patch/patch-shape.ts";
import { strategicMergePatch } from "../../../wire/patch/strategic-merge-patch.ts";
import { SchemaPatchShapes } from "../../../wire/patch/schema-patch-shapes.ts";
import { SchemaTable } from "../../../wire/schema/schema-table.ts";
import { types } from "../../../wire/schema/types-1.33.generated.ts";
import { threeWayPatch } from "./three-way-patch.ts";

const shapes = new SchemaPatchShapes(new SchemaTable(types));
const shapeOf = (kind: string): PatchShape => {
  const shape = shapes.struct(kind === "Pod" ? "core/v1.Pod" : `apps/v1.${kind}`);
  if (shape === undefined) throw new Error(kind);
  return shape;
};

const container = (name: string, image: string, more: JsonObject = {}): JsonObject => ({
  name,
  image,
  ...more,
});
const pod = (...containers: readonly JsonObject[]): JsonObject => ({ kind: "Pod", spec: { containers } });
const deployment = (spec: JsonObject): JsonObject => ({ kind: "Deployment", spec });

interface Versions {
  readonly original: JsonObject;
  readonly modified: JsonObject;
  readonly current: JsonObject;
}

test.each<readonly [name: string, versions: Versions, patch: JsonObject | undefined]>([
  [
    "nothing to do: others may have added fields",
    {
      original: pod(container("a", "1")),
      modified: pod(container("a", "1")),
      current: pod(container("a", "1", { tty: true })),
    },
    undefined,
  ],
  [
    "another image",
    {
      original: pod(container("a", "1")),
      modified: pod(container("a", "2")),
      current: pod(container("a", "1", { tty: true })),
    },
    { spec: { "$setElementOrder/containers": [{ name: "a" }], containers: [{ name: "a", image: "2" }] } },
  ],
  [
    "one container less, one more",
    {
      original: pod(container("a", "1"), container("b", "1")),
      modified: pod(container("a", "1"), container("c", "1")),
      current: pod(container("a", "1"), container("b", "1"), container("injected", "1")),
    },
    {
      spec: {
        "$setElementOrder/containers": [{ name: "a" }, { name: "c" }],
        containers: [
          { name: "c", image: "1" },
          { $patch: "delete", name: "b" },
        ],
      },
    },
  ],
  [
    "a field that is gone from the manifest",
    {
      original: deployment({ replicas: 3, paused: true }),
      modified: deployment({ replicas: 3 }),
      current: deployment({ replicas: 3, paused: true, minReadySeconds: 1 }),
    },
    { spec: { paused: null } },
  ],
])("%s", (_, versions, expected) => {
  expect(threeWayPatch(versions, shapeOf(versions.modified["kind"] as string))).toEqual(expected);
});

test("what the patch makes of the live object has what the manifest says and keeps what others have set", () => {
  const original = pod(container("a", "1"), container("b", "1"));
  const modified = pod(container("c", "1"), container("a", "2"));
  const current = pod(container("a", "1", { tty: true }), container("b", "1"), container("x", "1"));
  const patch = threeWayPatch({ original, modified, current }, shapeOf("Pod"));
  expect(strategicMergePatch(current, patch ?? {}, shapeOf("Pod"))).toEqual(
    pod(container("c", "1"), container("a", "2", { tty: true }), container("x", "1")),
  );
});
