import { expect, test } from "vitest";
import { parseJsonPath } from "./jsonpath.ts";

const list = {
  kind: "List",
  items: [
    {
      metadata: { name: "a", labels: { "a.b/c": "1" } },
      status: { n: 3, conditions: [{ type: "Ready", status: "True" }] },
    },
    { metadata: { name: "b" }, status: { n: 5, conditions: [{ type: "Ready", status: "False" }] } },
  ],
};

test.each([
  ["{.items[*].metadata.name}", "a b"],
  ['{range .items[*]}{.metadata.name}{"\\t"}{.status.n}{"\\n"}{end}', "a\t3\nb\t5\n"],
  ["{.items[0].metadata}", '{"labels":{"a.b/c":"1"},"name":"a"}'],
  ["{.items[-1:].metadata.name}", "b"],
  ["{.items[-1].metadata.name}", "b"],
  ["{.items[0:2].metadata.name}", "a b"],
  ["{..name}", "a b"],
  ["{.items[?(@.status.n>3)].metadata.name}", "b"],
  ['{.items[*].status.conditions[?(@.type=="Ready")].status}', "True False"],
  ["{.items[0].metadata.labels.a\\.b/c}", "1"],
  ["{.items[0].metadata.labels['a\\.b/c']}", "1"],
  ["{.items[*]['metadata.name', 'status.n']}", "a 3 b 5"],
  ["x {.kind} y", "x List y"],
  ["{$.kind}", "List"],
  ["{.nope.more}", ""],
  ["{.items[*].metadata.labels}", '{"a.b/c":"1"}'],
])("%s prints %j", (template, text) => {
  expect(parseJsonPath(template).print(list)).toBe(text);
});

test.each([
  ["{.items", "unclosed action"],
  ["{.items[0}", "unterminated array"],
  ["{end}", "not in range, nothing to end"],
  ["{range .items[*]}x", "unterminated range, expected {end}"],
  ["{.items[a]}", "invalid array index a"],
  ["{#}", "unrecognized character in action: U+0023 '#'"],
  ["{.items[5]}", "array index out of bounds: index 5, length 2"],
])("%s fails", (template, message) => {
  expect(() => parseJsonPath(template).print(list)).toThrow(message);
});

test("find gives values", () => {
  expect(parseJsonPath("{.items[*].status.n}").find(list)).toEqual([3, 5]);
});
