import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import workloads from "./recorded/workloads.json" with { type: "json" };

test.each([...replayCases(workloads)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
