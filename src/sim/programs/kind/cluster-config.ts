/** A kind configuration (kind.x-k8s.io/v1alpha4) with its defaults. */
export interface ClusterConfig {
  readonly name: string;
  readonly nodes: readonly NodeConfig[];
  readonly networking: Networking;
}

export interface NodeConfig {
  readonly role: Role;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly portMappings: readonly PortMappingConfig[];
  readonly mounts: readonly MountConfig[];
}

export type Role = "control-plane" | "worker";

export interface PortMappingConfig {
  readonly containerPort: number;
  readonly hostPort: number;
  readonly listenAddress: string;
  readonly protocol: string;
}

export interface MountConfig {
  readonly hostPath: string;
  readonly containerPath: string;
  readonly readOnly: boolean;
}

export interface Networking {
  readonly apiServerAddress: string;
  /** 0: a free one. */
  readonly apiServerPort: number;
  readonly podSubnet: string;
  readonly serviceSubnet: string;
  readonly disableDefaultCni: boolean;
}

/** The default of kind 0.29.0. */
export const defaultImage =
  "kindest/node:v1.33.1@sha256:050072256b9a903bd914c0b2866828150cb229cea0efe5892e2b644d5dd3b34f";

export const defaultNetworking: Networking = {
  apiServerAddress: "127.0.0.1",
  apiServerPort: 0,
  podSubnet: "10.244.0.0/16",
  serviceSubnet: "10.96.0.0/16",
  disableDefaultCni: false,
};

export const controlPlaneNode: NodeConfig = {
  role: "control-plane",
  image: defaultImage,
  labels: {},
  portMappings: [],
  mounts: [],
};

/** kind's default name; `--name`, KIND_CLUSTER_NAME and a configuration's `name` come before it. */
export const defaultName = "kind";
