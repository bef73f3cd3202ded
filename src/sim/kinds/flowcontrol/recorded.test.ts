import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import flowControl from "./recorded/flow-control.json" with { type: "json" };

test.each([...replayCases(flowControl)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
