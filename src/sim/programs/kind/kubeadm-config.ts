import type { JsonObject } from "../../wire/json.ts";
import { printYaml } from "../../wire/yaml.ts";
import type { ClusterConfig, NodeConfig } from "./cluster-config.ts";

const apiVersion = "kubeadm.k8s.io/v1beta3";
const token = "abcdef.0123456789abcdef";

export interface NodePlace {
  readonly node: NodeConfig;
  readonly name: string;
  readonly address: string;
  /** `kind-control-plane:6443`. */
  readonly endpoint: string;
}

/** /kind/kubeadm.conf of one node. @models kind 0.29 pkg/cluster/internal/kubeadm/config.go ConfigTemplateBetaV3 */
export function kubeadmConfig(config: ClusterConfig, place: NodePlace): string {
  const documents = [
    clusterConfiguration(config, place.endpoint),
    initConfiguration(config, place),
    joinConfiguration(config, place),
    kubeletConfiguration,
    proxyConfiguration,
  ];
  return documents.map((document) => printYaml(document)).join("---\n");
}

function clusterConfiguration({ name, networking }: ClusterConfig, endpoint: string): JsonObject {
  return {
    apiServer: { certSANs: ["localhost", networking.apiServerAddress], extraArgs: { "runtime-config": "" } },
    apiVersion,
    clusterName: name,
    controlPlaneEndpoint: endpoint,
    controllerManager: { extraArgs: { "enable-hostpath-provisioner": "true" } },
    kind: "ClusterConfiguration",
    kubernetesVersion: "v1.33.1",
    networking: { podSubnet: networking.podSubnet, serviceSubnet: networking.serviceSubnet },
    scheduler: { extraArgs: null },
  };
}

function initConfiguration(config: ClusterConfig, place: NodePlace): JsonObject {
  return {
    apiVersion,
    bootstrapTokens: [{ token }],
    kind: "InitConfiguration",
    localAPIEndpoint: { advertiseAddress: place.address, bindPort: 6443 },
    nodeRegistration: nodeRegistration(config, place),
    skipPhases: ["preflight"],
  };
}

function joinConfiguration(config: ClusterConfig, place: NodePlace): JsonObject {
  const controlPlane = {
    controlPlane: { localAPIEndpoint: { advertiseAddress: place.address, bindPort: 6443 } },
  };
  return {
    apiVersion,
    ...(place.node.role === "control-plane" ? controlPlane : {}),
    discovery: {
      bootstrapToken: { apiServerEndpoint: place.endpoint, token, unsafeSkipCAVerification: true },
    },
    kind: "JoinConfiguration",
    nodeRegistration: nodeRegistration(config, place),
    skipPhases: ["preflight"],
  };
}

function nodeRegistration({ name: cluster }: ClusterConfig, { node, name, address }: NodePlace): JsonObject {
  const labels = Object.entries(node.labels).map(([key, value]) => `${key}=${value}`);
  return {
    criSocket: "unix:///run/containerd/containerd.sock",
    kubeletExtraArgs: {
      "node-ip": address,
      "node-labels": labels.join(","),
      "provider-id": `kind://docker/${cluster}/${name}`,
    },
  };
}

const kubeletConfiguration: JsonObject = {
  apiVersion: "kubelet.config.k8s.io/v1beta1",
  cgroupDriver: "systemd",
  cgroupRoot: "/kubelet",
  evictionHard: { "imagefs.available": "0%", "nodefs.available": "0%", "nodefs.inodesFree": "0%" },
  failSwapOn: false,
  imageGCHighThresholdPercent: 100,
  kind: "KubeletConfiguration",
};

const proxyConfiguration: JsonObject = {
  apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
  conntrack: { maxPerCore: 0 },
  iptables: { minSyncPeriod: "1s" },
  kind: "KubeProxyConfiguration",
  mode: "iptables",
};
