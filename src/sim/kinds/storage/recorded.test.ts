import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import csi from "./recorded/csi.json" with { type: "json" };
import storageClasses from "./recorded/storage-classes.json" with { type: "json" };
import volumes from "./recorded/volumes.json" with { type: "json" };

test.each([...replayCases(csi), ...replayCases(storageClasses), ...replayCases(volumes)])(
  "%s",
  async (_, replay) => {
    const { actual, expected, unexpectedlySame } = await replay();
    expect(actual).toEqual(expected);
    expect(unexpectedlySame).toEqual([]);
  },
);
