import { defineModule, type Module } from "../../kernel/module.ts";
import type { Stored } from "../../wire/object.ts";
import { qualified } from "../../wire/resource.ts";
import type { Machinery } from "../machinery.ts";
import type { AdmissionPlugin, AdmissionRequest, LazyPlugin, LazyWaitingPlugin } from "./admission.ts";
import { isExempt } from "./exempt.ts";
import { hasPodSecurityLabels } from "./pod-security/labels.ts";
import { isAboutCore, isMirrorPod, type PodLike } from "./pod-like.ts";

type Plugins = Module<{ readonly plugins: Readonly<Record<string, AdmissionPlugin | undefined>> }>;

const defaultPlugins: Plugins = defineModule(
  "api/admission/default-plugins",
  () => import("./default-plugins.ts"),
);
const podSecurityModule: Plugins = defineModule(
  "api/admission/pod-security",
  () => import("./pod-security/pod-security.ts"),
);
const quotaModule: Plugins = defineModule(
  "api/admission/resource-quota",
  () => import("./resource-quota/resource-quota.ts"),
);

const policyModule: Plugins = defineModule(
  "api/admission/policies",
  () => import("./policies/validating-policies.ts"),
);

function creates(request: AdmissionRequest, plural: string): boolean {
  return request.operation === "CREATE" && isAboutCore(request, plural);
}

/** Whether there is anything under a folder of the registry, in a namespace or at all. */
export function hasObjects({ store }: Machinery, folder: string, namespace?: string): boolean {
  return (
    store.count(namespace === undefined ? `/registry/${folder}/` : `/registry/${folder}/${namespace}/`) > 0
  );
}

export const limitRanger: LazyPlugin = {
  name: "LimitRanger",
  concerns(request, machinery) {
    const { operation, namespace, resource, subresource } = request;
    const isPod =
      resource.plural === "pods" && (subresource === "" ? operation === "CREATE" : subresource === "resize");
    const isClaim = isAboutCore(request, "persistentvolumeclaims") && operation !== "DELETE";
    return (isPod || isClaim) && hasObjects(machinery, "limitranges", namespace);
  },
  module: defaultPlugins,
};

const enforcing = "kubernetes.io/enforce-mountable-secrets";

export const mountableSecrets: LazyPlugin = {
  name: "ServiceAccount",
  concerns(request, { cluster }, object) {
    const { subresource, namespace, operation } = request;
    const isPod = isAboutCore(request, "pods")
      ? operation === "CREATE"
      : subresource === "ephemeralcontainers";
    if (!isPod || object === undefined) return false;
    const pod = object as PodLike;
    if (isMirrorPod(pod)) return subresource === "" && hasReferences(pod);
    const account = cluster.find("serviceaccounts", namespace, pod.spec.serviceAccountName ?? "");
    return account?.metadata.annotations?.[enforcing] === "true";
  },
  module: defaultPlugins,
};

/** What most static pods have none of: what they may not have is among these. */
function hasReferences({ spec }: PodLike): boolean {
  const {
    serviceAccountName = "",
    volumes = [],
    imagePullSecrets = [],
    containers,
    initContainers = [],
  } = spec;
  return (
    serviceAccountName !== "" ||
    imagePullSecrets.length > 0 ||
    volumes.some(({ secret, projected }) => secret !== undefined || projected !== undefined) ||
    [...containers, ...initContainers].some(
      ({ env = [], envFrom = [] }) =>
        envFrom.length > 0 || env.some(({ valueFrom }) => valueFrom?.secretKeyRef !== undefined),
    )
  );
}

/** Resources whose objects have pods in them. */
const withPods = new Set([
  "pods",
  "replicationcontrollers",
  "podtemplates",
  "replicasets.apps",
  "deployments.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "jobs.batch",
  "cronjobs.batch",
]);

/** Updates of pods by these change nothing that is judged. */
const judgedSubresources = new Set(["", "ephemeralcontainers", "resize"]);

export const podSecurity: LazyPlugin = {
  name: "PodSecurity",
  concerns(request, { cluster }, object) {
    const { operation, resource, subresource, namespace, old } = request;
    if (operation === "DELETE" || !judgedSubresources.has(subresource)) return false;
    if (isAboutCore(request, "namespaces")) {
      return hasPodSecurityLabels(object?.metadata.labels) || hasPodSecurityLabels(old?.metadata.labels);
    }
    if (!withPods.has(qualified(resource)) || (subresource !== "" && resource.plural !== "pods"))
      return false;
    return hasPodSecurityLabels(cluster.find("namespaces", "", namespace)?.metadata.labels);
  },
  module: podSecurityModule,
};

export const defaultStorageClass: LazyPlugin = {
  name: "DefaultStorageClass",
  concerns: (request) => creates(request, "persistentvolumeclaims"),
  module: defaultPlugins,
};

export const storageObjectInUseProtection: LazyPlugin = {
  name: "StorageObjectInUseProtection",
  concerns: (request) => creates(request, "persistentvolumeclaims") || creates(request, "persistentvolumes"),
  module: defaultPlugins,
};

export const persistentVolumeClaimResize: LazyPlugin = {
  name: "PersistentVolumeClaimResize",
  concerns: (request) => request.operation === "UPDATE" && isAboutCore(request, "persistentvolumeclaims"),
  module: defaultPlugins,
};

export const runtimeClass: LazyPlugin = {
  name: "RuntimeClass",
  concerns(request, _, object) {
    if (!creates(request, "pods")) return false;
    const { spec } = object as Stored & {
      readonly spec: { readonly runtimeClassName?: string; readonly overhead?: object };
    };
    return spec.runtimeClassName !== undefined || spec.overhead !== undefined;
  },
  module: defaultPlugins,
};

export const defaultIngressClass: LazyPlugin = {
  name: "DefaultIngressClass",
  concerns: ({ operation, resource, subresource }) =>
    operation === "CREATE" && subresource === "" && resource.plural === "ingresses",
  module: defaultPlugins,
};

export const resourceQuota: LazyPlugin = {
  name: "ResourceQuota",
  concerns(request, machinery) {
    const { operation, namespace, user } = request;
    // What the server writes by itself, quotas' status above all, is not charged.
    if (user === undefined || namespace === "" || operation === "DELETE" || operation === "CONNECT")
      return false;
    return hasObjects(machinery, "resourcequotas", namespace);
  },
  module: quotaModule,
};

const webhooksModule: LazyWaitingPlugin["waiting"] = defineModule(
  "api/admission/webhooks",
  () => import("./webhooks/webhooks.ts"),
);

/** What the server does by itself is nobody's request: no webhook is asked about it. */
function webhooks(name: string, folder: string): LazyWaitingPlugin {
  return {
    name,
    concerns: (request, machinery) =>
      request.user !== undefined && hasObjects(machinery, folder) && !isExempt(request.resource),
    waiting: webhooksModule,
  };
}

export const mutatingAdmissionWebhook: LazyWaitingPlugin = webhooks(
  "MutatingAdmissionWebhook",
  "mutatingwebhookconfigurations",
);

export const validatingAdmissionWebhook: LazyWaitingPlugin = webhooks(
  "ValidatingAdmissionWebhook",
  "validatingwebhookconfigurations",
);

export const validatingAdmissionPolicy: LazyPlugin = {
  name: "ValidatingAdmissionPolicy",
  concerns: (request, machinery) =>
    hasObjects(machinery, "validatingadmissionpolicybindings") && !isExempt(request.resource),
  module: policyModule,
};
