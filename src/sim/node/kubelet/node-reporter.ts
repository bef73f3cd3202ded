import type { NodeSpec, NodeStatus, Taint } from "kubernetes-types/core/v1";
import type { Connection } from "../../client/connection.ts";
import type { EventRecorder } from "../../client/event-recorder.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import { millisecond, minute, rfc3339Micro, second } from "../../kernel/time.ts";
import { leases } from "../../kinds/coordination/lease.ts";
import { nodes, type Node } from "../../kinds/core/node.ts";
import type { Incoming, Stored } from "../../wire/object.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import { nodeConditions, nodeStatus, type NodeFacts } from "./node-status.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly connection: Connection;
  readonly recorder: EventRecorder;
  readonly name: string;
  readonly facts: NodeFacts;
  readonly labels: Readonly<Record<string, string>>;
  readonly providerId: string;
  readonly taints: readonly Taint[];
  readonly runtime: () => ContainerRuntime | undefined;
  /** The node is known to the API server, under this uid. */
  readonly onRegistered: (uid: string) => void;
}

const leaseSeconds = 40;
const renewEvery = 10 * second;
/** The status is posted this often even if nothing has changed. */
const reportEvery = 5 * minute;
const runtimeCheck = 5 * second;

/**
 * Makes the node known to the API server and keeps saying that it is alive.
 *
 * @models pkg/kubelet/kubelet_node_status.go, component-helpers/apimachinery/lease/controller.go, 1.33
 */
export class NodeReporter {
  readonly #parts: Parts;
  readonly #started: number;
  #status: NodeStatus | undefined;
  #reportedAt = 0;
  #timers: (() => void)[] = [];
  #cancelCheck: (() => void) | undefined;
  #isStopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#started = parts.kernel.now;
  }

  start(): void {
    this.#event("Starting", "Starting kubelet.");
    this.#register(100 * millisecond);
  }

  stop(): void {
    this.#isStopped = true;
    for (const cancel of this.#timers.splice(0)) cancel();
    this.#cancelCheck?.();
  }

  /** The runtime, or its network, may have come or gone; the kubelet sees it at its next check. */
  changed(): void {
    if (this.#cancelCheck !== undefined || this.#status === undefined) return;
    const wait = runtimeCheck - ((this.#parts.kernel.now - this.#started) % runtimeCheck);
    this.#cancelCheck = this.#parts.kernel.after(wait, () => {
      this.#cancelCheck = undefined;
      this.#report(false);
    });
  }

  #after(duration: number, step: () => void): void {
    const cancel = this.#parts.kernel.after(duration, () => {
      this.#timers = this.#timers.filter((other) => other !== cancel);
      if (!this.#isStopped) step();
    });
    this.#timers.push(cancel);
  }

  #register(retry: number): void {
    const { connection, name, facts, runtime, kernel } = this.#parts;
    const conditions = nodeConditions(runtime(), [], kernel.now);
    const status = nodeStatus(facts, runtime(), conditions);
    connection.create(nodes, this.#node(status), (outcome) => {
      if (this.#isStopped) return;
      if (outcome.ok) this.#registered(outcome.object, status);
      else if (outcome.status.reason === "AlreadyExists") {
        connection.get(nodes, { name }, (found) => {
          if (found.ok) this.#registered(found.object, found.object.status);
          else this.#after(retry, () => this.#register(Math.min(7 * second, retry * 2)));
        });
      } else this.#after(retry, () => this.#register(Math.min(7 * second, retry * 2)));
    });
  }

  #node(status: NodeStatus): Incoming {
    const { name, labels, providerId, taints } = this.#parts;
    const spec: NodeSpec = {
      ...(providerId === "" ? {} : { providerID: providerId }),
      ...(taints.length === 0 ? {} : { taints: [...taints] }),
    };
    const node = {
      apiVersion: "v1",
      kind: "Node",
      metadata: {
        name,
        annotations: { "volumes.kubernetes.io/controller-managed-attach-detach": "true" },
        labels: {
          "beta.kubernetes.io/arch": "amd64",
          "beta.kubernetes.io/os": "linux",
          "kubernetes.io/arch": "amd64",
          "kubernetes.io/hostname": name,
          "kubernetes.io/os": "linux",
          ...labels,
        },
      },
      spec,
      status,
    };
    return node as Incoming;
  }

  #registered(node: Node, status: NodeStatus): void {
    this.#status = status;
    for (const what of ["NodeHasSufficientMemory", "NodeHasNoDiskPressure", "NodeHasSufficientPID"]) {
      this.#event(what, `Node ${this.#parts.name} status is now: ${what}`);
    }
    this.#event("NodeAllocatableEnforced", "Updated Node Allocatable limit across pods");
    this.#report(true);
    this.#renew(undefined);
    this.#tick();
    this.#parts.onRegistered(node.metadata.uid);
  }

  /** The lease is renewed and the status looked at on the same beat. */
  #tick(): void {
    this.#after(renewEvery, () => {
      this.#renew(this.#lease);
      this.#report(false);
      this.#tick();
    });
  }

  #lease: Stored | undefined;

  #renew(lease: Stored | undefined): void {
    const { connection, name, kernel } = this.#parts;
    const renewTime = rfc3339Micro(kernel.now);
    const spec = { holderIdentity: name, leaseDurationSeconds: leaseSeconds, renewTime };
    if (lease === undefined) {
      const metadata = { name, namespace: "kube-node-lease" };
      const fresh = { apiVersion: "coordination.k8s.io/v1", kind: "Lease", metadata, spec } as Incoming;
      connection.create(leases, fresh, (outcome) => {
        if (outcome.ok) this.#lease = outcome.object;
        else if (outcome.status.reason === "AlreadyExists") {
          connection.get(leases, metadata, (found) => {
            if (found.ok) this.#lease = found.object;
          });
        }
      });
      return;
    }
    connection.update(leases, { ...lease, spec }, (outcome) => {
      if (outcome.ok) this.#lease = outcome.object;
      else if (outcome.status.code !== 0) this.#lease = undefined;
    });
  }

  /** Posts the status if it has changed, or if it is time. */
  #report(isFirst: boolean): void {
    const { kernel, facts, runtime, connection, name } = this.#parts;
    const before = this.#status?.conditions ?? [];
    const conditions = nodeConditions(runtime(), before, kernel.now);
    const isChanged = conditions.some((condition) => {
      const old = before.find(({ type }) => type === condition.type);
      return old?.status !== condition.status || old.message !== condition.message;
    });
    const images = runtime()?.images.images.length ?? 0;
    const hasNewImages = images !== (this.#status?.images?.length ?? 0);
    if (!isFirst && !isChanged && !hasNewImages && kernel.now - this.#reportedAt < reportEvery) return;
    const ready = conditions.find(({ type }) => type === "Ready")?.status;
    const wasReady = before.find(({ type }) => type === "Ready")?.status;
    const status = nodeStatus(facts, runtime(), conditions);
    this.#reportedAt = kernel.now;
    connection.patch(nodes, { name }, { type: "strategic", body: { status }, subresource: "status" }, (outcome) => {
      if (!outcome.ok) {
        this.#reportedAt = 0;
        return;
      }
      this.#status = status;
      if (ready === wasReady && !(isFirst && ready === "True")) return;
      const what = ready === "True" ? "NodeReady" : "NodeNotReady";
      this.#event(what, `Node ${name} status is now: ${what}`);
    });
  }

  /** Events about a node name it by its name where others have a uid. */
  #event(reason: string, message: string): void {
    const { recorder, name } = this.#parts;
    const metadata = { name, namespace: "", uid: name, creationTimestamp: "", resourceVersion: "" };
    recorder.event({ apiVersion: "v1", kind: "Node", metadata }, "Normal", reason, message);
  }
}
