import { expect, test } from "vitest";
import { labSchema, parseLab } from "./lab-file.ts";

const message = { en: "no", ko: "아니요" };
const absent = [{ apiVersion: "v1", kind: "Pod", name: "old" }];
const title = { en: "T", ko: "제" };

function file(tasks: object, more: object = {}): object {
  return {
    apiVersion: "drydock.dev/v1",
    kind: "Lab",
    metadata: { id: "a-lab", version: 1 },
    spec: { duration: "5m", scenario: "kind", kubernetesVersion: "v1.33", tasks, ...more },
  };
}

const parse = (data: object): unknown => parseLab(data, { start: { "web.yaml": "a" }, setup: "true" });
const assertion = (cel: string): object => ({
  refs: [{ apiVersion: "v1", kind: "Pod", as: "p" }],
  assertAll: [{ cel, message }],
});

test("what a file leaves out is there, and the files beside it too", () => {
  expect(parse(file({ one: { title, weight: 2, check: { absent } } }))).toEqual({
    id: "a-lab",
    version: 1,
    tags: [],
    difficulty: "beginner",
    duration: "5m",
    scenario: "kind",
    kubernetesVersion: "v1.33",
    vars: {},
    hints: {},
    start: { "web.yaml": "a" },
    setup: "true",
    tasks: [
      {
        id: "one",
        title,
        weight: 2,
        mode: "level",
        needs: [],
        check: { refs: [], assertAll: [], assertAny: [], subset: [], absent, commands: [] },
      },
    ],
  });
});

const one = { title, weight: 1, check: { absent } };

test.each([
  ["an unknown field", file({ one: { ...one, wieght: 2 } }), "wieght"],
  ["a title in one language", file({ one: { ...one, title: { en: "T" } } }), "title.ko"],
  ["a check of nothing", file({ one: { ...one, check: {} } }), "a check checks something"],
  ["an expression that is no CEL", file({ one: { ...one, check: assertion("p.x ==") } }), "assertAll[0].cel"],
  ["has() with an index", file({ one: { ...one, check: assertion("has(p[0].x)") } }), "has() takes no index"],
  ["an unknown need", file({ one: { ...one, needs: ["two"] } }), "needs two, which there is not"],
  ["a need that comes later", file({ one: { ...one, needs: ["two"] }, two: one }), "does not come before it"],
  [
    "an edge task about now",
    file({ one: { ...one, mode: "edge", check: assertion("now != ''") } }),
    "may not ask for now",
  ],
  [
    "a need about now",
    file({ one: { ...one, check: assertion("now != ''") }, two: { ...one, needs: ["one"] } }),
    "may not need one",
  ],
  ["hints for nothing", file({ one }, { hints: { two: [{ cost: 1 }] } }), "hints for two"],
  ["no tasks", file({}), "there are no tasks"],
])("%s is refused", (_, data, text) => {
  expect(() => parse(data)).toThrow(text);
});

test("editors get a schema", () => {
  expect(labSchema()).toMatchObject({ type: "object", required: ["apiVersion", "kind", "metadata", "spec"] });
});
