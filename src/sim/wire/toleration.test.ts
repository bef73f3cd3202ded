import { expect, test } from "vitest";
import { tolerates, untoleratedTaint } from "./toleration.ts";

const taint = { key: "gpu", value: "a100", effect: "NoSchedule" };

test.each([
  ["everything", { operator: "Exists" }, true],
  ["the key, whatever its value", { key: "gpu", operator: "Exists" }, true],
  ["key and value", { key: "gpu", value: "a100" }, true],
  ["another value", { key: "gpu", value: "h100" }, false],
  ["another effect", { key: "gpu", operator: "Exists", effect: "NoExecute" }, false],
  ["another key", { key: "disk", operator: "Exists" }, false],
])("a toleration of %s", (_, toleration, expected) => {
  expect(tolerates(toleration, taint)).toBe(expected);
});

test("the first taint of the wanted effects that nobody tolerates", () => {
  const others = [{ key: "a", effect: "PreferNoSchedule" }, taint, { key: "b", effect: "NoExecute" }];
  expect(untoleratedTaint(others, [], ["NoSchedule", "NoExecute"])).toBe(taint);
  expect(untoleratedTaint(others, [{ key: "gpu", operator: "Exists" }], ["NoSchedule"])).toBeUndefined();
});
