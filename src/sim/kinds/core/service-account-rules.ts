import { ageColumn } from "../columns.ts";
import type { Rules } from "../../api/rules.ts";
import type { ServiceAccount } from "./service-account.ts";

export const serviceAccountRules: Rules<ServiceAccount> = {
  columns: [{ name: "Secrets", type: "integer", cell: ({ secrets = [] }) => secrets.length }, ageColumn],
};
