import { printYaml } from "../../wire/yaml.ts";
import { encodeBase64 } from "../../wire/base64.ts";
import { rfc3339, type Instant, day, after } from "../../kernel/time.ts";
import type { JsonObject } from "../../wire/json.ts";
import { kubeletConfiguration } from "./kubelet-config.ts";
import type { NodeSettings } from "./node-settings.ts";
import { binding, role, rule } from "./rbac.ts";
import { signature } from "./token-signature.ts";
import { imageRepository, kubernetesVersion } from "./versions.ts";

const bootstrappers = "Group:system:bootstrappers:kubeadm:default-node-token";

/** What `upload-config` stores: the configurations, and who may read them. */
export function configObjects(settings: NodeSettings): readonly JsonObject[] {
  return [
    configMap("kube-system", "kubeadm-config", {
      ClusterConfiguration: printYaml(clusterConfiguration(settings)),
    }),
    ...readers("kubeadm:nodes-kubeadm-config", "kubeadm-config"),
    configMap("kube-system", "kubelet-config", { kubelet: printYaml(kubeletConfiguration(settings)) }),
    ...readers("kubeadm:kubelet-config", "kubelet-config"),
  ];
}

/** Nodes that join and nodes that have joined may read a config map. */
function readers(name: string, config: string): readonly JsonObject[] {
  const to = { role: name, namespace: "kube-system" };
  return [
    role(name, [rule("", "configmaps", "get", [config])], "kube-system"),
    binding(name, to, "Group:system:nodes", bootstrappers),
  ];
}

/** The group of admin.conf becomes cluster-admin; done as super-admin, since nobody else may yet. */
export const adminBinding: JsonObject = binding(
  "kubeadm:cluster-admins",
  { role: "cluster-admin" },
  "Group:kubeadm:cluster-admins",
);

/** What `bootstrap-token` creates: the token, and what its holders may do. */
export function tokenObjects({ token }: NodeSettings, now: Instant): readonly JsonObject[] {
  const [id = "", secret = ""] = token.split(".");
  const data = {
    "auth-extra-groups": "system:bootstrappers:kubeadm:default-node-token",
    expiration: rfc3339(after(now, day)),
    "token-id": id,
    "token-secret": secret,
    "usage-bootstrap-authentication": "true",
    "usage-bootstrap-signing": "true",
  };
  const encoded = Object.entries(data).map(([key, value]) => [key, encodeBase64(value)] as const);
  const approve = "system:certificates.k8s.io:certificatesigningrequests:";
  return [
    {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: `bootstrap-token-${id}`, namespace: "kube-system" },
      type: "bootstrap.kubernetes.io/token",
      data: Object.fromEntries(encoded),
    },
    role("kubeadm:get-nodes", [rule("", "nodes", "get")]),
    binding("kubeadm:get-nodes", { role: "kubeadm:get-nodes" }, bootstrappers),
    binding("kubeadm:kubelet-bootstrap", { role: "system:node-bootstrapper" }, bootstrappers),
    binding("kubeadm:node-autoapprove-bootstrap", { role: `${approve}nodeclient` }, bootstrappers),
    binding(
      "kubeadm:node-autoapprove-certificate-rotation",
      { role: `${approve}selfnodeclient` },
      "Group:system:nodes",
    ),
  ];
}

/** kube-public/cluster-info, which anybody may read, with a signature for those who know the token. */
export function clusterInfoObjects(settings: NodeSettings, caCertificate: string): readonly JsonObject[] {
  const name = "kubeadm:bootstrap-signer-clusterinfo";
  const namespace = "kube-public";
  const kubeconfig = printYaml({
    apiVersion: "v1",
    clusters: [
      {
        cluster: {
          "certificate-authority-data": encodeBase64(caCertificate),
          server: `https://${settings.controlPlaneEndpoint}`,
        },
        name: "",
      },
    ],
    contexts: null,
    "current-context": "",
    kind: "Config",
    preferences: {},
    users: null,
  });
  const [id = ""] = settings.token.split(".");
  return [
    configMap(namespace, "cluster-info", {
      [`jws-kubeconfig-${id}`]: signature(settings.token, kubeconfig),
      kubeconfig,
    }),
    role(name, [rule("", "configmaps", "get", ["cluster-info"])], namespace),
    binding(name, { role: name, namespace }, "User:system:anonymous"),
  ];
}

/** @models cmd/kubeadm/app/apis/kubeadm/v1beta4/types.go ClusterConfiguration, 1.33 */
function clusterConfiguration(settings: NodeSettings): JsonObject {
  return {
    apiServer: {
      certSANs: settings.certificateNames,
      ...extraArgs(settings.apiServerArgs),
    },
    apiVersion: "kubeadm.k8s.io/v1beta4",
    caCertificateValidityPeriod: "87600h0m0s",
    certificateValidityPeriod: "8760h0m0s",
    certificatesDir: "/etc/kubernetes/pki",
    clusterName: settings.clusterName,
    controlPlaneEndpoint: settings.controlPlaneEndpoint,
    controllerManager: extraArgs(settings.controllerManagerArgs),
    dns: {},
    encryptionAlgorithm: "RSA-2048",
    etcd: { local: { dataDir: "/var/lib/etcd" } },
    imageRepository,
    kind: "ClusterConfiguration",
    kubernetesVersion,
    networking: {
      dnsDomain: settings.dnsDomain,
      podSubnet: settings.podSubnet,
      serviceSubnet: settings.serviceSubnet,
    },
    proxy: {},
    scheduler: extraArgs(settings.schedulerArgs),
  };
}

function extraArgs(args: Readonly<Record<string, string>>): JsonObject {
  const list = Object.entries(args).map(([name, value]) => ({ name, value }));
  return list.length === 0 ? {} : { extraArgs: list };
}

export function configMap(
  namespace: string,
  name: string,
  data: Readonly<Record<string, string>>,
): JsonObject {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace }, data };
}
