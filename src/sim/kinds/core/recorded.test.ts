import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import config from "./recorded/config.json" with { type: "json" };
import nodes from "./recorded/nodes.json" with { type: "json" };
import pods from "./recorded/pods.json" with { type: "json" };
import quotas from "./recorded/quotas.json" with { type: "json" };
import services from "./recorded/services.json" with { type: "json" };
import volumes from "./recorded/volumes.json" with { type: "json" };

test.each([
  ...replayCases(config),
  ...replayCases(nodes),
  ...replayCases(pods),
  ...replayCases(quotas),
  ...replayCases(services),
  ...replayCases(volumes),
])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
