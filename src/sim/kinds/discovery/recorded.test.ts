import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import endpointSlices from "./recorded/endpoint-slices.json" with { type: "json" };

test.each([...replayCases(endpointSlices)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
