import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { millisecond, minute, type Instant } from "../../kernel/time.ts";
import type { JsonObject } from "../../wire/json.ts";
import { coreDnsObjects, kubeProxyObjects } from "./addons.ts";
import { adminBinding, clusterInfoObjects, configObjects, tokenObjects } from "./bootstrap-objects.ts";
import { ClusterError, type ClusterClient } from "./cluster-client.ts";
import { KubeadmError } from "./kubeadm-error.ts";
import type { NodeSettings, Taint } from "./node-settings.ts";

/** A phase that creates objects and then says so. */
export interface ClusterPhase {
  readonly name: string;
  readonly lines: readonly string[];
  readonly objects: readonly JsonObject[];
}

export function uploadConfig(settings: NodeSettings): ClusterPhase {
  return {
    name: "upload-config",
    lines: [
      '[upload-config] Storing the configuration used in ConfigMap "kubeadm-config" in the "kube-system" Namespace',
      '[kubelet] Creating a ConfigMap "kubelet-config" in namespace kube-system with the configuration for the kubelets in the cluster',
      "[upload-certs] Skipping phase. Please see --upload-certs",
    ],
    objects: [adminBinding, ...configObjects(settings)],
  };
}

/** bootstrap-token and the add-ons. */
export function laterPhases(
  settings: NodeSettings,
  { caCertificate, now }: { readonly caCertificate: string; readonly now: Instant },
): readonly ClusterPhase[] {
  return [
    {
      name: "bootstrap-token",
      lines: [
        `[bootstrap-token] Using token: ${settings.token}`,
        "[bootstrap-token] Configuring bootstrap tokens, cluster-info ConfigMap, RBAC Roles",
        "[bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to get nodes",
        "[bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to post CSRs in order for nodes to get long term certificate credentials",
        "[bootstrap-token] Configured RBAC rules to allow the csrapprover controller automatically approve CSRs from a Node Bootstrap Token",
        "[bootstrap-token] Configured RBAC rules to allow certificate rotation for all node client certificates in the cluster",
        '[bootstrap-token] Creating the "cluster-info" ConfigMap in the "kube-public" namespace',
      ],
      objects: [...tokenObjects(settings, now), ...clusterInfoObjects(settings, caCertificate)],
    },
    {
      name: "addon/coredns",
      lines: ["[addons] Applied essential addon: CoreDNS"],
      objects: coreDnsObjects(settings),
    },
    {
      name: "addon/kube-proxy",
      lines: ["[addons] Applied essential addon: kube-proxy"],
      objects: kubeProxyObjects(settings),
    },
  ];
}

/** Throws KubeadmError if the server refuses; what is there already is left as it is. */
export function* runPhase(
  process: Process,
  client: ClusterClient,
  { name, lines, objects }: ClusterPhase,
): Task<void> {
  for (const object of objects) {
    try {
      yield* client.create(object);
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      if (error.code !== 409) throw new KubeadmError(`error execution phase ${name}: ${error.message}`);
    }
  }
  yield* process.write(lines.map((line) => `${line}\n`).join(""));
}

const controlPlaneTaint: Taint = { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" };
const registrationTimeout = 4 * minute;
const pollInterval = 500 * millisecond;

/** The kubelet registers its node a moment after the API server is up: waits for it, then labels and taints it. */
export function* markControlPlane(
  process: Process,
  client: ClusterClient,
  settings: NodeSettings,
): Task<void> {
  const { kernel } = process;
  const { nodeName, taints = [controlPlaneTaint] } = settings;
  const start = kernel.now;
  while (!(yield* isMarked(client, settings, taints))) {
    if (kernel.now - start > registrationTimeout) {
      throw new KubeadmError(
        `error execution phase mark-control-plane: error applying control-plane label and taints: nodes "${nodeName}" not found`,
      );
    }
    yield* kernel.sleep(pollInterval);
  }
  const list = taints.map(({ key, effect }) => `${key}:${effect}`).join(" ");
  yield* process.write(
    `[mark-control-plane] Marking the node ${nodeName} as control-plane by adding the labels: [node-role.kubernetes.io/control-plane node.kubernetes.io/exclude-from-external-load-balancers]\n` +
      (list === ""
        ? ""
        : `[mark-control-plane] Marking the node ${nodeName} as control-plane by adding the taints [${list}]\n`),
  );
}

/** False while there is no node yet. */
function* isMarked(
  client: ClusterClient,
  { nodeName, criSocket }: NodeSettings,
  taints: readonly Taint[],
): Task<boolean> {
  const path = `/api/v1/nodes/${nodeName}`;
  try {
    const { spec } = yield* client.get(path);
    const { taints: own = [] } = (spec ?? {}) as { readonly taints?: readonly Taint[] };
    const added = taints.filter(({ key }) => !own.some((taint) => taint.key === key));
    yield* client.patch(path, {
      metadata: {
        labels: {
          "node-role.kubernetes.io/control-plane": "",
          "node.kubernetes.io/exclude-from-external-load-balancers": "",
        },
        annotations: { "kubeadm.alpha.kubernetes.io/cri-socket": criSocket },
      },
      spec: { taints: [...own, ...added].map((taint) => ({ ...taint })) },
    });
    return true;
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    if (error.code === 404 || error.code === 409 || error.code === 0) return false;
    throw new KubeadmError(`error execution phase mark-control-plane: ${error.message}`);
  }
}
