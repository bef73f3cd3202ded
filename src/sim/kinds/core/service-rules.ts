import { dns1035Label } from "../../api/names.ts";
import type { Rules } from "../../api/rules.ts";
import { serviceColumns } from "./service-columns.ts";
import { validateServiceStatus } from "./service-traffic-validation.ts";
import { validateService, validateServiceAddress } from "./service-validation.ts";
import { serviceWarnings } from "./service-warnings.ts";
import type { Service } from "./service.ts";

export const serviceRules: Rules<Service> = {
  names: dns1035Label,
  validateFirst: validateServiceAddress,
  validate: validateService,
  validateStatus: validateServiceStatus,
  warnings: serviceWarnings,
  columns: serviceColumns,
};
