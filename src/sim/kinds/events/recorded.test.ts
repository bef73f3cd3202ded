import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import events from "./recorded/events.json" with { type: "json" };

test.each([...replayCases(events)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
