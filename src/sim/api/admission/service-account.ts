import type { Container, LocalObjectReference, Volume } from "kubernetes-types/core/v1";
import { freeze } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { refusal } from "./refusal.ts";
import type { AdmissionPlugin } from "./admission.ts";
import { createdPod, isMirrorPod, type PodLike } from "./pod-like.ts";

const mountPath = "/var/run/secrets/kubernetes.io/serviceaccount";

type Account = Stored & {
  readonly automountServiceAccountToken?: boolean;
  readonly imagePullSecrets?: LocalObjectReference[];
};

/**
 * Every pod runs as a service account, and finds its token in its file system.
 * @models plugin/pkg/admission/serviceaccount/admission.go, 1.33
 */
export const serviceAccount: AdmissionPlugin = {
  name: "ServiceAccount",
  mutate(object, request, { cluster, random }) {
    const pod = createdPod(object, request);
    if (pod === undefined || isMirrorPod(pod)) return object;
    const name = pod.spec.serviceAccountName || "default";
    const { namespace } = request;
    const account = cluster.find("serviceaccounts", namespace, name);
    if (account === undefined) {
      const why = `error looking up service account ${namespace}/${name}: serviceaccount ${JSON.stringify(name)} not found`;
      throw refusal(request, object, why);
    }
    const named = withAccount(pod, name, account);
    return wantsToken(named, account) ? withToken(named, () => `kube-api-access-${random.suffix(5)}`) : named;
  },
};

function withAccount(pod: PodLike, name: string, account: Account): PodLike {
  const { spec } = pod;
  const secrets = spec.imagePullSecrets?.length ? spec.imagePullSecrets : account.imagePullSecrets;
  return {
    ...pod,
    spec: {
      ...spec,
      serviceAccountName: name,
      serviceAccount: name,
      ...(secrets === undefined ? {} : { imagePullSecrets: secrets }),
    },
  };
}

function wantsToken({ spec }: PodLike, account: Account): boolean {
  return spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true;
}

function withToken(pod: PodLike, volumeName: () => string): PodLike {
  const { spec } = pod;
  const all = [...spec.containers, ...(spec.initContainers ?? [])];
  if (all.every((container) => hasMount(container))) return pod;
  const name = volumeName();
  const mount = (container: Container): Container =>
    hasMount(container)
      ? container
      : {
          ...container,
          volumeMounts: [...(container.volumeMounts ?? []), { name, readOnly: true, mountPath }],
        };
  return {
    ...pod,
    spec: {
      ...spec,
      volumes: [...(spec.volumes ?? []), { name, projected }],
      ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(mount) }),
      containers: spec.containers.map(mount),
    },
  };
}

function hasMount({ volumeMounts }: Container): boolean {
  return volumeMounts?.some((mount) => mount.mountPath === mountPath) ?? false;
}

const projected: NonNullable<Volume["projected"]> = freeze({
  sources: [
    { serviceAccountToken: { expirationSeconds: 3607, path: "token" } },
    { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
    {
      downwardAPI: {
        items: [{ path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } }],
      },
    },
  ],
  defaultMode: 420,
});
