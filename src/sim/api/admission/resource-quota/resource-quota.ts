import type { ResourceQuotaSpec } from "kubernetes-types/core/v1";
import { present } from "../../../kernel/assert.ts";
import type { Instant } from "../../../kernel/time.ts";
import type { Stored } from "../../../wire/object.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission.ts";
import { refusal } from "../refusal.ts";
import {
  added,
  listText,
  masked,
  resourceList,
  sameList,
  shownList,
  subtracted,
  withoutZeros,
  type ResourceList,
} from "../resource-list.ts";
import { evaluatorFor, matches, type Evaluator } from "./evaluator.ts";

/** A quota as admission reads it; what counts is what its controller has taken over into the status. */
export type Quota = Stored & {
  readonly spec: ResourceQuotaSpec;
  readonly status?: {
    readonly hard?: Readonly<Record<string, string>>;
    readonly used?: Readonly<Record<string, string>>;
  };
};

interface Charge {
  readonly quota: Quota;
  readonly used: ResourceList;
}

/**
 * Refuses what would use more than a quota of the namespace allows, and charges what is admitted at once, so that two
 * requests cannot use the same rest. What is freed is given back by the quota controller.
 * @models staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/controller.go CheckRequest, 1.33
 */
const resourceQuota: AdmissionPlugin = {
  name: "ResourceQuota",
  validate(object, request, machinery) {
    const evaluator = evaluatorFor(request.resource);
    if (object === undefined || evaluator === undefined || !evaluator.handles(request, object)) return;
    const { cluster, kernel } = machinery;
    const collection = present(cluster.collection("resourcequotas"), "there are quotas");
    const quotas = [...collection.all(request.namespace)] as Quota[];
    const charges = chargesOf(object, quotas, { evaluator, request, now: kernel.now });
    if (request.dryRun) return;
    for (const { quota, used } of charges) {
      const status = { ...quota.status, used: shownList(used) };
      collection.replace({ ...quota, status } as Stored, quota);
    }
  },
};

export const plugins: Readonly<Record<string, AdmissionPlugin>> = { ResourceQuota: resourceQuota };

interface Judging {
  readonly evaluator: Evaluator;
  readonly request: AdmissionRequest;
  readonly now: Instant;
}

function chargesOf(object: Stored, quotas: readonly Quota[], judging: Judging): readonly Charge[] {
  const { evaluator, now } = judging;
  const concerned = quotas.filter((quota) => concerns(quota, object, evaluator));
  for (const quota of concerned) checkKnown(quota, object, judging);
  const usage = evaluator.usage(object, now);
  return concerned.flatMap((quota) => chargeOf(quota, object, { ...judging, usage }) ?? []);
}

function hardNames({ status }: Quota): readonly string[] {
  return Object.keys(status?.hard ?? {});
}

function concerns(quota: Quota, object: Stored, evaluator: Evaluator): boolean {
  return matches(evaluator, object, { quota: quota.spec, hard: hardNames(quota) });
}

/** Refuses what does not say how much it needs, and everything while the quota's own usage is not known. */
function checkKnown(quota: Quota, object: Stored, { evaluator, request }: Judging): void {
  const names = hardNames(quota).filter((name) => evaluator.counts(name));
  const { name } = quota.metadata;
  const missing = evaluator.missing?.(object, names);
  if (missing !== undefined) throw refusal(request, object, `failed quota: ${name}: ${missing}`);
  const used = quota.status?.used ?? {};
  if (names.every((one) => used[one] !== undefined)) return;
  throw refusal(
    request,
    object,
    `status unknown for quota: ${name}, resources: ${names.toSorted().join(",")}`,
  );
}

function chargeOf(
  quota: Quota,
  object: Stored,
  { evaluator, request, now, usage }: Judging & { readonly usage: ResourceList },
): Charge | undefined {
  const { old } = request;
  const counted = old !== undefined && concerns(quota, old, evaluator);
  const delta = withoutZeros(counted ? subtracted(usage, evaluator.usage(old, now)) : usage);
  const hard = resourceList(quota.status?.hard);
  const used = resourceList(quota.status?.used);
  const requested = masked(delta, Object.keys(hard));
  const after = added(used, requested);
  const exceeded = Object.keys(requested).filter(
    (name) => (after[name]?.nano ?? 0n) > (hard[name]?.nano ?? 0n),
  );
  if (exceeded.length > 0) {
    const of = (list: ResourceList): string => listText(masked(list, exceeded));
    const why = `exceeded quota: ${quota.metadata.name}, requested: ${of(requested)}, used: ${of(used)}, limited: ${of(hard)}`;
    throw refusal(request, object, why);
  }
  return sameList(used, after) ? undefined : { quota, used: after };
}
