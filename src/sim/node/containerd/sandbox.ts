import type { Instant } from "../../kernel/time.ts";
import type { NetworkNamespace } from "../../network/service.ts";

export interface SandboxConfig {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly attempt: number;
  readonly hostname: string;
  readonly hostNetwork: boolean;
  readonly hostPorts: readonly HostPort[];
}

export interface HostPort {
  readonly hostPort: number;
  readonly containerPort: number;
  /** Empty is all. */
  readonly hostIP: string;
}

/** A pod's environment: its network namespace, held by a pause container. */
export interface Sandbox {
  /** 64 hexadecimal digits. */
  readonly id: string;
  readonly config: SandboxConfig;
  readonly createdAt: Instant;
  readonly network: NetworkNamespace;
  /** The pod's address; the node's for pods on the host network. */
  readonly address: string;
  state: "ready" | "notready";
}
