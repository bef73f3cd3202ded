import {
  certificateSigningRequests,
  type CertificateSigningRequest,
} from "../kinds/certificates/signing-request.ts";
import type { JsonObject } from "../wire/json.ts";
import type { Action } from "./action.ts";
import { hasCondition, kubeletClientError, requestIn } from "./signing-request-state.ts";

/**
 * Approves what kubelets ask for, if who asks may: `nodeclient` for those that join, `selfnodeclient` for themselves.
 * @models pkg/controller/certificates/approver/sarapprove.go, 1.33
 */
export function approve(request: CertificateSigningRequest): readonly Action[] {
  const isDecided = hasCondition(request, "Approved") || hasCondition(request, "Denied");
  const asked = request.status.certificate || isDecided ? undefined : requestIn(request);
  if (asked === undefined || kubeletClientError(asked, request.spec.usages ?? []) !== undefined) return [];
  const isSelf = request.spec.username === asked.commonName;
  const nodes = "Auto approving kubelet client certificate after SubjectAccessReview.";
  const own = "Auto approving self kubelet client certificate after SubjectAccessReview.";
  return [
    ...(isSelf ? [approval(request, "selfnodeclient", own)] : []),
    approval(request, "nodeclient", nodes),
  ];
}

function approval(request: CertificateSigningRequest, subresource: string, message: string): Action {
  const condition = { type: "Approved", status: "True", reason: "AutoApproved", message };
  const conditions = [...(request.status.conditions ?? []), condition];
  const object: CertificateSigningRequest = { ...request, status: { ...request.status, conditions } };
  return {
    do: "approve",
    resource: certificateSigningRequests,
    object,
    review: reviewOf(request, subresource),
  };
}

function reviewOf({ spec }: CertificateSigningRequest, subresource: string): JsonObject {
  const { username = "", uid, groups = [], extra } = spec;
  return {
    user: username,
    ...(uid === undefined ? {} : { uid }),
    groups,
    ...(extra === undefined ? {} : { extra }),
    resourceAttributes: {
      group: "certificates.k8s.io",
      resource: "certificatesigningrequests",
      verb: "create",
      subresource,
      version: "*",
    },
  };
}
