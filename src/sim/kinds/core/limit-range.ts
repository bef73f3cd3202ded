import type { LimitRangeSpec } from "kubernetes-types/core/v1";
import type { Defaults } from "../../api/defaults.ts";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { isObject } from "../../wire/json.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { resourceList } from "./resource-list-defaults.ts";

export interface LimitRange extends Stored {
  readonly spec: LimitRangeSpec;
}

export const limitRanges: Resource<LimitRange> = {
  group: "",
  version: "v1",
  kind: "LimitRange",
  plural: "limitranges",
  singular: "limitrange",
  shortNames: ["limits"],
  namespaced: true,
};

type Quantities = Readonly<Record<string, unknown>>;

function quantities(value: unknown): Quantities {
  return isObject(value) ? value : {};
}

const itemDefaults: Defaults = {
  max: resourceList,
  min: resourceList,
  default: resourceList,
  defaultRequest: resourceList,
  maxLimitRequestRatio: resourceList,
};

/**
 * For containers, what is missing of the default is the maximum, and of the default request the default or else the
 * minimum.
 * @models pkg/apis/core/v1/defaults.go SetDefaults_LimitRangeItem, 1.33
 */
function prepare(object: LimitRange): LimitRange {
  const limits = object.spec.limits.map((item) => {
    if (item.type !== "Container") return item;
    const limit = { ...quantities(item.max), ...quantities(item.default) };
    const request = { ...quantities(item.min), ...limit, ...quantities(item.defaultRequest) };
    return { ...item, ...unlessEmpty("default", limit), ...unlessEmpty("defaultRequest", request) };
  });
  return { ...object, spec: { ...object.spec, limits } };
}

function unlessEmpty(field: string, list: Quantities): object {
  return Object.keys(list).length === 0 ? {} : { [field]: list };
}

export const limitRange: Kind = defineLazyKind(limitRanges, {
  defaults: { spec: { create: true, within: { limits: { each: itemDefaults, create: true } } } },
  prepare,
});
