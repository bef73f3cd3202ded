import { namespaces, type Namespace } from "../kinds/core/namespace.ts";
import { serviceAccounts } from "../kinds/core/service-account.ts";
import { controller, watch, type Controller } from "./controller.ts";

/**
 * Gives every namespace its `default` service account.
 * @models pkg/controller/serviceaccount/serviceaccounts_controller.go syncNamespace, 1.33
 */
export const serviceAccountController: Controller = controller<Namespace>({
  name: "serviceaccount-controller",
  account: "service-account-controller",
  resources: [namespaces],
  watches: [
    watch(serviceAccounts, (before, after) =>
      before !== undefined && after === undefined && before.metadata.name === "default"
        ? [{ resource: namespaces, namespace: "", name: before.metadata.namespace }]
        : [],
    ),
  ],

  reconcile(namespace, view) {
    const { name } = namespace.metadata;
    if (namespace.status.phase !== "Active" || view.get(serviceAccounts, name, "default") !== undefined)
      return [];
    const object = {
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name: "default", namespace: name },
    };
    return [{ do: "create", resource: serviceAccounts, object }];
  },
});
