import { ageColumn } from "../columns.ts";
import type { Rules } from "../../api/rules.ts";
import type { Lease } from "./lease.ts";

export const leaseRules: Rules<Lease> = {
  columns: [{ name: "Holder", cell: ({ spec }) => spec.holderIdentity ?? "" }, ageColumn],
};
