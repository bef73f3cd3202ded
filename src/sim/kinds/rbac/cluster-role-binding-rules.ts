import { pathSegment } from "../../api/names.ts";
import { bindingColumns, validateBinding } from "./binding-rules.ts";
import type { Rules } from "../../api/rules.ts";
import type { ClusterRoleBinding } from "./cluster-role-binding.ts";

export const clusterRoleBindingRules: Rules<ClusterRoleBinding> = {
  names: pathSegment,
  validate: (object, old) => validateBinding(object, old, ["ClusterRole"]),
  columns: bindingColumns,
};
