import { decodeBase64 } from "../../wire/base64.ts";
import { jsonEqual } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { readRequest } from "../../wire/x509/read-request.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission/admission.ts";
import { forbidden } from "../api-error.ts";
import type { Machinery } from "../machinery.ts";
import { resourceAttributes } from "./attributes.ts";

type SigningRequest = Stored & {
  readonly spec: { readonly signerName?: string; readonly request: string };
  readonly status?: { readonly certificate?: string; readonly conditions?: unknown };
};

/** Who approves or denies needs the verb `approve` for the signer. @models plugin/pkg/admission/certificates/approval, 1.33 */
export const certificateApproval: AdmissionPlugin = {
  name: "CertificateApproval",
  validate(_, request, machinery) {
    checkSigner("approve", request, machinery);
  },
};

/** Who signs needs the verb `sign` for the signer. @models plugin/pkg/admission/certificates/signing, 1.33 */
export const certificateSigning: AdmissionPlugin = {
  name: "CertificateSigning",
  validate(object, request, machinery) {
    const isSame = jsonEqual(decisionsOf(object), decisionsOf(request.old));
    if (!isSame) checkSigner("sign", request, machinery);
  },
};

function decisionsOf(request: Stored | undefined): readonly unknown[] {
  const { certificate, conditions } = (request as SigningRequest | undefined)?.status ?? {};
  return [certificate ?? "", conditions ?? []];
}

/** Nobody becomes a master by a certificate. @models plugin/pkg/admission/certificates/subjectrestriction, 1.33 */
export const certificateSubjectRestriction: AdmissionPlugin = {
  name: "CertificateSubjectRestriction",
  validate(object, { resource }) {
    const { spec, metadata } = object as SigningRequest;
    const signer = "kubernetes.io/kube-apiserver-client";
    if (spec.signerName !== signer) return;
    const { organizations = [] } = readRequest(decodeBase64(spec.request) ?? "") ?? {};
    if (!organizations.includes("system:masters")) return;
    throw forbidden(
      resource,
      metadata.name,
      `use of ${signer} signer with system:masters group is not allowed`,
    );
  },
};

function checkSigner(
  verb: "approve" | "sign",
  { old, user, resource, name }: AdmissionRequest,
  { authorizer }: Machinery,
): void {
  const { signerName = "" } = (old as SigningRequest | undefined)?.spec ?? {};
  const domain = signerName.split("/")[0] ?? "";
  const isAllowed = [signerName, `${domain}/*`].some((signer) => {
    const wanted = resourceAttributes({
      verb,
      group: "certificates.k8s.io",
      resource: "signers",
      name: signer,
    });
    return user === undefined || authorizer.decide(user, wanted).allowed;
  });
  if (isAllowed) return;
  throw forbidden(
    resource,
    name,
    `user not permitted to ${verb} requests with signerName ${JSON.stringify(signerName)}`,
  );
}
