import { expect, test } from "vitest";
import { freeze } from "../../sim/wire/json.ts";
import { encodeJson, encodePretty } from "./json-encoder.ts";

const pod = freeze({
  kind: "Pod",
  metadata: { name: "a", labels: undefined },
  status: { n: 1.5, list: [null, true] },
});

test.each<[unknown]>([
  [pod],
  [{ kind: "PodList", metadata: { resourceVersion: "1" }, items: [pod, { other: "<" }], gone: undefined }],
  [{ type: "ADDED", object: pod }],
  [{ type: "Ready", status: "True" }],
  [{ items: {} }],
  [{ items: [] }],
  [[1, "a"]],
  ["text"],
  [null],
])("as JSON.stringify would: %j", (value) => {
  expect(JSON.parse(encodeJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
});

test("as Go writes it: safe to stand in HTML", () => {
  expect(encodeJson({ a: "<b>&\u2028" })).toBe(String.raw`{"a":"\u003cb\u003e\u0026\u2028"}`);
  expect(encodePretty({ a: { b: "<" } })).toBe('{\n  "a": {\n    "b": "\\u003c"\n  }\n}');
});

test("what is frozen is encoded once", () => {
  let reads = 0;
  const object = Object.freeze({
    get name() {
      reads++;
      return "x";
    },
  });
  const list = (): string => encodeJson({ items: [object, object] });
  expect([list(), list(), encodeJson({ type: "ADDED", object })]).toEqual([
    '{"items":[{"name":"x"},{"name":"x"}]}',
    '{"items":[{"name":"x"},{"name":"x"}]}',
    '{"type":"ADDED","object":{"name":"x"}}',
  ]);
  expect(reads).toBe(1);
});
