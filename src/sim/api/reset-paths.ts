import { qualified } from "../wire/resource.ts";
import { hasSubresource, type Kind } from "./kind.ts";

const status = ["status"];
const allButStatus = ["metadata", "spec"];

/**
 * What a request to a (sub)resource cannot change, because the server puts it back. Where nothing is said, the object's
 * own path does not reach its status, and the status path not its spec.
 */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  "certificatesigningrequests.certificates.k8s.io": ["spec", "status"],
  "certificatesigningrequests.certificates.k8s.io/status": ["spec", "status.conditions"],
  "certificatesigningrequests.certificates.k8s.io/approval": ["spec", "status.certificate"],
  "deployments.apps/status": ["spec", "metadata.labels"],
  "namespaces/finalize": status,
  "pods/status": ["spec", "metadata.deletionTimestamp", "metadata.ownerReferences"],
  "apiservices.apiregistration.k8s.io/status": allButStatus,
  "customresourcedefinitions.apiextensions.k8s.io/status": allButStatus,
  "flowschemas.flowcontrol.apiserver.k8s.io/status": allButStatus,
  "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io/status": allButStatus,
  "validatingadmissionpolicies.admissionregistration.k8s.io/status": allButStatus,
  "volumeattachments.storage.k8s.io/status": allButStatus,
  // The real server looks these up under a group that does not exist.
  "servicecidrs.networking.k8s.io": [],
  "servicecidrs.networking.k8s.io/status": [],
};

/** Paths such as `status` and `metadata.labels`. @models pkg/registry strategies' GetResetFields, 1.33 */
export function resetPaths(kind: Kind, subresource: string): readonly string[] {
  const name = qualified(kind.resource) + (subresource === "" ? "" : `/${subresource}`);
  return (kind.custom === true ? undefined : exceptions[name]) ?? usual(kind, subresource);
}

function usual(kind: Kind, subresource: string): readonly string[] {
  if (!hasSubresource(kind, "status")) return [];
  if (subresource === "") return status;
  return subresource === "status" ? ["spec"] : [];
}
