import { ageColumn } from "../columns.ts";
import type { Rules } from "../../api/rules.ts";
import type { ServiceAccount } from "./service-account.ts";

const mountable = "kubernetes.io/enforce-mountable-secrets";
const whyNot = "deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets";

export const serviceAccountRules: Rules<ServiceAccount> = {
  warnings: ({ metadata }, old, { minor }) => {
    const isNew = old === undefined || old.metadata.annotations?.[mountable] === undefined;
    const isSet = metadata.annotations?.[mountable] !== undefined;
    return minor >= 32 && isNew && isSet ? [`metadata.annotations[${mountable}]: ${whyNot}`] : [];
  },
  columns: [{ name: "Secrets", cell: ({ secrets }) => secrets?.length ?? 0 }, ageColumn],
};
