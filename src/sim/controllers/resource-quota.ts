import type { PersistentVolumeClaim, Pod, Service } from "kubernetes-types/core/v1";
import { defineModule, type Module } from "../kernel/module.ts";
import { jsonEqual, type Json } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { qualified, type Resource } from "../wire/resource.ts";
import { isCollectable, namespacedResources } from "./collectable.ts";
import { controller, target, watch, type Controller, type Watch } from "./controller.ts";
import type * as Loop from "./resource-quota-loop.ts";

const resourceQuotas: Resource = {
  group: "",
  version: "v1",
  kind: "ResourceQuota",
  plural: "resourcequotas",
  singular: "resourcequota",
  namespaced: true,
};

const module: Module<typeof Loop> = defineModule(
  "controllers/resource-quota",
  () => import("./resource-quota-loop.ts"),
);

/**
 * Keeps in the status of quotas what is used of them. What is created is charged by admission; this gives back what
 * is freed.
 * @models pkg/controller/resourcequota/resource_quota_controller.go, 1.33
 */
export function resourceQuotaController(): Controller {
  const known = namespacedResources();
  return controller<Stored>({
    name: "resourcequota-controller",
    resources: [resourceQuotas],
    watches: known.map(watched),
    discovers: {
      reconciles: false,
      watch: watched,
      isWanted: (found) => found.resource.namespaced && isCollectable(found),
    },
    concerns: (before, after) => after !== undefined && !jsonEqual(limits(before), limits(after)),
    late: {
      module,
      reconcile: (loaded, quota, view) => (loaded as typeof Loop).recount(quota, view, known),
    },
    reconcile: () => [],
  });
}

function limits(quota: Stored | undefined): Json {
  return (quota as { readonly spec?: Json } | undefined)?.spec ?? null;
}

/** What frees something concerns all quotas of the namespace. */
function watched(resource: Resource): Watch {
  const name = qualified(resource);
  return watch(resource, (before, after, view) => {
    if (before === undefined || (after !== undefined && !frees(name, before, after))) return [];
    const quotas = view.list(resourceQuotas, before.metadata.namespace);
    return quotas.map((quota) => target(resourceQuotas, quota));
  });
}

/** @models pkg/controller/resourcequota/resource_quota_monitor.go, pkg/quota/v1/install/update_filter.go, 1.33 */
function frees(resource: string, before: Stored, after: Stored): boolean {
  if (resource === "pods") return !hasEnded(before as Pod) && hasEnded(after as Pod);
  if (resource === "services") return (before as Service).spec?.type !== (after as Service).spec?.type;
  if (resource !== "persistentvolumeclaims") return false;
  return !jsonEqual(storageOf(before), storageOf(after));
}

function hasEnded({ status }: Pod): boolean {
  return status?.phase === "Failed" || status?.phase === "Succeeded";
}

function storageOf(claim: Stored): Json {
  return (claim as PersistentVolumeClaim).spec?.resources?.requests ?? null;
}
