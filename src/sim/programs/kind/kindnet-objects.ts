import type { JsonObject } from "../../wire/json.ts";
import { binding, role, rule, serviceAccount } from "../kubeadm/rbac.ts";

const namespace = "kube-system";
const image = "docker.io/kindest/kindnetd:v20250512-df8de77b";

/** The CNI of kind's clusters. @models kind 0.29 pkg/build/nodeimage/const_cni.go */
export function kindnetObjects(podSubnet: string): readonly JsonObject[] {
  const rules = [
    rule("", "nodes", "list watch patch"),
    rule("", "configmaps", "get"),
    rule("", "namespaces pods", "list watch"),
    rule("networking.k8s.io", "networkpolicies", "list watch"),
  ];
  return [
    role("kindnet", rules),
    binding("kindnet", { role: "kindnet" }, "ServiceAccount:kube-system/kindnet"),
    serviceAccount(namespace, "kindnet"),
    daemonSet(podSubnet),
  ];
}

function daemonSet(podSubnet: string): JsonObject {
  return {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: { name: "kindnet", namespace, labels: { tier: "node", app: "kindnet", "k8s-app": "kindnet" } },
    spec: {
      selector: { matchLabels: { app: "kindnet" } },
      template: {
        metadata: { labels: { tier: "node", app: "kindnet", "k8s-app": "kindnet" } },
        spec: {
          hostNetwork: true,
          nodeSelector: { "kubernetes.io/os": "linux" },
          tolerations: [{ operator: "Exists" }],
          serviceAccountName: "kindnet",
          containers: [container(podSubnet)],
          volumes: [
            { name: "cni-cfg", hostPath: { path: "/etc/cni/net.d" } },
            { name: "xtables-lock", hostPath: { path: "/run/xtables.lock", type: "FileOrCreate" } },
            { name: "lib-modules", hostPath: { path: "/lib/modules" } },
          ],
        },
      },
    },
  };
}

function container(podSubnet: string): JsonObject {
  const size = { cpu: "100m", memory: "50Mi" };
  return {
    name: "kindnet-cni",
    image,
    env: [
      { name: "HOST_IP", valueFrom: { fieldRef: { fieldPath: "status.hostIP" } } },
      { name: "POD_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
      { name: "POD_SUBNET", value: podSubnet },
    ],
    volumeMounts: [
      { name: "cni-cfg", mountPath: "/etc/cni/net.d" },
      { name: "xtables-lock", mountPath: "/run/xtables.lock", readOnly: false },
      { name: "lib-modules", mountPath: "/lib/modules", readOnly: true },
    ],
    resources: { requests: size, limits: size },
    securityContext: { privileged: false, capabilities: { add: ["NET_RAW", "NET_ADMIN"] } },
  };
}
