import type { MetricIdentifier, MetricSpec, MetricTarget } from "kubernetes-types/autoscaling/v2";
import {
  forbiddenField,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import { dnsLabel, nameErrors, pathSegment } from "../../api/names.ts";
import { compareQuantities } from "../../wire/quantity.ts";
import { containerResourceErrors } from "../core/resource-names.ts";
import { go } from "../go/go-value.ts";
import { referenceErrors } from "./reference-validation.ts";

const types = ["ContainerResource", "External", "Object", "Pods", "Resource"];

/** @models pkg/apis/autoscaling/validation/validation.go validateMetrics, 1.33 */
export function validateMetrics(
  field: string,
  metrics: readonly MetricSpec[],
  minReplicas: number | undefined,
): readonly FieldError[] {
  const errors = metrics.flatMap((metric, index) => metricErrors(`${field}[${index}]`, metric));
  const isOutside = metrics.some(({ type }) => type === "Object" || type === "External");
  if (minReplicas !== 0 || isOutside) return errors;
  const why = "must specify at least one Object or External metric to support scaling to zero replicas";
  return [...errors, forbiddenField(field, why)];
}

const sourceNames = ["object", "external", "pods", "resource", "containerResource"] as const;
type SourceName = (typeof sourceNames)[number];

const sourceOf: Readonly<Record<string, SourceName>> = {
  Object: "object",
  Pods: "pods",
  Resource: "resource",
  External: "external",
  ContainerResource: "containerResource",
};

function metricErrors(field: string, metric: MetricSpec): readonly FieldError[] {
  const { type } = metric;
  const errors: FieldError[] =
    type === "" ? [required(`${field}.type`, "must specify a metric source type")] : [];
  const expected = sourceOf[type];
  const unknown = unsupported(`${field}.type`, type, types);
  if (expected === undefined) errors.push(unknown);
  const given = sourceNames.filter((name) => metric[name] !== undefined);
  const [first] = given;
  if (first !== undefined) errors.push(...sourceErrors(`${field}.${first}`, metric, first));
  if (expected === undefined) errors.push(unknown);
  else if (metric[expected] === undefined) {
    errors.push(required(`${field}.${expected}`, "must populate information for the given metric source"));
  }
  if (given.length === 1) return errors;
  const others = given.filter((name) => name !== expected);
  const why = "must populate the given metric source only";
  return [...errors, ...others.map((name) => forbiddenField(`${field}.${name}`, why))];
}

function sourceErrors(field: string, metric: MetricSpec, name: SourceName): readonly FieldError[] {
  const target = metric[name]?.target;
  const targets = targetErrors(`${field}.target`, target);
  if (name === "resource" || name === "containerResource") {
    const source = metric[name];
    return [...resourceErrors(field, { name, source }), ...targets, ...choiceErrors(field, target)];
  }
  const about =
    name === "object" ? referenceErrors(`${field}.describedObject`, metric.object?.describedObject) : [];
  return [
    ...about,
    ...identifierErrors(`${field}.metric.name`, metric[name]?.metric),
    ...targets,
    ...amountErrors(`${field}.target`, name, target),
  ];
}

const missing: Readonly<Record<string, string>> = {
  object: "must set either a target value or averageValue",
  external: "must set either a target value for metric or a per-pod target",
  pods: "must specify a positive target averageValue",
};

/** Which amounts a metric that is no resource must have, and may not have. */
function amountErrors(field: string, name: string, target: MetricTarget | undefined): readonly FieldError[] {
  const hasAverage = target?.averageValue !== undefined;
  const hasValue = target?.value !== undefined && name !== "pods";
  if (!hasAverage && !hasValue) return [required(`${field}.averageValue`, missing[name] ?? "")];
  const both = "may not set both a target value for metric and a per-pod target";
  return name === "external" && hasAverage && hasValue ? [forbiddenField(`${field}.value`, both)] : [];
}

interface ResourceSource {
  readonly name: SourceName;
  readonly source: { readonly name?: string; readonly container?: string } | undefined;
}

function resourceErrors(field: string, { name: type, source }: ResourceSource): readonly FieldError[] {
  const { name = "", container = "" } = source ?? {};
  const errors: FieldError[] = name === "" ? [required(`${field}.name`, "must specify a resource name")] : [];
  if (type === "resource") return errors;
  if (name !== "") errors.push(...containerResourceErrors(`${field}.name`, name));
  if (container === "") return [...errors, required(`${field}.container`, "must specify a container")];
  return [...errors, ...nameErrors(`${field}.container`, container, dnsLabel)];
}

function choiceErrors(field: string, target: MetricTarget | undefined): readonly FieldError[] {
  const { averageUtilization: share, averageValue: value } = target ?? {};
  if (share === undefined && value === undefined) {
    const why = "must set either a target raw value or a target utilization";
    return [required(`${field}.target.averageUtilization`, why)];
  }
  if (share === undefined || value === undefined) return [];
  const why = "may not set both a target raw value and a target utilization";
  return [forbiddenField(`${field}.target.averageValue`, why)];
}

const targetTypes = new Set(["Utilization", "Value", "AverageValue"]);

function targetErrors(field: string, target: MetricTarget | undefined): readonly FieldError[] {
  const { type = "", averageUtilization: share } = target ?? {};
  const errors: FieldError[] =
    type === "" ? [required(`${field}.type`, "must specify a metric target type")] : [];
  if (!targetTypes.has(type)) {
    errors.push(invalidValue(`${field}.type`, type, "must be either Utilization, Value, or AverageValue"));
  }
  for (const name of ["value", "averageValue"] as const) {
    const value = target?.[name];
    if (value === undefined || compareQuantities(value, "0") > 0) continue;
    errors.push(invalidValue(`${field}.${name}`, go("resource.Quantity", value), "must be positive"));
  }
  if (share === undefined || share >= 1) return errors;
  return [...errors, invalidValue(`${field}.averageUtilization`, share, "must be greater than 0")];
}

function identifierErrors(field: string, metric: MetricIdentifier | undefined): readonly FieldError[] {
  const name = metric?.name ?? "";
  return name === "" ? [required(field, "must specify a metric name")] : nameErrors(field, name, pathSegment);
}
