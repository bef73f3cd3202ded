import type { Connection } from "../../client/connection.ts";
import type { EventRecorder } from "../../client/event-recorder.ts";
import type { EventType } from "../../client/event.ts";
import type { Informer } from "../../client/informer.ts";
import type { Host } from "../../host/host.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import type { Random } from "../../kernel/random.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import type { Service } from "../../kinds/core/service.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { BackOff } from "./back-off.ts";
import type { ImageManager } from "./image-manager.ts";
import type { KubeletConfig } from "./kubelet-config.ts";
import type { ProbeManager } from "./probe-manager.ts";
import type { StatusManager } from "./status-manager.ts";
import type { TokenManager } from "./token-manager.ts";

/** What the parts of one kubelet share. */
export interface KubeletContext {
  readonly kernel: Kernel;
  readonly host: Host;
  readonly random: Random;
  readonly nodeName: string;
  readonly nodeIp: string;
  readonly config: KubeletConfig;
  readonly connection: Connection;
  readonly recorder: EventRecorder;
  readonly services: Informer<Service>;
  /** Undefined while containerd is down. */
  readonly runtime: () => ContainerRuntime | undefined;
  readonly images: ImageManager;
  readonly crashLoops: BackOff;
  readonly probes: ProbeManager;
  readonly statuses: StatusManager;
  readonly tokens: TokenManager;
  /** When PLEG will next have looked at the runtime. */
  readonly relist: () => number;
}

/** An event about a pod, or about one of its containers. */
export interface PodEvent {
  readonly type: EventType;
  readonly reason: string;
  readonly message: string;
  readonly container?: string;
  readonly isInit?: boolean;
}

/** Records an event as the kubelet does: container events name the field of their container. */
export function recordEvent({ recorder }: Pick<KubeletContext, "recorder">, pod: Pod, event: PodEvent): void {
  const { type, reason, message, container, isInit } = event;
  const isEphemeral = pod.spec.ephemeralContainers?.some(({ name }) => name === container) === true;
  const field = isEphemeral ? "ephemeralContainers" : isInit === true ? "initContainers" : "containers";
  recorder.event(
    pod,
    type,
    reason,
    message,
    container === undefined ? undefined : `spec.${field}{${container}}`,
  );
}
