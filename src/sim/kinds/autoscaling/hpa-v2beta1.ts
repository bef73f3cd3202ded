import type { Conversion } from "../../api/kind.ts";
import { isObject } from "../../wire/json.ts";
import { fromFlatMetric, fromFlatMetricStatus, toFlatMetric, toFlatMetricStatus } from "./flat-metrics.ts";

/** autoscaling/v2's form of a v2beta1 autoscaler: the metrics' values move into `metric`, `target` and `current`. */
export const fromHpaV2beta1: Conversion = (object) =>
  withMetrics(object, fromFlatMetric, fromFlatMetricStatus);

/** The v2beta1 form of what is stored. */
export const toHpaV2beta1: Conversion = (object) => withMetrics(object, toFlatMetric, toFlatMetricStatus);

type Fields = Readonly<Record<string, unknown>>;
type Change = (metric: unknown) => Fields;

function withMetrics(object: Fields, ofSpec: Change, ofStatus: Change): Fields {
  const { spec, status } = object;
  return {
    ...object,
    ...(isObject(spec) ? { spec: changed(spec, "metrics", ofSpec) } : {}),
    ...(isObject(status) ? { status: changed(status, "currentMetrics", ofStatus) } : {}),
  };
}

function changed(owner: Fields, name: string, change: Change): Fields {
  const list = owner[name];
  return Array.isArray(list) ? { ...owner, [name]: list.map((metric) => change(metric)) } : owner;
}
