import type { DaemonSetSpec, DaemonSetStatus } from "kubernetes-types/apps/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import type { Defaults } from "../../api/defaults.ts";
import { templateDefaults } from "../core/pod-spec-defaults.ts";

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
});
