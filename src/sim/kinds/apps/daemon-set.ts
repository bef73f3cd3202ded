import type { DaemonSetSpec, DaemonSetStatus } from "kubernetes-types/apps/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import type { Defaults } from "../../api/defaults.ts";
import { formatLabels } from "../../wire/label-selector.ts";
import { ageColumn, templateColumns } from "../columns.ts";
import { templateDefaults } from "../core/pod-spec-defaults.ts";
import { oneOf } from "../validation.ts";
import { validateWorkload } from "./workload-validation.ts";

export interface DaemonSet extends Stored {
  readonly spec: DaemonSetSpec & Required<Pick<DaemonSetSpec, "updateStrategy">>;
  readonly status: DaemonSetStatus;
}

export const daemonSets: Resource<DaemonSet> = {
  group: "apps",
  version: "v1",
  kind: "DaemonSet",
  plural: "daemonsets",
  singular: "daemonset",
  shortNames: ["ds"],
  categories: ["all"],
  namespaced: true,
};

const defaults: Defaults = {
  spec: {
    create: true,
    within: {
      template: { within: templateDefaults, create: true },
      updateStrategy: {
        create: true,
        within: {
          type: "RollingUpdate",
          rollingUpdate: ({ type }) =>
            type === "RollingUpdate" ? { maxSurge: 0, maxUnavailable: 1 } : undefined,
        },
      },
      revisionHistoryLimit: 10,
    },
  },
};

export const daemonSet: Kind = defineKind(daemonSets, {
  subresources: ["status"],
  hasGeneration: true,
  defaults,
  initialStatus: () => ({
    currentNumberScheduled: 0,
    desiredNumberScheduled: 0,
    numberMisscheduled: 0,
    numberReady: 0,
  }),
  validate: ({ spec }, old) => [
    ...validateWorkload(spec, old?.spec, "daemonset"),
    ...oneOf("spec.updateStrategy.type", spec.updateStrategy.type, ["RollingUpdate", "OnDelete"]),
  ],
  columns: [
    { name: "Desired", type: "integer", cell: ({ status }) => status.desiredNumberScheduled },
    { name: "Current", type: "integer", cell: ({ status }) => status.currentNumberScheduled },
    { name: "Ready", type: "integer", cell: ({ status }) => status.numberReady },
    { name: "Up-to-date", type: "integer", cell: ({ status }) => status.updatedNumberScheduled ?? 0 },
    { name: "Available", type: "integer", cell: ({ status }) => status.numberAvailable ?? 0 },
    { name: "Node Selector", cell: ({ spec }) => formatLabels(spec.template.spec?.nodeSelector) },
    ageColumn,
    ...templateColumns,
  ],
});
