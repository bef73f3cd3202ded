import type { Defaults } from "../../api/defaults.ts";
import type { Kind } from "../../api/kind.ts";
import { prepareTemplate } from "../core/gated-fields.ts";
import { claimSpecDefaults } from "../core/claim-spec-defaults.ts";
import { templateDefaults } from "../core/pod-spec-defaults.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { statefulSets, type StatefulSet } from "./stateful-sets.ts";

/** The strategy is RollingUpdate with a partition, unless the type was named without one. */
const updateStrategy: Defaults = {
  rollingUpdate: { within: { partition: 0 }, create: ({ type }) => (type ?? "") === "" },
  type: "RollingUpdate",
};

const oldSpecDefaults: Defaults = {
  podManagementPolicy: "OrderedReady",
  template: { within: templateDefaults, create: true },
  volumeClaimTemplates: {
    each: {
      kind: () => "PersistentVolumeClaim",
      apiVersion: () => "v1",
      metadata: { within: { creationTimestamp: () => null }, create: true },
      spec: { within: claimSpecDefaults, create: true },
      status: { within: { phase: "Pending" }, create: true },
    },
  },
  updateStrategy: { create: true, within: updateStrategy },
  replicas: 1,
  revisionHistoryLimit: 10,
};

/** @models pkg/apis/apps/v1/defaults.go SetDefaults_StatefulSet, 1.33 */
const specDefaults: Defaults = {
  ...oldSpecDefaults,
  persistentVolumeClaimRetentionPolicy: {
    create: true,
    within: { whenDeleted: "Retain", whenScaled: "Retain" },
  },
};

/** `maxUnavailable` of a rolling update is behind a gate that is shut. */
function prepare(asked: StatefulSet, old: StatefulSet | undefined): StatefulSet {
  const object = prepareTemplate(asked, old);
  const { updateStrategy: strategy } = object.spec;
  if (strategy.rollingUpdate?.maxUnavailable === undefined || strategy.type !== "RollingUpdate")
    return object;
  const { maxUnavailable: _, ...rollingUpdate } = strategy.rollingUpdate;
  const updateStrategy = { ...strategy, rollingUpdate };
  return { ...object, spec: { ...object.spec, updateStrategy } };
}

export const statefulSet: Kind = {
  ...defineLazyKind(statefulSets, {
    subresources: ["scale", "status"],
    hasGeneration: true,
    defaults: { spec: { create: true, within: specDefaults } },
    initialStatus: () => ({ replicas: 0, availableReplicas: 0 }),
    prepare,
  }),
  differences: [
    { until: 26, defaults: { spec: { create: true, within: oldSpecDefaults } } },
    { until: 21, initialStatus: () => ({ replicas: 0 }) },
  ],
};
