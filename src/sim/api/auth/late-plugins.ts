import type { AdmissionPlugin } from "../admission/admission.ts";
import {
  certificateApproval,
  certificateSigning,
  certificateSubjectRestriction,
} from "./certificate-admission.ts";
import { rbacEscalation } from "./escalation.ts";
import { nodeRestriction } from "./node-restriction.ts";

/** The admission plugins that ask who somebody is, by their names. */
export const plugins: Readonly<Record<string, AdmissionPlugin | undefined>> = Object.fromEntries(
  [
    nodeRestriction,
    certificateApproval,
    certificateSigning,
    certificateSubjectRestriction,
    rbacEscalation,
  ].map((plugin) => [plugin.name, plugin]),
);
