import type { Taint } from "kubernetes-types/core/v1";
import { decodeBase64 } from "../../wire/base64.ts";
import { isObject, jsonEqual, type JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { qualified } from "../../wire/resource.ts";
import { readRequest } from "../../wire/x509/read-request.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission/admission.ts";
import { forbidden, notFound } from "../api-error.ts";
import type { Machinery } from "../machinery.ts";
import { nodeNameOf } from "./node-authorizer.ts";
import { nodeLabelErrors } from "./node-labels.ts";
import { podReferences } from "./pod-references.ts";

type Check = (node: string, request: AdmissionRequest, objects: Objects) => string | undefined;

interface Objects {
  readonly object: Stored | undefined;
  readonly machinery: Machinery;
}

/**
 * What a node may write, beside what its authorizer lets it try: itself, its pods' status, mirror pods, its lease.
 * @models plugin/pkg/admission/noderestriction/admission.go, 1.33
 */
export const nodeRestriction: AdmissionPlugin = {
  name: "NodeRestriction",
  validate(object, request, machinery) {
    const { user, resource } = request;
    const node = user === undefined ? undefined : nodeNameOf(user);
    if (node === undefined) return;
    const check = checks[qualified(resource)];
    const why =
      node === ""
        ? `could not determine node from user ${JSON.stringify(user?.name)}`
        : check?.(node, request, { object, machinery });
    if (why !== undefined)
      throw forbidden(resource, request.name === "" ? (object?.metadata.name ?? "") : request.name, why);
  },
};

const checks: Readonly<Record<string, Check>> = {
  pods: checkPod,
  nodes: checkNode,
  persistentvolumeclaims: (_, { subresource }) =>
    subresource === "status" ? undefined : "may only update PVC status",
  serviceaccounts: checkToken,
  "leases.coordination.k8s.io": (node, { namespace, name }, { object }) => {
    if (namespace !== "kube-node-lease")
      return 'can only access leases in the "kube-node-lease" system namespace';
    return (object?.metadata.name ?? name) === node
      ? undefined
      : "can only access node lease with the same name as the requesting node";
  },
  "csinodes.storage.k8s.io": (node, { name }, { object }) =>
    (object?.metadata.name ?? name) === node
      ? undefined
      : "can only access CSINode with the same name as the requesting node",
  "certificatesigningrequests.certificates.k8s.io": checkSigningRequest,
};

function nodeOf(pod: Stored | undefined): string {
  return (pod as { readonly spec?: { readonly nodeName?: string } } | undefined)?.spec?.nodeName ?? "";
}

function checkPod(node: string, request: AdmissionRequest, objects: Objects): string | undefined {
  const { operation, subresource, old } = request;
  const quoted = JSON.stringify(node);
  if (subresource === "status") {
    return nodeOf(old) === node
      ? undefined
      : `node ${quoted} can only update pod status for pods with spec.nodeName set to itself`;
  }
  if (subresource === "eviction") return undefined;
  if (subresource !== "")
    return `unexpected pod subresource ${JSON.stringify(subresource)}, only 'status' and 'eviction' are allowed`;
  if (operation === "CREATE") return checkMirrorPod(node, objects);
  if (operation === "DELETE") {
    return nodeOf(old) === node
      ? undefined
      : `node ${quoted} can only delete pods with spec.nodeName set to itself`;
  }
  return `unexpected operation ${JSON.stringify(operation)}, node ${quoted} can only create and delete mirror pods`;
}

function checkMirrorPod(node: string, { object, machinery }: Objects): string | undefined {
  const quoted = JSON.stringify(node);
  const annotation = "kubernetes.io/config.mirror";
  if (object?.metadata.annotations?.[annotation] === undefined) {
    return `pod does not have ${JSON.stringify(annotation)} annotation, node ${quoted} can only create mirror pods`;
  }
  if (nodeOf(object) !== node) return `node ${quoted} can only create pods with spec.nodeName set to itself`;
  return ownerError(node, object, machinery) ?? referenceError(node, object);
}

function ownerError(node: string, pod: Stored, { cluster }: Machinery): string | undefined {
  const quoted = JSON.stringify(node);
  const owners = pod.metadata.ownerReferences ?? [];
  const [owner] = owners;
  if (owners.length > 1)
    return `node ${quoted} can only create pods with a single owner reference set to itself`;
  if (owner === undefined) return `node ${quoted} can only create pods with an owner reference set to itself`;
  const { apiVersion, kind, name, uid, controller, blockOwnerDeletion } = owner;
  if (apiVersion !== "v1" || kind !== "Node" || name !== node) {
    return `node ${quoted} can only create pods with an owner reference set to itself`;
  }
  if (controller !== true)
    return `node ${quoted} can only create pods with a controller owner reference set to itself`;
  if (blockOwnerDeletion === true)
    return `node ${quoted} must not set blockOwnerDeletion on an owner reference`;
  const own = cluster.find("nodes", "", node)?.metadata.uid;
  return own === uid ? undefined : `node ${node} UID mismatch: expected ${uid} got ${own ?? ""}`;
}

/** A mirror pod brings nothing that its node could not read otherwise. */
function referenceError(node: string, pod: Stored): string | undefined {
  const unmirrored = { ...pod, metadata: { ...pod.metadata, annotations: {} } };
  const kinds = new Set([...podReferences(unmirrored)].map((reference) => reference.split(" ")[0] ?? ""));
  const what = Object.entries(referenced).find(([plural]) => kinds.has(plural))?.[1];
  return what === undefined
    ? undefined
    : `node ${JSON.stringify(node)} can not create pods that reference ${what}`;
}

const referenced: Readonly<Record<string, string>> = {
  serviceaccounts: "a service account",
  secrets: "secrets",
  configmaps: "configmaps",
  persistentvolumeclaims: "persistentvolumeclaims",
};

type NodeObject = Stored & { readonly spec?: { readonly taints?: readonly Taint[] } };

function checkNode(node: string, request: AdmissionRequest, { object }: Objects): string | undefined {
  const { operation, name, old } = request;
  const quoted = JSON.stringify(node);
  const requested = name === "" ? (object?.metadata.name ?? "") : name;
  if (requested !== node) return `node ${quoted} is not allowed to modify node ${JSON.stringify(requested)}`;
  if (operation === "DELETE") return undefined;
  if (old !== undefined && !jsonEqual(taintsOf(object), taintsOf(old))) {
    return `node ${quoted} is not allowed to modify taints`;
  }
  const labels = nodeLabelErrors(labelsOf(object), labelsOf(old)).join(", ");
  if (labels === "") return undefined;
  return old === undefined
    ? `node ${quoted} is not allowed to set the following labels: ${labels}`
    : `is not allowed to modify labels: ${labels}`;
}

function labelsOf(node: Stored | undefined): Readonly<Record<string, string>> {
  return node?.metadata.labels ?? {};
}

function taintsOf(node: NodeObject | undefined): readonly Taint[] {
  return node?.spec?.taints ?? [];
}

/** A node asks for tokens of the pods that run on it, and says for which. */
function checkToken(
  node: string,
  request: AdmissionRequest,
  { object, machinery }: Objects,
): string | undefined {
  if (request.subresource !== "token") return undefined;
  const { spec } = (object ?? {}) as { readonly spec?: JsonObject };
  const bound = isObject(spec?.["boundObjectRef"]) ? spec["boundObjectRef"] : {};
  const text = (field: string): string => (typeof bound[field] === "string" ? bound[field] : "");
  const isPod = text("apiVersion") === "v1" && text("kind") === "Pod" && text("name") !== "";
  if (!isPod) return "node requested token not bound to a pod";
  if (text("uid") === "") return "node requested token with a pod binding without a uid";
  const pod = machinery.cluster.find("pods", request.namespace, text("name"));
  if (pod === undefined) throw notFound(podResource, text("name"));
  if (pod.metadata.uid !== text("uid")) {
    return `the UID in the bound object reference (${text("uid")}) does not match the UID in record. The object might have been deleted and then recreated`;
  }
  return nodeOf(pod) === node
    ? undefined
    : "node requested token bound to a pod scheduled on a different node";
}

const podResource = {
  group: "",
  version: "v1",
  kind: "Pod",
  plural: "pods",
  singular: "pod",
  namespaced: true,
} as const;

/** A node asks for certificates in its own name. */
function checkSigningRequest(
  node: string,
  { operation, subresource }: AdmissionRequest,
  { object }: Objects,
): string | undefined {
  if (operation !== "CREATE" || subresource !== "") return undefined;
  const { spec } = (object ?? {}) as {
    readonly spec?: { readonly signerName?: string; readonly request?: string };
  };
  const signers = ["kubernetes.io/kube-apiserver-client-kubelet", "kubernetes.io/kubelet-serving"];
  if (!signers.includes(spec?.signerName ?? "")) return undefined;
  const request = readRequest(decodeBase64(spec?.request ?? "") ?? "");
  return request?.commonName === `system:node:${node}`
    ? undefined
    : `can only create a node CSR with CN=system:node:${node}`;
}
