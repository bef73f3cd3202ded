import { isObject } from "../../wire/json.ts";

type Fields = Readonly<Record<string, unknown>>;

/** One field of a metric as autoscaling/v1 and v2beta1 write it, and where v2 has it. */
interface FlatField {
  readonly flat: string;
  readonly path: readonly [string, string?];
  /** Written when there is no value. */
  readonly zero?: string;
}

function field(flat: string, path: string, zero?: string): FlatField {
  const [first = "", second] = path.split(".");
  return {
    flat,
    path: second === undefined ? [first] : [first, second],
    ...(zero === undefined ? {} : { zero }),
  };
}

/** The metrics of a spec by their type, in the order in which Go writes them. */
const sources: Readonly<Record<string, readonly FlatField[]>> = {
  object: [
    field("target", "describedObject"),
    field("metricName", "metric.name"),
    field("targetValue", "target.value", "0"),
    field("selector", "metric.selector"),
    field("averageValue", "target.averageValue"),
  ],
  pods: [
    field("metricName", "metric.name"),
    field("targetAverageValue", "target.averageValue", "0"),
    field("selector", "metric.selector"),
  ],
  resource: [
    field("name", "name"),
    field("targetAverageUtilization", "target.averageUtilization"),
    field("targetAverageValue", "target.averageValue"),
  ],
  containerResource: [
    field("name", "name"),
    field("targetAverageUtilization", "target.averageUtilization"),
    field("targetAverageValue", "target.averageValue"),
    field("container", "container"),
  ],
  external: [
    field("metricName", "metric.name"),
    field("metricSelector", "metric.selector"),
    field("targetValue", "target.value"),
    field("targetAverageValue", "target.averageValue"),
  ],
};

/** And those of a status. */
const statuses: Readonly<Record<string, readonly FlatField[]>> = {
  object: [
    field("target", "describedObject"),
    field("metricName", "metric.name"),
    field("currentValue", "current.value", "0"),
    field("selector", "metric.selector"),
    field("averageValue", "current.averageValue"),
  ],
  pods: [
    field("metricName", "metric.name"),
    field("currentAverageValue", "current.averageValue", "0"),
    field("selector", "metric.selector"),
  ],
  resource: [
    field("name", "name"),
    field("currentAverageUtilization", "current.averageUtilization"),
    field("currentAverageValue", "current.averageValue", "0"),
  ],
  containerResource: [
    field("name", "name"),
    field("currentAverageUtilization", "current.averageUtilization"),
    field("currentAverageValue", "current.averageValue", "0"),
    field("container", "container"),
  ],
  external: [
    field("metricName", "metric.name"),
    field("metricSelector", "metric.selector"),
    field("currentValue", "current.value", "0"),
    field("currentAverageValue", "current.averageValue"),
  ],
};

/** v2beta1's form of a metric of v2. */
export function toFlatMetric(metric: unknown): Fields {
  return converted(metric, (source, name) => flattened(source, sources[name] ?? []));
}

export function toFlatMetricStatus(metric: unknown): Fields {
  return converted(metric, (source, name) => flattened(source, statuses[name] ?? []));
}

/** v2's form of a metric of v2beta1. */
export function fromFlatMetric(metric: unknown): Fields {
  return converted(metric, (source, name) => {
    const { target, ...rest } = raised(source, sources[name] ?? []);
    const values = isObject(target) ? target : {};
    return { ...rest, target: { type: targetTypeOf(name, values), ...values } };
  });
}

export function fromFlatMetricStatus(metric: unknown): Fields {
  return converted(metric, (source, name) => raised(source, statuses[name] ?? []));
}

function converted(metric: unknown, change: (source: Fields, name: string) => Fields): Fields {
  if (!isObject(metric)) return {};
  const entries = Object.entries(metric).map(([name, value]) => [
    name,
    isObject(value) ? change(value, name) : value,
  ]);
  return Object.fromEntries(entries) as Fields;
}

function flattened(source: Fields, fields: readonly FlatField[]): Fields {
  const entries = fields.map(({ flat, path: [first, second], zero }) => {
    const outer = source[first];
    const value = second === undefined ? outer : isObject(outer) ? outer[second] : undefined;
    return [flat, flat === "target" ? reference(value) : (value ?? zero)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A reference with its fields in the order in which Go writes them: the text goes into an annotation. */
function reference(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { kind, name, apiVersion } = value;
  return { kind, name, ...(apiVersion === undefined ? {} : { apiVersion }) };
}

function raised(source: Fields, fields: readonly FlatField[]): Fields {
  const result: Record<string, unknown> = {};
  for (const {
    flat,
    path: [first, second],
    zero,
  } of fields) {
    const value = source[flat] ?? zero;
    if (value === undefined) continue;
    const outer = result[first];
    result[first] = second === undefined ? value : { ...(isObject(outer) ? outer : {}), [second]: value };
  }
  return result;
}

function targetTypeOf(name: string, target: Fields): string {
  if (name === "pods") return "AverageValue";
  if (name === "object") return target["averageValue"] === undefined ? "Value" : "AverageValue";
  if (name === "external") return target["value"] === undefined ? "AverageValue" : "Value";
  return target["averageUtilization"] === undefined ? "AverageValue" : "Utilization";
}
