import type { Channel } from "../../kernel/channel.ts";
import type { Instant } from "../../kernel/time.ts";
import type { SignalName } from "../../host/signals.ts";

/** Where containerd listens. */
export const criSocket = "/run/containerd/containerd.sock";

/** What of the runtime behind the socket a client uses: node/containerd/container-runtime.ts. */
export interface CriApi {
  readonly version: string;
  readonly images: { readonly images: readonly CriImageView[] };
  readonly sandboxes: ReadonlyMap<string, CriSandboxView>;
  readonly containers: ReadonlyMap<string, CriContainerView>;
}

export interface CriImageView {
  readonly id: string;
  readonly digest: string;
  readonly repository: string;
  readonly tag: string;
  readonly entry: { readonly sizeBytes: number };
}

export interface CriSandboxView {
  readonly id: string;
  readonly createdAt: Instant;
  readonly state: "ready" | "notready";
  readonly config: { readonly name: string; readonly namespace: string; readonly attempt: number };
}

export interface CriContainerView {
  readonly id: string;
  readonly sandboxId: string;
  readonly name: string;
  readonly attempt: number;
  readonly createdAt: Instant;
  readonly image: { readonly id: string };
  readonly container: {
    readonly state: "created" | "running" | "exited";
    readonly logs: {
      readonly lines: readonly { readonly from: "stdout" | "stderr"; readonly text: string }[];
      follow(): Channel<unknown>;
    };
    kill(signal: SignalName): void;
  };
}
