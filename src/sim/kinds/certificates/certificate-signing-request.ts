import type { Handler, Kind, PrepareContext } from "../../api/kind.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import { rfc3339 } from "../../kernel/time.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { certificateSigningRequests, type CertificateSigningRequest } from "./signing-request.ts";

const approvalHandler: Module<Handler> = defineModule(
  "kinds/approval-handler",
  () => import("./approval-handler.ts"),
);

type Condition = NonNullable<CertificateSigningRequest["status"]["conditions"]>[number];

/** Who asks is the server's to say, and then the request stays as it was. */
function prepare(
  object: CertificateSigningRequest,
  old: CertificateSigningRequest | undefined,
  { user, subresource, now }: PrepareContext,
): CertificateSigningRequest {
  if (old !== undefined) {
    const { conditions = [] } = object.status;
    if (subresource === "" || conditions.length === 0) return { ...object, spec: old.spec };
    const dated = conditions.map((condition) => withTimes(condition, old, rfc3339(now)));
    return { ...object, spec: old.spec, status: { ...object.status, conditions: dated } };
  }
  if (user === undefined) return object;
  const { name: username, uid, groups, extra } = user;
  const { username: _, uid: __, groups: ___, extra: ____, ...asked } = object.spec;
  const spec = {
    ...asked,
    username,
    ...(uid === undefined ? {} : { uid }),
    groups: [...groups],
    ...(extra === undefined ? {} : { extra: extra as Record<string, string[]> }),
  };
  return { ...object, spec };
}

/** @models pkg/registry/certificates/certificates/strategy.go populateConditionTimestamps, 1.33 */
function withTimes(condition: Condition, old: CertificateSigningRequest, now: string): Condition {
  const before = (old.status.conditions ?? []).find(
    ({ type, status }) => type === condition.type && status === condition.status,
  );
  return {
    ...condition,
    lastUpdateTime: condition.lastUpdateTime || now,
    lastTransitionTime: condition.lastTransitionTime || before?.lastTransitionTime || now,
  };
}

export const certificateSigningRequest: Kind = {
  ...defineLazyKind(certificateSigningRequests, {
    subresources: [
      { name: "approval", verbs: ["get", "patch", "update"], handler: approvalHandler },
      "status",
    ],
    initialStatus: () => ({}),
    prepare,
    fields: { "spec.signerName": ({ spec }) => spec.signerName },
  }),
  since: 19,
  also: [
    {
      group: "certificates.k8s.io",
      version: "v1beta1",
      until: 21,
      defaults: {
        spec: {
          within: {
            signerName: () => "kubernetes.io/legacy-unknown",
            usages: () => ["digital signature", "key encipherment"],
          },
        },
      },
    },
  ],
};
