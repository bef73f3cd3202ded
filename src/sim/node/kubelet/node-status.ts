import type { NodeCondition, NodeStatus } from "kubernetes-types/core/v1";
import { rfc3339, type Instant } from "../../kernel/time.ts";
import type { Hardware } from "../environment.ts";
import { kubernetesVersion } from "../components/versions.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";

export interface NodeFacts {
  readonly hostname: string;
  readonly address: string;
  readonly hardware: Hardware;
  readonly maxPods: number;
  readonly port: number;
  readonly osImage: string;
  readonly bootId: string;
  readonly machineId: string;
  readonly systemUuid: string;
}

const kernelVersion = "6.8.0-45-generic";

/** A node's status. @models pkg/kubelet/kubelet_node_status.go, nodestatus/setters.go, 1.33 */
export function nodeStatus(
  facts: NodeFacts,
  runtime: ContainerRuntime | undefined,
  conditions: NodeCondition[],
): NodeStatus {
  const { hardware, maxPods } = facts;
  const resources = {
    cpu: String(hardware.cores),
    "ephemeral-storage": "61202244Ki",
    "hugepages-1Gi": "0",
    "hugepages-2Mi": "0",
    memory: `${Math.floor(hardware.memoryBytes / 1024)}Ki`,
    pods: String(maxPods),
  };
  return {
    addresses: [
      { address: facts.address, type: "InternalIP" },
      { address: facts.hostname, type: "Hostname" },
    ],
    allocatable: resources,
    capacity: resources,
    conditions,
    daemonEndpoints: { kubeletEndpoint: { Port: facts.port } },
    images: (runtime?.images.images ?? []).map(({ repository, tag, digest, entry, preloaded }) => ({
      names: preloaded ? [`${repository}:${tag}`] : [`${repository}@${digest}`, `${repository}:${tag}`],
      sizeBytes: entry.sizeBytes,
    })),
    nodeInfo: {
      architecture: "amd64",
      bootID: facts.bootId,
      containerRuntimeVersion: runtime?.version ?? "containerd://Unknown",
      kernelVersion,
      kubeProxyVersion: "",
      kubeletVersion: kubernetesVersion,
      machineID: facts.machineId,
      operatingSystem: "linux",
      osImage: facts.osImage,
      systemUUID: facts.systemUuid,
    },
  };
}

interface Claim {
  readonly type: string;
  readonly status: "True" | "False";
  readonly reason: string;
  readonly message: string;
}

const healthy: readonly Claim[] = [
  {
    type: "MemoryPressure",
    status: "False",
    reason: "KubeletHasSufficientMemory",
    message: "kubelet has sufficient memory available",
  },
  {
    type: "DiskPressure",
    status: "False",
    reason: "KubeletHasNoDiskPressure",
    message: "kubelet has no disk pressure",
  },
  {
    type: "PIDPressure",
    status: "False",
    reason: "KubeletHasSufficientPID",
    message: "kubelet has sufficient PID available",
  },
];

/** The kubelet's four conditions; the time of a transition stays as long as the status does. */
export function nodeConditions(
  runtime: ContainerRuntime | undefined,
  before: readonly NodeCondition[],
  now: Instant,
): NodeCondition[] {
  return [...healthy, readyClaim(runtime)].map((claim) => {
    const old = before.find(({ type }) => type === claim.type);
    const since = old?.status === claim.status ? old.lastTransitionTime : undefined;
    return { ...claim, lastHeartbeatTime: rfc3339(now), lastTransitionTime: since ?? rfc3339(now) };
  });
}

function readyClaim(runtime: ContainerRuntime | undefined): Claim {
  const type = "Ready";
  if (runtime === undefined)
    return { type, status: "False", reason: "KubeletNotReady", message: "container runtime is down" };
  const problem = runtime.networkProblem;
  if (problem === undefined)
    return { type, status: "True", reason: "KubeletReady", message: "kubelet is posting ready status" };
  const message =
    "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady " +
    `message:Network plugin returns error: ${problem}`;
  return { type, status: "False", reason: "KubeletNotReady", message };
}
