import type {
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValueStatus,
} from "kubernetes-types/autoscaling/v2";
import { shownQuantity } from "../core/quantity-validation.ts";
import type { HorizontalPodAutoscaler } from "./horizontal-pod-autoscaler.ts";

const shownMax = 2;
const unknown = "<unknown>";

interface Options {
  /** Resources are named before their values, since 1.30. */
  readonly isNamed: boolean;
}

/**
 * `cpu: 12%/80%, 5/10`: what the metrics are, and what they should be.
 * @models pkg/printers/internalversion/printers.go formatHPAMetrics, 1.33
 */
export function targetsCell({ spec, status }: HorizontalPodAutoscaler, options: Options): string {
  const { metrics = [] } = spec;
  if (metrics.length === 0) return "<none>";
  const statuses = (status.currentMetrics ?? []) as readonly MetricStatus[];
  const cells = metrics
    .slice(0, shownMax)
    .map((metric, index) => metricCell(metric, statuses[index], options));
  const text = cells.join(", ");
  return metrics.length > shownMax ? `${text} + ${metrics.length - shownMax} more...` : text;
}

interface Part {
  readonly target: MetricTarget;
  readonly current: MetricValueStatus | undefined;
}

function metricCell(metric: MetricSpec, status: MetricStatus | undefined, options: Options): string {
  const { type } = metric;
  const target = targetOf(metric);
  const current = currentOf(status, type);
  if (type === "External" || type === "Object") return valueCell({ target, current });
  if (type === "Pods") {
    return `${shownValue(current, current?.averageValue)}/${shownQuantity(target.averageValue ?? "0")}`;
  }
  const source = type === "Resource" ? metric.resource : metric.containerResource;
  if (type !== "Resource" && type !== "ContainerResource") return "<unknown type>";
  return `${options.isNamed ? `${source?.name ?? ""}: ` : ""}${resourceCell({ target, current })}`;
}

const none: MetricTarget = { type: "" };

function targetOf({ type, external, object, pods, resource, containerResource }: MetricSpec): MetricTarget {
  const sources: Readonly<Record<string, { readonly target: MetricTarget } | undefined>> = {
    External: external,
    Object: object,
    Pods: pods,
    Resource: resource,
    ContainerResource: containerResource,
  };
  return sources[type]?.target ?? none;
}

function currentOf(status: MetricStatus | undefined, type: string): MetricValueStatus | undefined {
  const sources: Readonly<Record<string, { readonly current: MetricValueStatus } | undefined>> = {
    External: status?.external,
    Object: status?.object,
    Pods: status?.pods,
    Resource: status?.resource,
    ContainerResource: status?.containerResource,
  };
  return sources[type]?.current;
}

function shownValue(current: MetricValueStatus | undefined, value: string | undefined): string {
  return current === undefined ? unknown : shownQuantity(value ?? "0");
}

function valueCell({ target, current }: Part): string {
  if (target.averageValue === undefined) {
    return `${shownValue(current, current?.value)}/${shownQuantity(target.value ?? "0")}`;
  }
  const average = current?.averageValue === undefined ? unknown : shownQuantity(current.averageValue);
  return `${average}/${shownQuantity(target.averageValue)} (avg)`;
}

function resourceCell({ target, current }: Part): string {
  const { averageValue, averageUtilization } = target;
  if (averageValue !== undefined) {
    return `${shownValue(current, current?.averageValue)}/${shownQuantity(averageValue)}`;
  }
  const used = current?.averageUtilization === undefined ? unknown : `${current.averageUtilization}%`;
  return `${used}/${averageUtilization === undefined ? "<auto>" : `${averageUtilization}%`}`;
}
