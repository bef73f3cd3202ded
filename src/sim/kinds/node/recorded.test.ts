import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import runtimeClasses from "./recorded/runtime-classes.json" with { type: "json" };

test.each([...replayCases(runtimeClasses)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
