import { serviceColumns } from "./service-columns.ts";
import { validateService } from "./service-validation.ts";
import { dns1035Label } from "../../api/names.ts";
import type { Rules } from "../../api/rules.ts";
import type { Service } from "./service.ts";

export const serviceRules: Rules<Service> = {
  names: dns1035Label,
  validate: validateService,
  columns: serviceColumns,
};
