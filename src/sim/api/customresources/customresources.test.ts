import { expect, test } from "vitest";
import { replayCases } from "../../kinds/replay.ts";
import definitions from "./recorded/definitions.json" with { type: "json" };
import objects from "./recorded/objects.json" with { type: "json" };
import rules from "./recorded/rules.json" with { type: "json" };

test.each([...replayCases(definitions), ...replayCases(objects), ...replayCases(rules)])(
  "%s",
  async (_, replay) => {
    const { actual, expected, unexpectedlySame } = await replay();
    expect(actual).toEqual(expected);
    expect(unexpectedlySame).toEqual([]);
  },
);
