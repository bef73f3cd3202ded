import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import autoscalers from "./recorded/autoscalers.json" with { type: "json" };

test.each([...replayCases(autoscalers)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
