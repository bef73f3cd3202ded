import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import budgets from "./recorded/budgets.json" with { type: "json" };

test.each([...replayCases(budgets)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
