import {
  certificateSigningRequests,
  type CertificateSigningRequest,
} from "../kinds/certificates/signing-request.ts";
import { day, hour, minute, rfc3339, second, type Instant } from "../kernel/time.ts";
import { encodeBase64 } from "../wire/base64.ts";
import { issueCertificate, type IssuingAuthority } from "../wire/x509/issue-certificate.ts";
import type { Action } from "./action.ts";
import type { View } from "./controller.ts";
import {
  clientError,
  hasCondition,
  kubeletClientError,
  kubeletServingError,
  requestIn,
} from "./signing-request-state.ts";

/** `--cluster-signing-duration` */
const duration = 365 * day;
const shortest = 10 * minute;
const backdate = 5 * minute;
/** Certificates that live less long are not dated back at their end. */
const short = 8 * hour;

const checks: Readonly<Record<string, typeof clientError>> = {
  "kubernetes.io/kube-apiserver-client": clientError,
  "kubernetes.io/kube-apiserver-client-kubelet": kubeletClientError,
  "kubernetes.io/kubelet-serving": kubeletServingError,
  "kubernetes.io/legacy-unknown": () => undefined,
};

/**
 * Issues a certificate for a request that was approved, with the cluster's authority.
 * @models pkg/controller/certificates/signer/signer.go, 1.33
 */
export function sign(
  request: CertificateSigningRequest,
  view: View,
  issuer: IssuingAuthority,
): readonly Action[] {
  const { spec, status, metadata } = request;
  const isWaiting =
    !status.certificate && hasCondition(request, "Approved") && !hasCondition(request, "Denied");
  const check = checks[spec.signerName];
  const asked = isWaiting && !hasCondition(request, "Failed") ? requestIn(request) : undefined;
  if (check === undefined || asked === undefined) return [];
  const usages = spec.usages ?? [];
  const problem = check(asked, usages);
  if (problem !== undefined) return [failure(request, problem, view)];
  const options = { usages, ...validity(request, issuer, view.now), id: metadata.uid };
  return [
    withStatus(request, { ...status, certificate: encodeBase64(issueCertificate(asked, issuer, options)) }),
  ];
}

/** @models pkg/controller/certificates/authority/policies.go PermissiveSigningPolicy, 1.33 */
function validity(
  { spec }: CertificateSigningRequest,
  { identity }: IssuingAuthority,
  now: Instant,
): { readonly notBefore: number; readonly notAfter: number } {
  const asked = spec.expirationSeconds === undefined ? duration : spec.expirationSeconds * second;
  const lifetime = Math.min(duration, Math.max(shortest, asked));
  const whole = Math.floor(now / second) * second;
  const end = whole + lifetime - (lifetime < short ? 0 : backdate);
  return { notBefore: whole - backdate, notAfter: Math.min(end, identity.notAfter) };
}

function failure(request: CertificateSigningRequest, message: string, { now }: View): Action {
  const condition = {
    type: "Failed",
    status: "True",
    reason: "SignerValidationFailure",
    message,
    lastUpdateTime: rfc3339(now),
  };
  const status = { ...request.status, conditions: [...(request.status.conditions ?? []), condition] };
  return withStatus(request, status);
}

function withStatus(request: CertificateSigningRequest, status: CertificateSigningRequest["status"]): Action {
  const object: CertificateSigningRequest = { ...request, status };
  return { do: "status", resource: certificateSigningRequests, object };
}
