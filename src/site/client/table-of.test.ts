import { expect, test } from "vitest";
import { tableOf } from "./table-of.ts";

test("kubectl's columns become cells", () => {
  const text = "NAME   READY   STATUS    RESTARTS     AGE\nweb    1/1     Running   2 (5s ago)   3m";
  expect(tableOf(text)).toEqual([
    ["NAME", "READY", "STATUS", "RESTARTS", "AGE"],
    ["web", "1/1", "Running", "2 (5s ago)", "3m"],
  ]);
});

test.each([
  ["a sentence", "pod/web created"],
  ["a head without rows", "NAME   READY"],
  ["rows that do not fit the head", "NAME   READY\nsome-long-name-over-the-edge"],
  ["nothing", ""],
])("%s is no table", (_, text) => {
  expect(tableOf(text)).toBeUndefined();
});
