import {
  duplicate,
  GoText,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { toBytes } from "../../kernel/text.ts";
import { second } from "../../kernel/time.ts";
import { decodeBase64 } from "../../wire/base64.ts";
import { wrongRequest } from "../../wire/x509/read-request.ts";
import { humanDuration } from "../../wire/duration.ts";
import { ageColumn } from "../columns.ts";
import type { CertificateSigningRequest } from "./signing-request.ts";
import { changeErrors, conditionErrors } from "./condition-validation.ts";
import { signerNameErrors } from "./signer-name.ts";

const legacySigner = "kubernetes.io/legacy-unknown";
const secondsMin = 600;

const usages = [
  ..."any|cert sign|client auth|code signing|content commitment|crl sign|data encipherment".split("|"),
  ..."decipher only|digital signature|email protection|encipher only|ipsec end system|ipsec tunnel".split(
    "|",
  ),
  ..."ipsec user|key agreement|key encipherment|microsoft sgc|netscape sgc|ocsp signing|s/mime".split("|"),
  ..."server auth|signing|timestamping".split("|"),
];

/** @models pkg/apis/certificates/validation/validation.go validateCertificateSigningRequest, 1.33 */
function validateWhole(
  object: CertificateSigningRequest,
  old: CertificateSigningRequest | undefined,
): readonly FieldError[] {
  const { spec } = object;
  const { signerName, expirationSeconds } = spec;
  const isLegacy = signerName === legacySigner && old?.spec.signerName !== legacySigner;
  const errors: FieldError[] = [...requestErrors(spec.request), ...usageErrors(spec.usages ?? [])];
  if (isLegacy) {
    const why = "the legacy signerName is not allowed via this API version";
    errors.push(invalidValue("spec.signerName", signerName, why));
  } else {
    errors.push(...signerNameErrors("spec.signerName", signerName));
  }
  if (expirationSeconds !== undefined && expirationSeconds < secondsMin) {
    const why = "may not specify a duration less than 600 seconds (10 minutes)";
    errors.push(invalidValue("spec.expirationSeconds", expirationSeconds, why));
  }
  return [...errors, ...conditionErrors(object), ...certificateErrors(object, old)];
}

function requestErrors(request = ""): readonly FieldError[] {
  const pem = decodeBase64(request) ?? "";
  const wrong = wrongRequest(pem);
  if (wrong === undefined) return [];
  const bytes = [...toBytes(pem)].map((byte) => `0x${byte.toString(16)}`);
  const shown = new GoText(`[]byte{${bytes.join(", ")}}`);
  return [invalidValue("spec.request", shown, wrong)];
}

function usageErrors(given: readonly string[]): readonly FieldError[] {
  if (given.length === 0) return [required("spec.usages")];
  const place = (index: number): string => `spec.usages[${index}]`;
  const unknown = given.flatMap((usage, index) =>
    usages.includes(usage) ? [] : [unsupported(place(index), usage, usages)],
  );
  const repeated = given.flatMap((usage, index) =>
    given.indexOf(usage) < index ? [duplicate(place(index), usage)] : [],
  );
  return [...unknown, ...repeated];
}

function certificateErrors(
  { status }: CertificateSigningRequest,
  old: CertificateSigningRequest | undefined,
): readonly FieldError[] {
  const { certificate = "" } = status;
  if (certificate === "" || certificate === old?.status.certificate) return [];
  const pem = decodeBase64(certificate) ?? "";
  if (/^-----BEGIN CERTIFICATE-----$/m.test(pem)) return [];
  const why = "must contain at least one CERTIFICATE PEM block";
  return [invalidValue("status.certificate", "<certificate data>", why)];
}

type Check = (
  object: CertificateSigningRequest,
  old: CertificateSigningRequest | undefined,
) => readonly FieldError[];

const validate: Check = (object, old) => [
  ...validateWhole(object, old),
  ...(old === undefined ? [] : changeErrors(object, old, {})),
];

/** For updates of the status, which may bring the certificate. */
export const validateStatus: Check = (object, old) => [
  ...validateWhole(object, old),
  ...(old === undefined ? [] : changeErrors(object, old, { mayIssue: true })),
];

/** For the subresource approval, which alone may approve and deny. */
export const validateApproval: Check = (object, old) => [
  ...validateWhole(object, old),
  ...(old === undefined ? [] : changeErrors(object, old, { mayApprove: true })),
];

function conditionOf({ status }: CertificateSigningRequest): string {
  const types = new Set((status.conditions ?? []).map(({ type }) => type));
  const decision = types.has("Denied") ? "Denied" : types.has("Approved") ? "Approved" : "Pending";
  return decision + (types.has("Failed") ? ",Failed" : "") + (status.certificate ? ",Issued" : "");
}

/** @models pkg/printers/internalversion/printers.go printCertificateSigningRequest, 1.33 */
export const certificateSigningRequestRules: Rules<CertificateSigningRequest> = {
  // They may be called anything.
  names: () => undefined,
  validate,
  validateStatus,
  columns: [
    ageColumn,
    { name: "SignerName", cell: ({ spec }) => spec.signerName || "<none>" },
    { name: "Requestor", cell: ({ spec }) => spec.username ?? "" },
    {
      name: "RequestedDuration",
      since: 22,
      cell: ({ spec: { expirationSeconds } }) =>
        expirationSeconds === undefined ? "<none>" : humanDuration(expirationSeconds * second),
    },
    { name: "Condition", cell: conditionOf },
  ],
};
