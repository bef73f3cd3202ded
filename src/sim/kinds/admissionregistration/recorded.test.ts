import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import policies from "./recorded/policies.json" with { type: "json" };
import webhooks from "./recorded/webhooks.json" with { type: "json" };

test.each([...replayCases(policies), ...replayCases(webhooks)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
