import { invalidValue, type FieldError } from "../../api/field-error.ts";
import { dnsLabel } from "../../api/names.ts";
import type { Rules } from "../../api/rules.ts";
import { ageColumn } from "../columns.ts";
import type { Namespace } from "./namespace.ts";

/** @models pkg/apis/core/validation/validation.go ValidateNamespaceStatusUpdate, 1.33 */
function validateStatus({ metadata, status }: Namespace): readonly FieldError[] {
  const [expected, when] =
    metadata.deletionTimestamp === undefined ? ["Active", "empty"] : ["Terminating", "not empty"];
  if (status.phase === expected) return [];
  const why = `may only be '${expected}' if \`deletionTimestamp\` is ${when}`;
  return [invalidValue("status.Phase", status.phase ?? "", why)];
}

export const namespaceRules: Rules<Namespace> = {
  names: dnsLabel,
  validateStatus,
  columns: [{ name: "Status", cell: ({ status }) => status.phase }, ageColumn],
};
