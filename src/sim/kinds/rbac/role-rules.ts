import { pathSegment } from "../../api/names.ts";
import { createdAtColumn } from "../columns.ts";
import type { Rules } from "../../api/rules.ts";
import type { Role } from "./role.ts";

export const roleRules: Rules<Role> = {
  names: pathSegment,
  columns: [createdAtColumn],
};
