import { expect, test } from "vitest";
import { strategicMergePatch } from "../../../wire/patch/strategic-merge-patch.ts";
import { threeWayPatch } from "./three-way-patch.ts";

const container = (name: string, image: string, more: object = {}): object => ({ name, image, ...more });
const pod = (...containers: readonly object[]): never => ({ kind: "Pod", spec: { containers } }) as never;

test.each([
  [
    "nothing",
    pod(container("a", "1")),
    pod(container("a", "1")),
    pod(container("a", "1", { tty: true })),
    undefined,
  ],
  [
    "an image",
    pod(container("a", "1")),
    pod(container("a", "2")),
    pod(container("a", "1", { tty: true })),
    {
      spec: {
        $setElementOrder: undefined,
        "$setElementOrder/containers": [{ name: "a" }],
        containers: [{ name: "a", image: "2" }],
      },
    },
  ],
  [
    "one container less, one more",
    pod(container("a", "1"), container("b", "1")),
    pod(container("a", "1"), container("c", "1")),
    pod(container("a", "1"), container("b", "1"), container("injected", "1")),
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
    { kind: "Deployment", spec: { replicas: 3, paused: true } },
    { kind: "Deployment", spec: { replicas: 3 } },
    { kind: "Deployment", spec: { replicas: 3, paused: true, minReadySeconds: 1 } },
    { spec: { paused: null } },
  ],
])("%s", (_, original, modified, current, expected) => {
  expect(threeWayPatch({ original, modified, current }, (modified as { kind: string }).kind)).toEqual(
    expected,
  );
});

test("what the patch makes of the live object has what the manifest says and keeps what others have set", () => {
  const original = pod(container("a", "1"), container("b", "1"));
  const modified = pod(container("c", "1"), container("a", "2"));
  const current = pod(container("a", "1", { tty: true }), container("b", "1"), container("x", "1"));
  const patch = threeWayPatch({ original, modified, current }, "Pod");
  expect(strategicMergePatch(current, patch ?? {}, "Pod")).toEqual(
    pod(container("c", "1"), container("a", "2", { tty: true }), container("x", "1")),
  );
});
