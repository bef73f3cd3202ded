import { pathSegment } from "../../api/names.ts";
import { createdAtColumn } from "../columns.ts";
import type { Rules } from "../../api/rules.ts";
import { validatePolicyRules } from "./policy-rule-validation.ts";
import type { Role } from "./role.ts";

export const roleRules: Rules<Role> = {
  names: pathSegment,
  validate: ({ rules }) => validatePolicyRules(rules, true),
  columns: [createdAtColumn],
};
