import type { Conversion } from "../../api/kind.ts";
import { without, isObject, type Json } from "../../wire/json.ts";
import { fromFlatMetric, fromFlatMetricStatus, toFlatMetric, toFlatMetricStatus } from "./flat-metrics.ts";
import { fromGoNames, toGoNames } from "./go-names.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Where autoscaling/v1 keeps what it has no fields for: JSON in annotations. */
const notes = {
  metrics: "autoscaling.alpha.kubernetes.io/metrics",
  statuses: "autoscaling.alpha.kubernetes.io/current-metrics",
  conditions: "autoscaling.alpha.kubernetes.io/conditions",
  behavior: "autoscaling.alpha.kubernetes.io/behavior",
} as const;

const noteNames: readonly string[] = Object.values(notes);

function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function cpuMetric(percentage: unknown): Fields {
  const target = { type: "Utilization", averageUtilization: percentage };
  return { type: "Resource", resource: { name: "cpu", target } };
}

/** The percentage of a metric that v1 has a field for: the use of the CPU. */
function cpuPercentage(metric: unknown, part: "target" | "current"): unknown {
  const { type, resource } = fieldsOf(metric);
  const { name, ...values } = fieldsOf(resource);
  return type === "Resource" && name === "cpu" ? fieldsOf(values[part])["averageUtilization"] : undefined;
}

/**
 * autoscaling/v2's form of a v1 autoscaler.
 * @models pkg/apis/autoscaling/v1/conversion.go Convert_v1_HorizontalPodAutoscaler_To_autoscaling_HorizontalPodAutoscaler, 1.33
 */
export const fromHpaV1: Conversion = (object) => {
  const { metadata, spec, status } = object;
  const annotations = fieldsOf(fieldsOf(metadata)["annotations"]);
  const { targetCPUUtilizationPercentage: percentage, ...rest } = fieldsOf(spec);
  const behavior = noteOf(annotations, notes.behavior);
  const metrics = [
    ...listOf(noteOf(annotations, notes.metrics)).map((metric) => fromFlatMetric(metric)),
    ...(percentage === undefined ? [] : [cpuMetric(percentage)]),
  ];
  return {
    ...object,
    metadata: withNotes(fieldsOf(metadata), {}),
    spec: {
      ...rest,
      metrics: metrics.length === 0 ? [cpuMetric(80)] : metrics,
      ...(isObject(behavior) ? { behavior: fromGoNames(behavior as Json) } : {}),
    },
    ...(status === undefined ? {} : { status: statusFromV1(fieldsOf(status), annotations) }),
  };
};

function statusFromV1(status: Fields, annotations: Fields): Fields {
  const { currentCPUUtilizationPercentage: percentage, ...rest } = status;
  const known = noteOf(annotations, notes.statuses);
  const conditions = noteOf(annotations, notes.conditions);
  const current = { current: { averageUtilization: percentage } };
  const cpu = percentage === undefined ? null : [{ type: "Resource", resource: { name: "cpu", ...current } }];
  return {
    ...rest,
    ...(conditions === undefined ? {} : { conditions }),
    currentMetrics: Array.isArray(known) ? known.map((metric) => fromFlatMetricStatus(metric)) : cpu,
  };
}

/** The v1 form of what is stored. */
export const toHpaV1: Conversion = (object) => {
  const { metadata, spec, status } = object;
  const { metrics, behavior, ...rest } = fieldsOf(spec);
  const { currentMetrics, conditions, ...statusRest } = fieldsOf(status);
  const all = listOf(metrics);
  const others = all.filter((metric) => cpuPercentage(metric, "target") === undefined);
  const percentages = all.map((metric) => cpuPercentage(metric, "target"));
  const percentage = percentages.find((one) => one !== undefined);
  const [used] = listOf(currentMetrics).flatMap((metric) => cpuPercentage(metric, "current") ?? []);
  const annotations = {
    ...(others.length > 0 ? { [notes.metrics]: others.map((one) => toFlatMetric(one)) } : {}),
    ...(listOf(currentMetrics).length > 0
      ? { [notes.statuses]: listOf(currentMetrics).map((one) => toFlatMetricStatus(one)) }
      : {}),
    ...(behavior === undefined ? {} : { [notes.behavior]: toGoNames(behavior as Json) }),
    ...(listOf(conditions).length > 0 ? { [notes.conditions]: conditions } : {}),
  };
  return {
    ...object,
    metadata: withNotes(fieldsOf(metadata), annotations),
    spec: { ...rest, ...(percentage === undefined ? {} : { targetCPUUtilizationPercentage: percentage }) },
    status: {
      currentReplicas: 0,
      ...statusRest,
      ...(used === undefined ? {} : { currentCPUUtilizationPercentage: used }),
    },
  };
};

function noteOf(annotations: Fields, name: string): unknown {
  const text = annotations[name];
  try {
    return typeof text === "string" ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Metadata with these notes in place of what was noted before. */
function withNotes(metadata: Fields, added: Fields): Fields {
  const { annotations, ...rest } = metadata;
  const kept = without(fieldsOf(annotations), noteNames);
  const texts = Object.entries(added).map(([name, value]) => [name, JSON.stringify(value)]);
  const all = { ...kept, ...Object.fromEntries(texts) };
  return Object.keys(all).length === 0 ? rest : { ...rest, annotations: all };
}
