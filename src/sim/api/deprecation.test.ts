import { expect, test } from "vitest";
import { deprecationWarning } from "./deprecation.ts";

function warning(apiVersion: string, kind: string, minor: number): string | undefined {
  const [group = "", version = ""] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
  return deprecationWarning({ group, version, kind, plural: "", singular: "", namespaced: true }, minor);
}

test.each([
  ["v1", "Endpoints", 33, "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"],
  ["v1", "Endpoints", 30, undefined],
  ["v1", "ComponentStatus", 33, "v1 ComponentStatus is deprecated in v1.19+"],
  ["v1", "Pod", 33, undefined],
  [
    "extensions/v1beta1",
    "Ingress",
    20,
    "extensions/v1beta1 Ingress is deprecated in v1.14+, unavailable in v1.22+; use networking.k8s.io/v1 Ingress",
  ],
  ["extensions/v1beta1", "Ingress", 18, undefined],
  [
    "policy/v1beta1",
    "PodSecurityPolicy",
    22,
    "policy/v1beta1 PodSecurityPolicy is deprecated in v1.21+, unavailable in v1.25+",
  ],
  [
    "policy/v1beta1",
    "PodDisruptionBudget",
    22,
    "policy/v1beta1 PodDisruptionBudget is deprecated in v1.21+, unavailable in v1.25+; use policy/v1 PodDisruptionBudget",
  ],
])("%s %s in 1.%d", (apiVersion, kind, minor, expected) => {
  expect(warning(apiVersion, kind, minor)).toBe(expected);
});
