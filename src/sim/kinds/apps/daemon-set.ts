import type { DaemonSetSpec, DaemonSetStatus } from "kubernetes-types/apps/v1";
import type { Kind } from "../../api/kind.ts";
import { jsonEqual } from "../../wire/json.ts";
import { prepareTemplate } from "../core/gated-fields.ts";
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
          rollingUpdate: {
            within: { maxSurge: 0, maxUnavailable: 1 },
            create: ({ type }) => type === "RollingUpdate",
          },
        },
      },
      revisionHistoryLimit: 10,
    },
  },
};

const generationKey = "deprecated.daemonset.template.generation";

/**
 * Which of its templates this is, counted in an annotation that nobody else may write.
 * @models pkg/registry/apps/daemonset/strategy.go PrepareForUpdate, 1.33
 */
function prepare(asked: DaemonSet, old: DaemonSet | undefined): DaemonSet {
  const object = prepareTemplate(asked, old);
  const before = Number(old?.metadata.annotations?.[generationKey] ?? 0);
  const isSame = old !== undefined && before > 0 && jsonEqual(object.spec.template, old.spec.template);
  const annotations = {
    ...object.metadata.annotations,
    [generationKey]: String(isSame ? before : before + 1),
  };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** What is sent without the annotation counts from nought. @models pkg/apis/apps/v1/conversion.go, 1.33 */
function read(object: DaemonSet): DaemonSet {
  const { annotations } = object.metadata;
  if (annotations?.[generationKey] !== undefined) return object;
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, [generationKey]: "0" } },
  };
}

export const daemonSet: Kind = defineKind(daemonSets, {
  subresources: ["status"],
  hasGeneration: true,
  read,
  defaults,
  prepare,
  initialStatus: () => ({
    currentNumberScheduled: 0,
    desiredNumberScheduled: 0,
    numberMisscheduled: 0,
    numberReady: 0,
  }),
});
