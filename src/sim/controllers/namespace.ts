import { namespaces } from "../kinds/core/namespace.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import type { Stored } from "../wire/object.ts";
import { isCollectable, namespacedResources } from "./collectable.ts";
import { controller, watch, type Controller, type Target, type View } from "./controller.ts";
import type * as Deletion from "./namespace-deletion.ts";

const deletion: Module<typeof Deletion> = defineModule(
  "controllers/namespace-deletion",
  () => import("./namespace-deletion.ts"),
);

/**
 * Empties a namespace that is being deleted, then lets it go.
 * @models pkg/controller/namespace/namespace_controller.go, 1.33
 */
export function namespaceController(): Controller {
  const resources = namespacedResources();
  return controller<Stored>({
    name: "namespace-controller",
    resources: [namespaces],
    watches: resources.map((resource) => watch(resource, affectedNamespace)),
    discovers: {
      reconciles: false,
      watch: (resource) => watch(resource, affectedNamespace),
      isWanted: (found) => found.resource.namespaced && isCollectable(found),
    },
    concerns: (_, after) => after?.metadata.deletionTimestamp !== undefined,
    late: {
      module: deletion,
      reconcile: (loaded, namespace, view) =>
        (loaded as typeof Deletion).emptyNamespace(namespace as never, resources, view),
    },
    reconcile: () => [],
  });
}

/** Only what leaves a namespace, or still comes into one that ends, is news. */
function affectedNamespace(
  before: Stored | undefined,
  after: Stored | undefined,
  view: View,
): readonly Target[] {
  const name = (after ?? before)?.metadata.namespace ?? "";
  if (view.get(namespaces, "", name)?.metadata.deletionTimestamp === undefined) return [];
  return before === undefined || after === undefined ? [{ resource: namespaces, namespace: "", name }] : [];
}
