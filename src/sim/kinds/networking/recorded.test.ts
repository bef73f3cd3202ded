import { expect, test } from "vitest";
import { replayCases } from "../replay.ts";
import addresses from "./recorded/addresses.json" with { type: "json" };
import ingressClasses from "./recorded/ingress-classes.json" with { type: "json" };
import ingresses from "./recorded/ingresses.json" with { type: "json" };
import networkPolicies from "./recorded/network-policies.json" with { type: "json" };

test.each([
  ...replayCases(addresses),
  ...replayCases(ingressClasses),
  ...replayCases(ingresses),
  ...replayCases(networkPolicies),
])("%s", async (_, replay) => {
  const { actual, expected, unexpectedlySame } = await replay();
  expect(actual).toEqual(expected);
  expect(unexpectedlySame).toEqual([]);
});
