import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import priorityClasses from "./recorded/priority-classes.json" with { type: "json" };

test.each([...replayCases(priorityClasses)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
