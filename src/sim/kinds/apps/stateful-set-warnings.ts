import type { RuleContext } from "../../api/rules.ts";
import { claimSpecWarnings } from "../core/claim-spec-validation.ts";
import { templateWarnings } from "../core/pod-warnings.ts";
import type { StatefulSet } from "./stateful-sets.ts";

const keepsAll =
  "spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended";

/** @models pkg/registry/apps/statefulset/strategy.go WarningsOnCreate, 1.33 */
export function statefulSetWarnings(
  { spec }: StatefulSet,
  old: StatefulSet | undefined,
  context: RuleContext,
): readonly string[] {
  const templates = { template: spec.template, old: old?.spec.template };
  return [
    ...templateWarnings("spec.template", templates, context),
    ...(spec.volumeClaimTemplates ?? []).flatMap((claim, index) => {
      const place = `spec.volumeClaimTemplates[${index}]`;
      return claimSpecWarnings(old === undefined ? place : `${place}.Spec`, claim.spec ?? {});
    }),
    ...((spec.revisionHistoryLimit ?? 0) < 0 ? [keepsAll] : []),
  ];
}
