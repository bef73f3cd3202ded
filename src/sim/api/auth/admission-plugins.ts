import { defineModule } from "../../kernel/module.ts";
import { qualified } from "../../wire/resource.ts";
import type { AdmissionRequest, LazyPlugin } from "../admission/admission.ts";
import type { Machinery, User } from "../machinery.ts";
import { resourceAttributes } from "./attributes.ts";

const module: LazyPlugin["module"] = defineModule("api/auth/late-plugins", () => import("./late-plugins.ts"));

/** A kubelet of this world asks for nothing but what is its own. */
export const nodeRestriction: LazyPlugin = {
  name: "NodeRestriction",
  concerns: ({ user, typed }) => typed !== true && user?.groups.includes("system:nodes") === true,
  module,
};

const requests = "certificatesigningrequests.certificates.k8s.io";

function concernsRequests(operation: string, subresource: string): LazyPlugin["concerns"] {
  return (request) =>
    request.user !== undefined &&
    request.operation === operation &&
    request.subresource === subresource &&
    qualified(request.resource) === requests;
}

export const certificateApproval: LazyPlugin = {
  name: "CertificateApproval",
  concerns: concernsRequests("UPDATE", "approval"),
  module,
};

export const certificateSigning: LazyPlugin = {
  name: "CertificateSigning",
  concerns: concernsRequests("UPDATE", "status"),
  module,
};

export const certificateSubjectRestriction: LazyPlugin = {
  name: "CertificateSubjectRestriction",
  concerns: concernsRequests("CREATE", ""),
  module,
};

const group = "rbac.authorization.k8s.io";

/**
 * Nobody gives more than he has. Not a plugin upstream, but a part of the four resources' storage; here it stands
 * behind all plugins that change objects.
 */
export const rbacEscalation: LazyPlugin = {
  name: "RBACEscalation",
  concerns(request, machinery, object) {
    const { user, resource, operation } = request;
    if (user === undefined || resource.group !== group || operation === "DELETE") return false;
    if (!machinery.auth.isGuarding) return false;
    return machinery.authorizer.rbac !== undefined && !mayGrant(user, request, machinery, object);
  },
  module,
};

/** Members of system:masters, and who has the verb `escalate` for the role, or `bind` for the role that is bound. */
function mayGrant(
  user: User,
  request: AdmissionRequest,
  { authorizer }: Machinery,
  object: unknown,
): boolean {
  if (user.groups.includes("system:masters")) return true;
  const { resource, namespace, name, operation } = request;
  const { roleRef } = object as { readonly roleRef?: { readonly kind?: string; readonly name?: string } };
  const wanted =
    roleRef === undefined
      ? { verb: "escalate", resource: resource.plural, name: operation === "CREATE" ? "" : name }
      : { verb: "bind", resource: `${roleRef.kind?.toLowerCase() ?? ""}s`, name: roleRef.name ?? "" };
  return authorizer.decide(user, resourceAttributes({ group, namespace, ...wanted })).allowed;
}
