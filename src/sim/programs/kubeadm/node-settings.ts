/** What a kubeadm configuration comes down to for one node. */
export interface NodeSettings {
  readonly clusterName: string;
  readonly nodeName: string;
  readonly advertiseAddress: string;
  readonly bindPort: number;
  /** `kind-control-plane:6443`; the advertise address where no configuration names one. */
  readonly controlPlaneEndpoint: string;
  readonly podSubnet: string;
  readonly serviceSubnet: string;
  readonly dnsDomain: string;
  readonly certificateNames: readonly string[];
  readonly criSocket: string;
  readonly taints: readonly Taint[] | undefined;
  readonly token: string;
  readonly kubeletArgs: Readonly<Record<string, string>>;
  readonly apiServerArgs: Readonly<Record<string, string>>;
  readonly controllerManagerArgs: Readonly<Record<string, string>>;
  readonly schedulerArgs: Readonly<Record<string, string>>;
  /** Fields of KubeletConfiguration and KubeProxyConfiguration beside the defaults. */
  readonly kubelet: Readonly<Record<string, unknown>>;
  readonly proxy: Readonly<Record<string, unknown>>;
  readonly skipPhases: readonly string[];
}

export interface Taint {
  readonly key: string;
  readonly effect: string;
}

/** The address at an offset in a service range: 1 is the API server's, 10 the DNS server's. */
export function serviceAddress(serviceSubnet: string, offset: number): string {
  const [base = ""] = serviceSubnet.split("/");
  const parts = base.split(".").map(Number);
  return [...parts.slice(0, 3), (parts[3] ?? 0) + offset].join(".");
}
