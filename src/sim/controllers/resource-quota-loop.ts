import { evaluatorFor, matches } from "../api/admission/resource-quota/evaluator.ts";
import { added, masked, shownList, zero, type ResourceList } from "../api/admission/resource-list.ts";
import { resourceQuotas, type ResourceQuota } from "../kinds/core/resource-quota.ts";
import { second } from "../kernel/time.ts";
import { jsonEqual } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { qualified, type Resource } from "../wire/resource.ts";
import type { Action } from "./action.ts";
import type { View } from "./controller.ts";

/** `--resource-quota-sync-period` */
const resync = 300 * second;

/** Writes what is used, and takes over the limits of the spec, if the status says something else. */
export function recount(object: Stored, view: View, known: readonly Resource[]): readonly Action[] {
  const quota = object as ResourceQuota;
  const hard = { ...quota.spec.hard };
  const used = shownList(usageOf(quota, view, everyResource(view, known)));
  const { status } = quota as { readonly status?: ResourceQuota["status"] };
  const again: Action = { do: "after", duration: resync };
  const isKnown = jsonEqual(status?.hard ?? null, hard) && jsonEqual(status?.used ?? null, used);
  if (isKnown) return [again];
  const next = { ...quota, status: { hard, used } } as unknown as Stored;
  return [{ do: "status", resource: resourceQuotas, object: next }, again];
}

function everyResource({ discovered }: View, known: readonly Resource[]): readonly Resource[] {
  const names = new Set(known.map(qualified));
  const others = discovered.filter((one) => one.namespaced && !names.has(qualified(one)));
  return [...known, ...others];
}

/** Of each resource that the quota limits. What nobody uses, is used zero times. */
function usageOf(quota: ResourceQuota, view: View, resources: readonly Resource[]): ResourceList {
  const names = Object.keys(quota.spec.hard ?? {});
  let used: ResourceList = Object.fromEntries(names.map((name) => [name, zero]));
  for (const resource of resources) {
    const evaluator = evaluatorFor(resource);
    if (evaluator === undefined || !names.some((name) => evaluator.counts(name))) continue;
    for (const object of view.list(resource, quota.metadata.namespace)) {
      if (!matches(evaluator, object, { quota: quota.spec, hard: names })) continue;
      used = added(used, masked(evaluator.usage(object, view.now), names));
    }
  }
  return used;
}
