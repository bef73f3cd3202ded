import { describe, expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import type { Recording } from "../recording.ts";
import deletes from "./recorded/deletes.json" with { type: "json" };
import discovery from "./recorded/discovery.json" with { type: "json" };
import forms from "./recorded/forms.json" with { type: "json" };
import lists from "./recorded/lists.json" with { type: "json" };
import paths from "./recorded/paths.json" with { type: "json" };
import watches from "./recorded/watches.json" with { type: "json" };
import writes from "./recorded/writes.json" with { type: "json" };

const recordings = { writes, deletes, lists, watches, forms, paths, discovery };

/** Status, headers and body of everything that the machinery does, as a real server answered. */
describe.each(Object.entries(recordings))("%s", (_, recording) => {
  test.each(replayCases(recording as unknown as Recording))("%s", async (_, replay) => {
    const { actual, expected, unexpectedlySame } = await replay();
    expect(actual).toEqual(expected);
    expect(unexpectedlySame).toEqual([]);
  });
});
