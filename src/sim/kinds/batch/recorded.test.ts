import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import batch from "./recorded/batch.json" with { type: "json" };

test.each([...replayCases(batch)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
