import type {
  HorizontalPodAutoscalerSpec,
  HorizontalPodAutoscalerStatus,
} from "kubernetes-types/autoscaling/v2";
import type { Defaults } from "../../api/defaults.ts";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { fromHpaV1, toHpaV1 } from "./hpa-v1.ts";
import { fromHpaV2beta1, toHpaV2beta1 } from "./hpa-v2beta1.ts";

export interface HorizontalPodAutoscaler extends Stored {
  readonly spec: HorizontalPodAutoscalerSpec;
  readonly status: HorizontalPodAutoscalerStatus;
}

export const horizontalPodAutoscalers: Resource<HorizontalPodAutoscaler> = {
  group: "autoscaling",
  version: "v2",
  kind: "HorizontalPodAutoscaler",
  plural: "horizontalpodautoscalers",
  singular: "horizontalpodautoscaler",
  shortNames: ["hpa"],
  categories: ["all"],
  namespaced: true,
};

const perQuarter = (type: string, value: number): object => ({ type, value, periodSeconds: 15 });

const scaleUp: Defaults = {
  stabilizationWindowSeconds: 0,
  selectPolicy: "Max",
  policies: () => [perQuarter("Pods", 4), perQuarter("Percent", 100)],
};

const scaleDown: Defaults = {
  selectPolicy: "Max",
  policies: () => [perQuarter("Percent", 100)],
};

/** What an autoscaler that names no metric goes by. */
const cpuMetric = {
  type: "Resource",
  resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } },
};

/** @models pkg/apis/autoscaling/v2/defaults.go SetDefaults_HorizontalPodAutoscaler, 1.33 */
const defaults: Defaults = {
  spec: {
    create: true,
    within: {
      minReplicas: 1,
      metrics: () => [cpuMetric],
      behavior: {
        within: {
          scaleUp: { within: scaleUp, create: true },
          scaleDown: { within: scaleDown, create: true },
        },
      },
    },
  },
};

export const horizontalPodAutoscaler: Kind = {
  ...defineLazyKind(horizontalPodAutoscalers, {
    subresources: ["status"],
    defaults,
    initialStatus: () => ({ desiredReplicas: 0, currentMetrics: null }),
  }),
  since: 23,
  also: [
    { group: "autoscaling", version: "v1", toStorage: fromHpaV1, fromStorage: toHpaV1 },
    { group: "autoscaling", version: "v2beta2", until: 25 },
    {
      group: "autoscaling",
      version: "v2beta1",
      until: 24,
      toStorage: fromHpaV2beta1,
      fromStorage: toHpaV2beta1,
    },
  ],
};
