import { clusterRoles, type ClusterRole } from "../kinds/rbac/cluster-role.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import type * as Aggregation from "./aggregate-rules.ts";
import { controller, target, watch, type Controller, type Index } from "./controller.ts";

const aggregation: Module<typeof Aggregation> = defineModule(
  "controllers/aggregate-rules",
  () => import("./aggregate-rules.ts"),
);

const aggregated: Index<ClusterRole> = {
  name: "aggregated",
  resource: clusterRoles,
  keysOf: (role) => (isAggregated(role) ? ["all"] : []),
};

/**
 * Fills cluster roles that have an aggregationRule with the rules of those that it selects.
 * @models pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go, 1.33
 */
export const clusterRoleAggregation: Controller = controller<ClusterRole>({
  name: "clusterrole-aggregation-controller",
  resources: [clusterRoles],
  indexes: [aggregated],
  watches: [
    watch(clusterRoles, (_, __, view) =>
      view.by(aggregated, "all").map((role) => target(clusterRoles, role)),
    ),
  ],
  concerns: (_, after) => after !== undefined && isAggregated(after),
  late: {
    module: aggregation,
    reconcile: (loaded, role, view) => (loaded as typeof Aggregation).aggregate(role as ClusterRole, view),
  },
  reconcile: () => [],
});

function isAggregated({ aggregationRule }: ClusterRole): boolean {
  return (aggregationRule?.clusterRoleSelectors?.length ?? 0) > 0;
}
