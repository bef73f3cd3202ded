import { expect, test } from "vitest";
import { replayCases } from "../../kinds/replay.ts";
import type { Recording } from "../../kinds/recording.ts";
import configMaps from "./recorded/config-maps.json" with { type: "json" };
import customResources from "./recorded/custom-resources.json" with { type: "json" };
import deployments from "./recorded/deployments.json" with { type: "json" };
import kinds from "./recorded/kinds.json" with { type: "json" };
import patches from "./recorded/patches.json" with { type: "json" };
import refusals from "./recorded/refusals.json" with { type: "json" };
import services from "./recorded/services.json" with { type: "json" };

const recordings = {
  configMaps,
  customResources,
  deployments,
  kinds,
  patches,
  refusals,
  services,
} as unknown as Readonly<Record<string, Recording>>;

for (const [name, recording] of Object.entries(recordings)) {
  test.each(replayCases(recording))(`${name}: %s`, async (_, replay) => {
    const { actual, expected, unexpectedlySame } = await replay();
    expect(actual).toEqual(expected);
    expect(unexpectedlySame).toEqual([]);
  });
}
