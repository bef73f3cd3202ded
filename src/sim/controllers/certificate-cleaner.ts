import {
  certificateSigningRequests,
  type CertificateSigningRequest,
} from "../kinds/certificates/signing-request.ts";
import { hour, parseRfc3339, type Instant } from "../kernel/time.ts";
import { decodeBase64 } from "../wire/base64.ts";
import { decodeCertificate } from "../wire/x509/certificate-pem.ts";
import type { Action } from "./action.ts";
import type { View } from "./controller.ts";

const interval = hour;
const decidedFor = hour;
const pendingFor = 24 * hour;

/**
 * Deletes a request an hour after it was decided, a day after it was made if nobody has.
 * @models pkg/controller/certificates/cleaner/cleaner.go, 1.33
 */
export function clean(request: CertificateSigningRequest, view: View): readonly Action[] {
  if (isPast(request, view.now))
    return [{ do: "delete", resource: certificateSigningRequests, object: request }];
  // It looks at all of them once an hour, counted from its start.
  const rest = (view.now - view.started) % interval;
  return [{ do: "after", duration: interval - rest }];
}

function isPast({ metadata, status }: CertificateSigningRequest, now: Instant): boolean {
  const conditions = status.conditions ?? [];
  if (conditions.length === 0) return isOlder(metadata.creationTimestamp, pendingFor, now);
  const isIssued = Boolean(status.certificate);
  return conditions.some(({ type, lastUpdateTime }) => {
    if (type === "Approved")
      return isIssued && (isOlder(lastUpdateTime, decidedFor, now) || hasExpired(status.certificate, now));
    return (type === "Denied" || type === "Failed") && isOlder(lastUpdateTime, decidedFor, now);
  });
}

function isOlder(time: string | undefined, age: number, now: Instant): boolean {
  const instant = time === undefined ? undefined : parseRfc3339(time);
  return instant !== undefined && now - instant > age;
}

function hasExpired(certificate: string | undefined, now: Instant): boolean {
  const identity = decodeCertificate(decodeBase64(certificate ?? "") ?? "");
  return identity !== undefined && now > identity.notAfter;
}
