import { pathSegment } from "../../api/names.ts";
import { createdAtColumn } from "../columns.ts";
import type { Rules } from "../../api/rules.ts";
import type { ClusterRole } from "./cluster-role.ts";

export const clusterRoleRules: Rules<ClusterRole> = {
  names: pathSegment,
  columns: [createdAtColumn],
};
