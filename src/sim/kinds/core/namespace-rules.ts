import { dnsLabel } from "../../api/names.ts";
import { ageColumn } from "../columns.ts";
import type { Rules } from "../../api/rules.ts";
import type { Namespace } from "./namespace.ts";

export const namespaceRules: Rules<Namespace> = {
  names: dnsLabel,
  columns: [{ name: "Status", cell: ({ status }) => status.phase }, ageColumn],
};
