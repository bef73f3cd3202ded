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
    return node;
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
    const before = this.#status;
    const conditions = nodeConditions(runtime(), before?.conditions ?? [], kernel.now);
    const status = nodeStatus(facts, runtime(), conditions);
    const isDue = isFirst || kernel.now - this.#reportedAt >= reportEvery;
    if (!isDue && before !== undefined && !hasChanged(before, status)) return;
    this.#reportedAt = kernel.now;
    const patch = { type: "strategic", body: { status }, subresource: "status" } as const;
    connection.patch(nodes, { name }, patch, (outcome) => {
      if (!outcome.ok) {
        this.#reportedAt = 0;
        return;
      }
      this.#status = status;
      const what = readyOf(status) === "True" ? "NodeReady" : "NodeNotReady";
      const isNews = before !== undefined && readyOf(before) !== readyOf(status);
      if (isNews || (isFirst && what === "NodeReady"))
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

function readyOf({ conditions }: NodeStatus): string | undefined {
  return conditions?.find(({ type }) => type === "Ready")?.status;
}

/** Images and what the conditions say; their times do not count. */
function hasChanged(before: NodeStatus, after: NodeStatus): boolean {
  if (before.images?.length !== after.images?.length) return true;
  return (after.conditions ?? []).some(({ type, status, message }) => {
    const old = before.conditions?.find((condition) => condition.type === type);
    return old?.status !== status || old.message !== message;
  });
}
