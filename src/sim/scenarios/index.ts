import { kindMultiScenario } from "./kind-multi.ts";
import { kindScenario } from "./kind.ts";
import { readKubernetesVersion } from "./kubernetes-version.ts";
import type { Scenario } from "./scenario.ts";
import { workstationScenario } from "./workstation.ts";

/** All starting points, the default first. */
export const scenarios: readonly Scenario[] = [kindScenario, kindMultiScenario, workstationScenario];

/** Throws RangeError for an unknown scenario or a version that clusters cannot have. */
export function scenarioOf(name: string, kubernetesVersion: string): Scenario {
  readKubernetesVersion(kubernetesVersion);
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (scenario !== undefined) return scenario;
  const names = scenarios.map((candidate) => candidate.name).join(", ");
  throw new RangeError(`there is no scenario ${JSON.stringify(name)}; there are ${names}`);
}
