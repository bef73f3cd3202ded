/** Components that have a command line. */
export type Component =
  | "coredns"
  | "etcd"
  | "kube-apiserver"
  | "kube-controller-manager"
  | "kube-proxy"
  | "kube-scheduler"
  | "kubelet";

/** How a component takes its flags; names are separated by blanks. */
export interface AcceptedFlags {
  /** They do what they do in the real one. */
  readonly acts: string;
  /** What they choose is about something that is not simulated, so that nobody sees a difference. */
  readonly unseen: string;
  /** They would be seen, and only this value is simulated. */
  readonly only?: Readonly<Record<string, string>>;
  /** The real one knows them; here they are refused. All others are unknown. */
  readonly refused?: string;
}

/** Every flag that a simulated component accepts, and what it does. */
export const acceptedFlags: Readonly<Record<Component, AcceptedFlags>> = {
  kubelet: {
    acts: "config kubeconfig bootstrap-kubeconfig hostname-override node-ip node-labels provider-id register-with-taints",
    unseen: "pod-infra-container-image runtime-cgroups cgroup-root cert-dir v",
    only: {
      "container-runtime-endpoint": "unix:///run/containerd/containerd.sock",
      "fail-swap-on": "false",
    },
    refused:
      "address anonymous-auth authorization-mode cgroup-driver client-ca-file cluster-dns cluster-domain config-dir " +
      "eviction-hard eviction-soft feature-gates image-service-endpoint kube-reserved max-pods pod-manifest-path port " +
      "read-only-port register-node rotate-certificates system-reserved tls-cert-file tls-private-key-file",
  },
  etcd: {
    acts: "cert-file data-dir listen-client-urls listen-metrics-urls trusted-ca-file",
    unseen:
      "advertise-client-urls auto-compaction-mode auto-compaction-retention election-timeout " +
      "experimental-initial-corrupt-check experimental-watch-progress-notify-interval heartbeat-interval " +
      "initial-advertise-peer-urls initial-cluster initial-cluster-state key-file listen-peer-urls log-level name " +
      "peer-cert-file peer-client-cert-auth peer-key-file peer-trusted-ca-file quota-backend-bytes snapshot-count",
    only: { "client-cert-auth": "true" },
    refused: "auth-token enable-v2 force-new-cluster listen-client-http-urls max-request-bytes",
  },
  "kube-apiserver": {
    acts:
      "advertise-address client-ca-file etcd-cafile etcd-servers kubelet-client-certificate secure-port " +
      "service-cluster-ip-range tls-cert-file anonymous-auth authorization-mode disable-admission-plugins " +
      "enable-admission-plugins enable-bootstrap-token-auth service-account-issuer service-account-signing-key-file " +
      "token-auth-file",
    unseen:
      "etcd-certfile etcd-keyfile kubelet-client-key proxy-client-cert-file proxy-client-key-file " +
      "requestheader-allowed-names requestheader-client-ca-file requestheader-extra-headers-prefix " +
      "requestheader-group-headers requestheader-username-headers service-account-key-file tls-private-key-file v",
    only: {
      "allow-privileged": "true",
      "feature-gates": "",
      "kubelet-preferred-address-types": "InternalIP,ExternalIP,Hostname",
      "runtime-config": "",
    },
    refused:
      "admission-control-config-file audit-log-path audit-policy-file authentication-config " +
      "authorization-config bind-address default-not-ready-toleration-seconds default-unreachable-toleration-seconds " +
      "encryption-provider-config event-ttl max-requests-inflight oidc-client-id oidc-issuer-url profiling " +
      "service-node-port-range",
  },
  "kube-controller-manager": {
    acts:
      "allocate-node-cidrs bind-address cluster-cidr cluster-signing-cert-file cluster-signing-key-file kubeconfig " +
      "root-ca-file service-account-private-key-file use-service-account-credentials",
    unseen:
      "authentication-kubeconfig authorization-kubeconfig client-ca-file cluster-name " +
      "enable-hostpath-provisioner leader-elect requestheader-client-ca-file " +
      "service-cluster-ip-range v",
    only: { controllers: "*,bootstrapsigner,tokencleaner", "feature-gates": "" },
    refused:
      "concurrent-deployment-syncs horizontal-pod-autoscaler-sync-period kube-api-burst kube-api-qps " +
      "node-cidr-mask-size node-monitor-grace-period node-monitor-period profiling terminated-pod-gc-threshold",
  },
  "kube-scheduler": {
    acts: "bind-address kubeconfig",
    unseen: "authentication-kubeconfig authorization-kubeconfig leader-elect v",
    only: { "feature-gates": "" },
    refused: "config kube-api-burst kube-api-qps profiling secure-port",
  },
  "kube-proxy": {
    acts: "config hostname-override",
    unseen: "v",
    refused: "cluster-cidr feature-gates kubeconfig proxy-mode",
  },
  coredns: { acts: "conf", unseen: "", refused: "dns.port p pidfile plugins quiet version" },
};

/** Why a flag with this value cannot be honoured: cobra's words for an unknown one, else our own. */
export function refusalOf(component: Component, flag: string, value: string): string | undefined {
  const { acts, unseen, only = {}, refused = "" } = acceptedFlags[component];
  const has = (names: string): boolean => names.split(" ").includes(flag);
  if (has(acts) || has(unseen)) return undefined;
  if (Object.hasOwn(only, flag))
    return only[flag] === value ? undefined : `not simulated: --${flag}=${value}`;
  return has(refused) ? `not simulated: --${flag}` : `unknown flag: --${flag}`;
}
