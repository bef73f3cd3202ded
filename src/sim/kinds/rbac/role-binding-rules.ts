import { pathSegment } from "../../api/names.ts";
import { bindingColumns, validateBinding } from "./binding-rules.ts";
import type { Rules } from "../../api/rules.ts";
import type { RoleBinding } from "./role-binding.ts";

export const roleBindingRules: Rules<RoleBinding> = {
  names: pathSegment,
  validate: (object, old) => validateBinding(object, old, ["Role", "ClusterRole"]),
  columns: bindingColumns,
};
