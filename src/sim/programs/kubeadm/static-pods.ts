import type { JsonObject } from "../../wire/json.ts";
import type { NodeSettings } from "./node-settings.ts";
import { images } from "./versions.ts";

type Args = Readonly<Record<string, string>>;

interface Component {
  readonly name: string;
  readonly image: string;
  readonly args: Args;
  readonly requests: JsonObject;
  readonly probes: JsonObject;
  /** Path in the container and on the node, by volume name. */
  readonly mounts: readonly Mount[];
  readonly annotations?: JsonObject;
}

interface Mount {
  readonly name: string;
  readonly path: string;
  readonly type: "DirectoryOrCreate" | "FileOrCreate";
  readonly readOnly: boolean;
}

const pki = "/etc/kubernetes/pki";

/** The static pods of a control plane by file name. @models cmd/kubeadm/app/phases/controlplane/manifests.go, 1.33 */
export function staticPods(settings: NodeSettings): Readonly<Record<string, JsonObject>> {
  return {
    etcd: pod(etcd(settings)),
    "kube-apiserver": pod(apiServer(settings)),
    "kube-controller-manager": pod(controllerManager(settings)),
    "kube-scheduler": pod(scheduler(settings)),
  };
}

function pod({ name, image, args, requests, probes, mounts, annotations }: Component): JsonObject {
  const flags = Object.entries(args).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      ...(annotations === undefined ? {} : { annotations }),
      creationTimestamp: null,
      labels: { component: name, tier: "control-plane" },
      name,
      namespace: "kube-system",
    },
    spec: {
      containers: [
        {
          command: [name, ...flags.map(([flag, value]) => `--${flag}=${value}`)],
          image,
          imagePullPolicy: "IfNotPresent",
          ...probes,
          name,
          resources: { requests },
          volumeMounts: mounts.map((mount) => ({
            mountPath: mount.path,
            name: mount.name,
            ...(mount.readOnly ? { readOnly: true } : {}),
          })),
        },
      ],
      hostNetwork: true,
      priority: 2_000_001_000,
      priorityClassName: "system-node-critical",
      securityContext: { seccompProfile: { type: "RuntimeDefault" } },
      volumes: mounts.map((mount) => ({
        hostPath: { path: mount.path, type: mount.type },
        name: mount.name,
      })),
    },
    status: {},
  };
}

function etcd({ advertiseAddress, nodeName }: NodeSettings): Component {
  const client = `https://${advertiseAddress}:2379`;
  const peer = `https://${advertiseAddress}:2380`;
  return {
    name: "etcd",
    image: images.etcd,
    annotations: { "kubeadm.kubernetes.io/etcd.advertise-client-urls": client },
    args: {
      "advertise-client-urls": client,
      "cert-file": `${pki}/etcd/server.crt`,
      "client-cert-auth": "true",
      "data-dir": "/var/lib/etcd",
      "experimental-initial-corrupt-check": "true",
      "experimental-watch-progress-notify-interval": "5s",
      "initial-advertise-peer-urls": peer,
      "initial-cluster": `${nodeName}=${peer}`,
      "key-file": `${pki}/etcd/server.key`,
      "listen-client-urls": `https://127.0.0.1:2379,${client}`,
      "listen-metrics-urls": "http://127.0.0.1:2381",
      "listen-peer-urls": peer,
      name: nodeName,
      "peer-cert-file": `${pki}/etcd/peer.crt`,
      "peer-client-cert-auth": "true",
      "peer-key-file": `${pki}/etcd/peer.key`,
      "peer-trusted-ca-file": `${pki}/etcd/ca.crt`,
      "snapshot-count": "10000",
      "trusted-ca-file": `${pki}/etcd/ca.crt`,
    },
    requests: { cpu: "100m", memory: "100Mi" },
    probes: probes(
      { host: "127.0.0.1", port: 2381, scheme: "HTTP" },
      { live: "/livez", ready: "/readyz", start: "/readyz" },
    ),
    mounts: [
      { name: "etcd-data", path: "/var/lib/etcd", type: "DirectoryOrCreate", readOnly: false },
      { name: "etcd-certs", path: `${pki}/etcd`, type: "DirectoryOrCreate", readOnly: false },
    ],
  };
}

function apiServer({
  advertiseAddress,
  bindPort,
  serviceSubnet,
  dnsDomain,
  apiServerArgs,
}: NodeSettings): Component {
  return {
    name: "kube-apiserver",
    image: images.apiServer,
    annotations: {
      "kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint": `${advertiseAddress}:${bindPort}`,
    },
    args: {
      "advertise-address": advertiseAddress,
      "allow-privileged": "true",
      "authorization-mode": "Node,RBAC",
      "client-ca-file": `${pki}/ca.crt`,
      "enable-admission-plugins": "NodeRestriction",
      "enable-bootstrap-token-auth": "true",
      "etcd-cafile": `${pki}/etcd/ca.crt`,
      "etcd-certfile": `${pki}/apiserver-etcd-client.crt`,
      "etcd-keyfile": `${pki}/apiserver-etcd-client.key`,
      "etcd-servers": "https://127.0.0.1:2379",
      "kubelet-client-certificate": `${pki}/apiserver-kubelet-client.crt`,
      "kubelet-client-key": `${pki}/apiserver-kubelet-client.key`,
      "kubelet-preferred-address-types": "InternalIP,ExternalIP,Hostname",
      "proxy-client-cert-file": `${pki}/front-proxy-client.crt`,
      "proxy-client-key-file": `${pki}/front-proxy-client.key`,
      "requestheader-allowed-names": "front-proxy-client",
      "requestheader-client-ca-file": `${pki}/front-proxy-ca.crt`,
      "requestheader-extra-headers-prefix": "X-Remote-Extra-",
      "requestheader-group-headers": "X-Remote-Group",
      "requestheader-username-headers": "X-Remote-User",
      "secure-port": String(bindPort),
      "service-account-issuer": `https://kubernetes.default.svc.${dnsDomain}`,
      "service-account-key-file": `${pki}/sa.pub`,
      "service-account-signing-key-file": `${pki}/sa.key`,
      "service-cluster-ip-range": serviceSubnet,
      "tls-cert-file": `${pki}/apiserver.crt`,
      "tls-private-key-file": `${pki}/apiserver.key`,
      ...apiServerArgs,
    },
    requests: { cpu: "250m" },
    probes: probes(
      { host: advertiseAddress, port: bindPort, scheme: "HTTPS" },
      { live: "/livez", ready: "/readyz", start: "/livez" },
    ),
    mounts: [
      ...certificateMounts(),
      { name: "k8s-certs", path: pki, type: "DirectoryOrCreate", readOnly: true },
    ],
  };
}

function controllerManager({
  clusterName,
  podSubnet,
  serviceSubnet,
  controllerManagerArgs,
}: NodeSettings): Component {
  const kubeconfig = "/etc/kubernetes/controller-manager.conf";
  return {
    name: "kube-controller-manager",
    image: images.controllerManager,
    args: {
      ...(podSubnet === "" ? {} : { "allocate-node-cidrs": "true", "cluster-cidr": podSubnet }),
      "authentication-kubeconfig": kubeconfig,
      "authorization-kubeconfig": kubeconfig,
      "bind-address": "127.0.0.1",
      "client-ca-file": `${pki}/ca.crt`,
      "cluster-name": clusterName,
      "cluster-signing-cert-file": `${pki}/ca.crt`,
      "cluster-signing-key-file": `${pki}/ca.key`,
      controllers: "*,bootstrapsigner,tokencleaner",
      kubeconfig,
      "leader-elect": "true",
      "requestheader-client-ca-file": `${pki}/front-proxy-ca.crt`,
      "root-ca-file": `${pki}/ca.crt`,
      "service-account-private-key-file": `${pki}/sa.key`,
      "service-cluster-ip-range": serviceSubnet,
      "use-service-account-credentials": "true",
      ...controllerManagerArgs,
    },
    requests: { cpu: "200m" },
    probes: probes(
      { host: "127.0.0.1", port: 10257, scheme: "HTTPS" },
      { live: "/healthz", start: "/healthz" },
    ),
    mounts: [
      ...certificateMounts(),
      { name: "k8s-certs", path: pki, type: "DirectoryOrCreate", readOnly: true },
      { name: "kubeconfig", path: kubeconfig, type: "FileOrCreate", readOnly: true },
    ],
  };
}

function scheduler({ schedulerArgs }: NodeSettings): Component {
  const kubeconfig = "/etc/kubernetes/scheduler.conf";
  return {
    name: "kube-scheduler",
    image: images.scheduler,
    args: {
      "authentication-kubeconfig": kubeconfig,
      "authorization-kubeconfig": kubeconfig,
      "bind-address": "127.0.0.1",
      kubeconfig,
      "leader-elect": "true",
      ...schedulerArgs,
    },
    requests: { cpu: "100m" },
    probes: probes(
      { host: "127.0.0.1", port: 10259, scheme: "HTTPS" },
      { live: "/livez", ready: "/readyz", start: "/livez" },
    ),
    mounts: [{ name: "kubeconfig", path: kubeconfig, type: "FileOrCreate", readOnly: true }],
  };
}

function probes(
  endpoint: { readonly host: string; readonly port: number; readonly scheme: string },
  paths: { readonly live: string; readonly ready?: string; readonly start: string },
): JsonObject {
  const get = (path: string): JsonObject => ({
    httpGet: { host: endpoint.host, path, port: endpoint.port, scheme: endpoint.scheme },
  });
  const slow = { initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 15 };
  return {
    livenessProbe: { failureThreshold: 8, ...get(paths.live), ...slow },
    ...(paths.ready === undefined
      ? {}
      : {
          readinessProbe: { failureThreshold: 3, ...get(paths.ready), periodSeconds: 1, timeoutSeconds: 15 },
        }),
    startupProbe: { failureThreshold: 24, ...get(paths.start), ...slow },
  };
}

/** Where distributions keep the certificates that their users trust. */
function certificateMounts(): readonly Mount[] {
  const folders = {
    "ca-certs": "/etc/ssl/certs",
    "etc-ca-certificates": "/etc/ca-certificates",
    "usr-local-share-ca-certificates": "/usr/local/share/ca-certificates",
    "usr-share-ca-certificates": "/usr/share/ca-certificates",
  };
  return Object.entries(folders).map(([name, path]) => ({
    name,
    path,
    type: "DirectoryOrCreate",
    readOnly: true,
  }));
}
