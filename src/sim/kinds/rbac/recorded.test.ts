import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import rbac from "./recorded/rbac.json" with { type: "json" };

test.each([...replayCases(rbac)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
