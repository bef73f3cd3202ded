import { printYaml } from "../../wire/yaml.ts";
import type { JsonObject } from "../../wire/json.ts";
import { configMap } from "./bootstrap-objects.ts";
import { serviceAddress, type NodeSettings } from "./node-settings.ts";
import { binding, role, rule, serviceAccount } from "./rbac.ts";
import { images } from "./versions.ts";

const namespace = "kube-system";

/** @models cmd/kubeadm/app/phases/addons/dns/manifests.go, 1.33 */
export function coreDnsObjects(settings: NodeSettings): readonly JsonObject[] {
  const account = "ServiceAccount:kube-system/coredns";
  const rules = [
    rule("", "endpoints services pods namespaces", "list watch"),
    rule("discovery.k8s.io", "endpointslices", "list watch"),
  ];
  return [
    configMap(namespace, "coredns", { Corefile: corefile(settings.dnsDomain) }),
    role("system:coredns", rules),
    binding("system:coredns", { role: "system:coredns" }, account),
    serviceAccount(namespace, "coredns"),
    coreDnsDeployment(),
    coreDnsService(serviceAddress(settings.serviceSubnet, 10)),
  ];
}

function corefile(domain: string): string {
  return `.:53 {
    errors
    health {
       lameduck 5s
    }
    ready
    kubernetes ${domain} in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
       ttl 30
    }
    prometheus :9153
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30 {
       disable success ${domain}
       disable denial ${domain}
    }
    loop
    reload
    loadbalance
}
`;
}

function coreDnsDeployment(): JsonObject {
  const labels = { "k8s-app": "kube-dns" };
  const spread = {
    weight: 100,
    podAffinityTerm: {
      labelSelector: { matchExpressions: [{ key: "k8s-app", operator: "In", values: ["kube-dns"] }] },
      topologyKey: "kubernetes.io/hostname",
    },
  };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "coredns", namespace, labels },
    spec: {
      replicas: 2,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1 } },
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          priorityClassName: "system-cluster-critical",
          serviceAccountName: "coredns",
          affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [spread] } },
          tolerations: [
            { key: "CriticalAddonsOnly", operator: "Exists" },
            { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" },
          ],
          nodeSelector: { "kubernetes.io/os": "linux" },
          containers: [coreDnsContainer()],
          dnsPolicy: "Default",
          volumes: [
            {
              name: "config-volume",
              configMap: { name: "coredns", items: [{ key: "Corefile", path: "Corefile" }] },
            },
          ],
        },
      },
    },
  };
}

function coreDnsContainer(): JsonObject {
  return {
    name: "coredns",
    image: images.coreDns,
    imagePullPolicy: "IfNotPresent",
    resources: { limits: { memory: "170Mi" }, requests: { cpu: "100m", memory: "70Mi" } },
    args: ["-conf", "/etc/coredns/Corefile"],
    volumeMounts: [{ name: "config-volume", mountPath: "/etc/coredns", readOnly: true }],
    ports: [
      { containerPort: 53, name: "dns", protocol: "UDP" },
      { containerPort: 53, name: "dns-tcp", protocol: "TCP" },
      { containerPort: 9153, name: "metrics", protocol: "TCP" },
    ],
    livenessProbe: {
      httpGet: { path: "/health", port: 8080, scheme: "HTTP" },
      initialDelaySeconds: 60,
      timeoutSeconds: 5,
      successThreshold: 1,
      failureThreshold: 5,
    },
    readinessProbe: { httpGet: { path: "/ready", port: 8181, scheme: "HTTP" } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { add: ["NET_BIND_SERVICE"], drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
  };
}

function coreDnsService(clusterIP: string): JsonObject {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: {
      name: "kube-dns",
      namespace,
      labels: {
        "k8s-app": "kube-dns",
        "kubernetes.io/cluster-service": "true",
        "kubernetes.io/name": "CoreDNS",
      },
      annotations: { "prometheus.io/port": "9153", "prometheus.io/scrape": "true" },
    },
    spec: {
      clusterIP,
      ports: [
        { name: "dns", port: 53, protocol: "UDP", targetPort: 53 },
        { name: "dns-tcp", port: 53, protocol: "TCP", targetPort: 53 },
        { name: "metrics", port: 9153, protocol: "TCP", targetPort: 9153 },
      ],
      selector: { "k8s-app": "kube-dns" },
    },
  };
}

/** @models cmd/kubeadm/app/phases/addons/proxy/manifests.go, 1.33 */
export function kubeProxyObjects(settings: NodeSettings): readonly JsonObject[] {
  const account = "ServiceAccount:kube-system/kube-proxy";
  const bootstrappers = "Group:system:bootstrappers:kubeadm:default-node-token";
  const config = configMap(namespace, "kube-proxy", {
    "config.conf": printYaml(proxyConfiguration(settings)),
    "kubeconfig.conf": printYaml(proxyKubeconfig(settings)),
  });
  const metadata = { name: "kube-proxy", namespace, labels: { app: "kube-proxy" } };
  return [
    { ...config, metadata },
    role("kube-proxy", [rule("", "configmaps", "get", ["kube-proxy"])], namespace),
    binding("kube-proxy", { role: "kube-proxy", namespace }, bootstrappers),
    serviceAccount(namespace, "kube-proxy"),
    binding("kubeadm:node-proxier", { role: "system:node-proxier" }, account),
    proxyDaemonSet(),
  ];
}

function proxyConfiguration({ podSubnet, proxy }: NodeSettings): JsonObject {
  return {
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    bindAddress: "0.0.0.0",
    clientConnection: { kubeconfig: "/var/lib/kube-proxy/kubeconfig.conf" },
    clusterCIDR: podSubnet,
    kind: "KubeProxyConfiguration",
    mode: "",
    ...(proxy as JsonObject),
  };
}

function proxyKubeconfig({ controlPlaneEndpoint }: NodeSettings): JsonObject {
  const folder = "/var/run/secrets/kubernetes.io/serviceaccount";
  const cluster = { "certificate-authority": `${folder}/ca.crt`, server: `https://${controlPlaneEndpoint}` };
  return {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ cluster, name: "default" }],
    contexts: [{ context: { cluster: "default", namespace: "default", user: "default" }, name: "default" }],
    "current-context": "default",
    users: [{ name: "default", user: { tokenFile: `${folder}/token` } }],
  };
}

function proxyDaemonSet(): JsonObject {
  const labels = { "k8s-app": "kube-proxy" };
  const container = {
    name: "kube-proxy",
    image: images.proxy,
    imagePullPolicy: "IfNotPresent",
    command: [
      "/usr/local/bin/kube-proxy",
      "--config=/var/lib/kube-proxy/config.conf",
      "--hostname-override=$(NODE_NAME)",
    ],
    env: [{ name: "NODE_NAME", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } }],
    securityContext: { privileged: true },
    volumeMounts: [
      { mountPath: "/var/lib/kube-proxy", name: "kube-proxy" },
      { mountPath: "/run/xtables.lock", name: "xtables-lock" },
      { mountPath: "/lib/modules", name: "lib-modules", readOnly: true },
    ],
  };
  return {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: { name: "kube-proxy", namespace, labels },
    spec: {
      selector: { matchLabels: labels },
      updateStrategy: { type: "RollingUpdate" },
      template: {
        metadata: { labels },
        spec: {
          priorityClassName: "system-node-critical",
          containers: [container],
          hostNetwork: true,
          serviceAccountName: "kube-proxy",
          volumes: [
            { name: "kube-proxy", configMap: { name: "kube-proxy" } },
            { name: "xtables-lock", hostPath: { path: "/run/xtables.lock", type: "FileOrCreate" } },
            { name: "lib-modules", hostPath: { path: "/lib/modules" } },
          ],
          tolerations: [{ operator: "Exists" }],
          nodeSelector: { "kubernetes.io/os": "linux" },
        },
      },
    },
  };
}
