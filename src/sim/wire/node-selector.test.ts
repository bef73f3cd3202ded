import { expect, test } from "vitest";
import { fitsNodeAffinity, matchesNodeSelectorTerm } from "./node-selector.ts";

const node = { metadata: { name: "one", labels: { disk: "ssd", cores: "8" } } };

test.each([
  ["In", "disk", ["ssd", "hdd"], true],
  ["In", "missing", ["ssd"], false],
  ["NotIn", "disk", ["hdd"], true],
  ["NotIn", "missing", ["hdd"], true],
  ["Exists", "disk", [], true],
  ["DoesNotExist", "disk", [], false],
  ["Gt", "cores", ["4"], true],
  ["Gt", "cores", ["8"], false],
  ["Lt", "cores", ["9"], true],
  ["Gt", "disk", ["4"], false],
])("%s %s %j", (operator, key, values, expected) => {
  expect(matchesNodeSelectorTerm({ matchExpressions: [{ key, operator, values }] }, node)).toBe(expected);
});

test("an empty term matches nothing, a field matches the name, and one term of several is enough", () => {
  expect(matchesNodeSelectorTerm({}, node)).toBe(false);
  const named = (name: string): object => ({
    matchFields: [{ key: "metadata.name", operator: "In", values: [name] }],
  });
  const affinity = (...nodeSelectorTerms: object[]): object => ({
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
  });
  expect(fitsNodeAffinity(affinity(named("two"), named("one")), node)).toBe(true);
  expect(fitsNodeAffinity(affinity(named("two")), node)).toBe(false);
  expect(fitsNodeAffinity({ nodeSelector: { disk: "hdd" }, ...affinity(named("one")) }, node)).toBe(false);
});
