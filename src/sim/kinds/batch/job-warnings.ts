import type { JobSpec } from "kubernetes-types/batch/v1";
import { dnsLabel } from "../../api/names.ts";
import type { RuleContext } from "../../api/rules.ts";
import { templateWarnings } from "../core/pod-warnings.ts";

const manyIndexes =
  "In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail";

interface Specs {
  readonly spec: JobSpec | undefined;
  readonly old: JobSpec | undefined;
}

/** @models pkg/api/job/warnings.go WarningsForJobSpec, 1.33 */
export function jobSpecWarnings(
  field: string,
  { spec, old }: Specs,
  context: RuleContext,
): readonly string[] {
  const { completionMode, completions = 0, parallelism = 0 } = spec ?? {};
  const isMuch = completionMode === "Indexed" && completions > 100_000 && parallelism > 10_000;
  const templates = { template: spec?.template, old: old?.template };
  return [
    ...(isMuch ? [`${field}: ${manyIndexes}`] : []),
    ...templateWarnings(`${field}.template`, templates, context),
  ];
}

/** A job's name is part of its pods' names. */
export function nameWarnings(name: string): readonly string[] {
  const wrong = dnsLabel(name);
  if (wrong === undefined) return [];
  const why =
    "this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended";
  return [`metadata.name: ${why}: [${wrong}]`];
}
