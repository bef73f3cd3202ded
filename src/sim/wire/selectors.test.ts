import { expect, test } from "vitest";
import { parseFieldSelector } from "./field-selector.ts";
import { formatLabels, formatSelector, labelTest, mapTest } from "./label-selector.ts";
import { parseLabelSelector } from "./parse-label-selector.ts";

const labels = { app: "web", tier: "front" };

test.each([
  ["app=web", true],
  ["app==web,tier=front", true],
  ["app!=web", false],
  ["env!=prod", true],
  ["app in (web, api)", true],
  ["app notin (web)", false],
  ["env notin (web)", true],
  ["app", true],
  ["!app", false],
  ["!env", true],
  ["tier in (back),app", false],
  ["", true],
])("the label selector %j gives %j", (text, result) => {
  expect(parseLabelSelector(text)(labels)).toBe(result);
});

test.each([
  ["a=b=c", "found '=', expected: ',' or 'end of string'"],
  ["a in b", "unable to parse requirement: found 'b' expected: '('"],
  ["a,", "found '', expected: identifier after ','"],
])("the label selector %j is refused", (text, message) => {
  expect(() => parseLabelSelector(text)).toThrow(message);
});

test("field selectors are terms", () => {
  expect(parseFieldSelector("metadata.name=web,status.phase!=Running,a==x\\,y")).toEqual([
    { field: "metadata.name", value: "web", isEqual: true },
    { field: "status.phase", value: "Running", isEqual: false },
    { field: "a", value: "x,y", isEqual: true },
  ]);
  expect(() => parseFieldSelector("nonsense")).toThrow(
    "invalid selector: 'nonsense'; can't understand 'nonsense'",
  );
});

test("selectors of objects match and are printed", () => {
  const selector = {
    matchLabels: { app: "web" },
    matchExpressions: [{ key: "tier", operator: "In", values: ["front", "back"] }],
  };
  expect(labelTest(selector)(labels)).toBe(true);
  expect(labelTest({})(undefined)).toBe(true);
  expect(labelTest(undefined)(labels)).toBe(false);
  expect(mapTest({ app: "web" })(labels)).toBe(true);
  expect(mapTest({})(labels)).toBe(false);
  expect(formatSelector(selector)).toBe("app=web,tier in (back,front)");
  expect([formatLabels(labels), formatLabels(undefined)]).toEqual(["app=web,tier=front", "<none>"]);
});
