import { at, type Instant } from "../sim/kernel/time.ts";
import { readKubernetesVersion } from "../sim/scenarios/kubernetes-version.ts";
import { scenarios } from "../sim/scenarios/index.ts";
import { readNumber, type Arguments, type OptionTable } from "./arguments.ts";
import { UsageError } from "./usage-error.ts";

/** When worlds of the command line begin, unless they are told otherwise: 2026-01-31T09:00:00Z. */
export const defaultStart: Instant = at(1_769_850_000_000_000);

export const worldOptions: OptionTable = {
  scenario: { value: "NAME", help: "The starting point; --list names them (default kind)" },
  seed: { value: "N", help: "Chooses names, addresses and delays (default 1)" },
  "kubernetes-version": { value: "VERSION", help: "The clusters' minor version (default v1.33)" },
};

export interface WorldChoice {
  readonly scenario: string;
  readonly seed: number;
  readonly kubernetesVersion: string;
  readonly start: Instant;
}

/** Throws UsageError for names that are none. */
export function readWorldOptions({ values }: Arguments): WorldChoice {
  const scenario = values.get("scenario") ?? "kind";
  if (!scenarios.some(({ name }) => name === scenario)) {
    throw new UsageError(
      `there is no scenario ${JSON.stringify(scenario)}; there are ${scenarios.map(({ name }) => name).join(", ")}`,
    );
  }
  return {
    scenario,
    seed: readNumber(values.get("seed") ?? "1", "--seed"),
    kubernetesVersion: versionOf(values.get("kubernetes-version") ?? "v1.33"),
    start: defaultStart,
  };
}

function versionOf(text: string): string {
  try {
    return readKubernetesVersion(text);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}
