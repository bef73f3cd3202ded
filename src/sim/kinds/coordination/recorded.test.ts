import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import leases from "./recorded/leases.json" with { type: "json" };

test.each([...replayCases(leases)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
