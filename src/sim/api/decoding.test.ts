import { expect, test } from "vitest";
import { replayCases } from "../kinds/replay.ts";
import recording from "./recorded/decoding.json" with { type: "json" };

test.each(replayCases(recording))("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
