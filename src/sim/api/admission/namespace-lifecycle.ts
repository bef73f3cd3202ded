import type { NamespaceStatus } from "kubernetes-types/core/v1";
import type { Stored } from "../../wire/object.ts";
import { qualified, type Resource } from "../../wire/resource.ts";
import { forbidden, notFound } from "../api-error.ts";
import type { Machinery } from "../machinery.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";

const immortal = new Set(["default", "kube-system", "kube-public"]);

/** Nothing is created in a namespace that is not there or is ending; the system's own cannot be deleted. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: "NamespaceLifecycle",
  mutate(object, request, machinery) {
    if (request.operation === "CREATE" && request.resource.namespaced) checkNamespace(request, machinery);
    return object;
  },
  validate(_, { operation, resource, name }) {
    if (operation === "DELETE" && qualified(resource) === "namespaces" && immortal.has(name)) {
      throw forbidden(resource, name, "this namespace may not be deleted");
    }
  },
};

function checkNamespace({ resource, name, namespace }: AdmissionRequest, { cluster }: Machinery): void {
  const found = cluster.find("namespaces", "", namespace) as
    (Stored & { status: NamespaceStatus }) | undefined;
  const namespaces = { group: "", plural: "namespaces" } as Resource;
  if (found === undefined) throw notFound(namespaces, namespace);
  if (found.metadata.deletionTimestamp === undefined) return;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  throw forbidden(resource, name, why, [
    {
      reason: "NamespaceTerminating",
      message: `namespace ${namespace} is being terminated`,
      field: "metadata.namespace",
    },
  ]);
}
