import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import apiServices from "./recorded/api-services.json" with { type: "json" };

test.each([...replayCases(apiServices)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
