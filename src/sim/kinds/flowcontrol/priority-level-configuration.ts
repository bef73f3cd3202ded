import type {
  PriorityLevelConfigurationSpec,
  PriorityLevelConfigurationStatus,
} from "kubernetes-types/flowcontrol/v1";
import type { Defaults } from "../../api/defaults.ts";
import type { Conversion, Kind } from "../../api/kind.ts";
import { isObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { initialPriorityLevels } from "./initial-priority-levels.ts";

export interface PriorityLevelConfiguration extends Stored {
  readonly spec: PriorityLevelConfigurationSpec;
  readonly status: PriorityLevelConfigurationStatus;
}

const group = "flowcontrol.apiserver.k8s.io";

export const priorityLevelConfigurations: Resource<PriorityLevelConfiguration> = {
  group,
  version: "v1",
  kind: "PriorityLevelConfiguration",
  plural: "prioritylevelconfigurations",
  singular: "prioritylevelconfiguration",
  namespaced: false,
};

const queuing: Defaults = {
  handSize: { zero: 8 },
  queues: { zero: 64 },
  queueLengthLimit: { zero: 50 },
};

function limitedDefaults(more: Defaults): Defaults {
  const limitResponse = { within: { queuing: { within: queuing } } };
  return { nominalConcurrencyShares: 30, limitResponse, ...more };
}

/** The first versions called the shares `assuredConcurrencyShares`. */
function renamed(from: string, to: string): Conversion {
  return (object) => {
    const { spec } = object;
    if (!isObject(spec) || !isObject(spec["limited"])) return object;
    const { [from]: shares, ...limited } = spec["limited"];
    return {
      ...object,
      spec: { ...spec, limited: shares === undefined ? limited : { [to]: shares, ...limited } },
    };
  };
}

const assured = {
  toStorage: renamed("assuredConcurrencyShares", "nominalConcurrencyShares"),
  fromStorage: renamed("nominalConcurrencyShares", "assuredConcurrencyShares"),
};

export const priorityLevelConfiguration: Kind = {
  ...defineLazyKind(priorityLevelConfigurations, {
    subresources: ["status"],
    hasGeneration: true,
    defaults: {
      spec: {
        create: true,
        within: {
          limited: { within: limitedDefaults({ lendablePercent: 0 }) },
          exempt: { within: { nominalConcurrencyShares: 0, lendablePercent: 0 } },
        },
      },
    },
    initialStatus: () => ({}),
  }),
  since: 29,
  also: [
    { group, version: "v1beta3", since: 26, until: 31 },
    { group, version: "v1beta2", since: 23, until: 28, ...assured },
    { group, version: "v1beta1", since: 20, until: 25, ...assured },
  ],
  // Borrowing came with 1.26.
  differences: [
    { until: 25, defaults: { spec: { create: true, within: { limited: { within: limitedDefaults({}) } } } } },
  ],
  initialObjects: ({ minor }) => initialPriorityLevels(minor),
};
