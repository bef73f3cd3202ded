import type { NamespaceStatus } from "kubernetes-types/core/v1";
import type { Stored } from "../../wire/object.ts";
import { qualified, type Resource } from "../../wire/resource.ts";
import { forbidden, notFound } from "../api-error.ts";
import type { Machinery } from "../machinery.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { refusal } from "./refusal.ts";

const immortal = new Set(["default", "kube-system", "kube-public"]);

/**
 * Nothing is created in a namespace that is not there or is ending; the system's own cannot be deleted.
 * @models staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go, 1.33
 */
export const namespaceLifecycle: AdmissionPlugin = {
  name: "NamespaceLifecycle",
  mutate(object, request, machinery) {
    const { operation, resource } = request;
    if (operation === "CREATE" && resource.namespaced && !isReview(resource)) {
      checkNamespace(object, request, machinery);
    }
    return object;
  },
  validate(_, { operation, resource, name }) {
    if (operation === "DELETE" && qualified(resource) === "namespaces" && immortal.has(name)) {
      throw forbidden(resource, name, "this namespace may not be deleted");
    }
  },
};

/** Whether there is such a namespace is nobody's business who asks what he may do. */
function isReview({ plural }: Resource): boolean {
  return plural === "localsubjectaccessreviews";
}

function checkNamespace(object: Stored, request: AdmissionRequest, { cluster }: Machinery): void {
  const { namespace } = request;
  const found = cluster.find("namespaces", "", namespace) as
    (Stored & { status: NamespaceStatus }) | undefined;
  if (found === undefined) throw notFound({ group: "", plural: "namespaces" } as Resource, namespace);
  if (found.status.phase !== "Terminating") return;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  throw refusal(request, object, why, [
    {
      reason: "NamespaceTerminating",
      message: `namespace ${namespace} is being terminated`,
      field: "metadata.namespace",
    },
  ]);
}
