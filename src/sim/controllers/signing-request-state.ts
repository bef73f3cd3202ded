import type { CertificateSigningRequest } from "../kinds/certificates/signing-request.ts";
import { decodeBase64 } from "../wire/base64.ts";
import { readRequest, type CertificateRequest } from "../wire/x509/read-request.ts";

export function hasCondition({ status }: CertificateSigningRequest, type: string): boolean {
  return (status.conditions ?? []).some(
    (condition) => condition.type === type && condition.status !== "False",
  );
}

/** What is asked for; undefined if it cannot be read. */
export function requestIn({ spec }: CertificateSigningRequest): CertificateRequest | undefined {
  return readRequest(decodeBase64(spec.request) ?? "");
}

const clientUsages = ["digital signature", "key encipherment", "client auth"];
const servingUsages = ["digital signature", "key encipherment", "server auth"];

/** Whether the usages are these, key encipherment being for RSA keys only. */
function fits(usages: readonly string[], wanted: readonly string[]): boolean {
  const isIn = (list: readonly string[]): boolean =>
    list.length === usages.length && list.every((one) => usages.includes(one));
  return isIn(wanted) || isIn(wanted.filter((one) => one !== "key encipherment"));
}

function listed(usages: readonly string[]): string {
  return `[${usages.toSorted((a, b) => (a < b ? -1 : 1)).join(" ")}]`;
}

/** Why a request is none that a kubelet makes for its client certificate. @models pkg/apis/certificates/helpers.go, 1.33 */
export function kubeletClientError(
  request: CertificateRequest,
  usages: readonly string[],
): string | undefined {
  if (request.organizations.join() !== "system:nodes") return "subject organization is not system:nodes";
  if (request.names.some((name) => !isAddress(name))) return "DNS subjectAltNames are not allowed";
  if (request.names.length > 0) return "IP subjectAltNames are not allowed";
  if (!request.commonName.startsWith("system:node:"))
    return "subject common name does not begin with system:node:";
  return fits(usages, clientUsages) ? undefined : `usages did not match ${listed(clientUsages)}`;
}

/** The same for the certificate with which a kubelet serves. */
export function kubeletServingError(
  request: CertificateRequest,
  usages: readonly string[],
): string | undefined {
  if (request.organizations.join() !== "system:nodes") return "subject organization is not system:nodes";
  if (request.names.length === 0) return "DNS or IP subjectAltName is required";
  if (!fits(usages, servingUsages)) return `usages did not match ${listed(servingUsages)}`;
  return request.commonName.startsWith("system:node:")
    ? undefined
    : "subject common name does not begin with system:node:";
}

/** The same for people and programs that talk to the API server. */
export function clientError(_: CertificateRequest, usages: readonly string[]): string | undefined {
  const other = usages.find((usage) => !clientUsages.includes(usage));
  if (other !== undefined) return `invalid usage for client certificate: ${other}`;
  return usages.includes("client auth")
    ? undefined
    : "missing required usage for client certificate: client auth";
}

function isAddress(name: string): boolean {
  return /^[\d.]+$/.test(name) || name.includes(":");
}
