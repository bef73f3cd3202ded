import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import signingRequests from "./recorded/signing-requests.json" with { type: "json" };

test.each([...replayCases(signingRequests)])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
