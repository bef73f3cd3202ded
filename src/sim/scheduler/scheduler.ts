import type { LabelSelector } from "kubernetes-types/meta/v1";
import type { Connection, Outcome } from "../client/connection.ts";
import { EventSeriesRecorder } from "../client/event-series-recorder.ts";
import type { Informer } from "../client/informer.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Random } from "../kernel/random.ts";
import { rfc3339 } from "../kernel/time.ts";
import { replicaSets, type ReplicaSet } from "../kinds/apps/replica-set.ts";
import { nodes } from "../kinds/core/node.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { services, type Service } from "../kinds/core/service.ts";
import { mapTest } from "../wire/label-selector.ts";
import { controllerOf } from "../wire/object.ts";
import { ClusterWatch } from "./cluster-watch.ts";
import { fitMessage, preemptionMessage } from "./fit-error.ts";
import type { Cluster, Plugin } from "./framework.ts";
import { NodeCache } from "./node-cache.ts";
import { podInfo, type PodInfo } from "./pod-info.ts";
import { findPreemption, type Preemption } from "./preemption.ts";
import { plugins } from "./plugins/index.ts";
import { SchedulingQueue } from "./scheduling-queue.ts";
import { selectNode, type Selection } from "./select-node.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly connection: Connection;
  readonly options: SchedulerOptions;
}

export interface SchedulerOptions {
  /** The host that it runs on, for the reporter of its events. */
  readonly hostname: string;
  /** `spec.schedulerName` of the pods that are its own. */
  readonly name?: string;
}

/** Why a pod stays where it is. */
interface Failure {
  readonly reason: "Unschedulable" | "SchedulerError";
  readonly message: string;
  readonly nominated?: string;
}

/** What an empty cluster waits for. */
const noNodes: Plugin = { name: "", requeueOn: ["node added"], begin: () => ({}) };

/**
 * kube-scheduler with the default profile: takes one pod after the other from its queue and binds it to a node.
 * @models pkg/scheduler/schedule_one.go ScheduleOne, 1.33
 */
export class Scheduler {
  readonly #parts: Parts;
  readonly #random: Random;
  readonly #cache = new NodeCache();
  readonly #queue: SchedulingQueue;
  readonly #recorder: EventSeriesRecorder;
  #services: Informer<Service> | undefined;
  #replicaSets: Informer<ReplicaSet> | undefined;
  #scheduled = false;
  #isReady = false;
  #start = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { kernel, connection, options } = parts;
    const controller = options.name ?? "default-scheduler";
    this.#random = connection.random.fork("scheduler");
    this.#queue = new SchedulingQueue(kernel, () => this.#wake());
    this.#recorder = new EventSeriesRecorder({
      connection,
      controller,
      instance: `${controller}-${options.hostname}`,
    });
  }

  start(): void {
    const { connection, options } = this.#parts;
    this.#services = connection.informer(services);
    this.#replicaSets = connection.informer(replicaSets);
    const watch = new ClusterWatch({
      cache: this.#cache,
      queue: this.#queue,
      name: options.name ?? "default-scheduler",
    });
    connection.informer(nodes).onChange((before, after) => watch.nodeChanged(before, after));
    connection.informer(pods).onChange((before, after) => watch.podChanged(before, after));
    const informers = [
      connection.informer(nodes),
      connection.informer(pods),
      this.#services,
      this.#replicaSets,
    ];
    let missing = informers.length;
    for (const informer of informers) {
      informer.onSynced(() => {
        this.#isReady = --missing === 0;
        if (this.#isReady) this.#wake();
      });
    }
  }

  stop(): void {
    this.#isReady = false;
    this.#parts.connection.close();
  }

  #wake(): void {
    if (this.#scheduled || !this.#isReady) return;
    this.#scheduled = true;
    this.#parts.kernel.later(() => {
      this.#scheduled = false;
      this.#one();
    });
  }

  #one(): void {
    if (!this.#isReady) return;
    const pod = this.#queue.pop();
    if (pod === undefined) return;
    this.#schedule(podInfo(pod));
    this.#wake();
  }

  #schedule(info: PodInfo): void {
    const cluster: Cluster = { nodes: this.#cache.candidates, selectorsOf: (pod) => this.#selectorsOf(pod) };
    if (cluster.nodes.length === 0) {
      return this.#fail(info, { reason: "Unschedulable", message: "no nodes available to schedule pods" }, [
        noNodes,
      ]);
    }
    const selection = selectNode(info, cluster, { plugins, random: this.#random, start: this.#start });
    this.#start = (this.#start + 1) % cluster.nodes.length;
    if (selection.is === "found") this.#bind(info, selection.node.name);
    else this.#makeRoom(info, selection, cluster);
  }

  #bind(info: PodInfo, node: string): void {
    const { connection } = this.#parts;
    const { name, namespace, uid } = info.pod.metadata;
    this.#cache.place(info, node);
    const target = { apiVersion: "v1", kind: "Node", name: node };
    const binding = { apiVersion: "v1", kind: "Binding", metadata: { name, namespace, uid }, target };
    connection.post(pods, { namespace, name, subresource: "binding" }, binding, (outcome) =>
      this.#bound(info, node, outcome),
    );
  }

  #bound(info: PodInfo, node: string, outcome: Outcome): void {
    const { name, namespace, uid } = info.pod.metadata;
    if (outcome.ok) {
      const what = { type: "Normal", reason: "Scheduled", action: "Binding" } as const;
      return this.#recorder.event(info.pod, what, `Successfully assigned ${namespace}/${name} to ${node}`);
    }
    this.#cache.remove(uid);
    // Deleted meanwhile: its informer says so soon.
    if (outcome.status.code === 404) return this.#queue.park(uid, [noNodes]);
    const message = `binding rejected: running Bind plugin "DefaultBinder": ${outcome.status.message ?? ""}`;
    this.#fail(info, { reason: "SchedulerError", message }, []);
  }

  /** Nothing fits: perhaps it does without lesser pods. */
  #makeRoom(info: PodInfo, selection: Extract<Selection, { is: "none" }>, cluster: Cluster): void {
    const { rejections, rejectedBy, preFilter, begun } = selection;
    const nodeCount = cluster.nodes.length;
    const refusal = notEligible(info, cluster);
    const found =
      refusal === undefined ? findPreemption({ info, nodes: cluster.nodes, rejections, begun }) : undefined;
    const postFilter = found === undefined ? (refusal ?? preemptionMessage(rejections, nodeCount)) : "";
    const message = fitMessage({ nodeCount, preFilter, rejections, postFilter });
    if (found !== undefined) this.#preempt(info, found);
    const nominated = found === undefined ? {} : { nominated: found.node.name };
    this.#fail(info, { reason: "Unschedulable", message, ...nominated }, rejectedBy);
  }

  #preempt(info: PodInfo, { node, victims }: Preemption): void {
    const { connection, kernel, options } = this.#parts;
    for (const { pod } of victims) {
      const { name, namespace, uid } = pod.metadata;
      const condition = {
        type: "DisruptionTarget",
        status: "True",
        reason: "PreemptionByScheduler",
        message: `${options.name ?? "default-scheduler"}: preempting to accommodate a higher priority pod`,
        lastTransitionTime: rfc3339(kernel.now),
      };
      const body = { status: { conditions: [condition] } };
      connection.patch(pods, { namespace, name }, { type: "strategic", body, subresource: "status" });
      connection.delete(pods, { namespace, name }, { preconditions: { uid } });
      const what = { type: "Normal", reason: "Preempted", action: "Preempting" } as const;
      this.#recorder.event(pod, what, `Preempted by pod ${info.pod.metadata.uid} on node ${node.name}`);
    }
  }

  /** Says why in an event and in the pod's condition, and parks it. */
  #fail({ pod }: PodInfo, failure: Failure, rejectedBy: readonly Plugin[]): void {
    const { name, namespace, uid } = pod.metadata;
    const { reason, message, nominated } = failure;
    this.#queue.park(uid, rejectedBy);
    const what = { type: "Warning", reason: "FailedScheduling", action: "Scheduling" } as const;
    this.#recorder.event(pod, what, message);
    const known = pod.status.conditions?.find(({ type }) => type === "PodScheduled");
    const isKnown = known?.status === "False" && known.reason === reason && known.message === message;
    if (isKnown && nominated === undefined) return;
    const now = rfc3339(this.#parts.kernel.now);
    const lastTransitionTime = known?.status === "False" ? (known.lastTransitionTime ?? now) : now;
    const condition = {
      type: "PodScheduled",
      status: "False",
      reason,
      message,
      lastProbeTime: null,
      lastTransitionTime,
    };
    const body = {
      status: {
        conditions: [condition],
        ...(nominated === undefined ? {} : { nominatedNodeName: nominated }),
      },
    };
    this.#parts.connection.patch(
      pods,
      { namespace, name },
      { type: "strategic", body, subresource: "status" },
    );
  }

  #selectorsOf(pod: Pod): readonly LabelSelector[] {
    const { namespace, labels } = pod.metadata;
    const found = (this.#services?.list(namespace) ?? []).filter(({ spec }) =>
      mapTest(spec.selector)(labels),
    );
    const owner = pod.metadata.ownerReferences?.find(({ uid }) => uid === controllerOf(pod));
    const set = owner?.kind === "ReplicaSet" ? this.#replicaSets?.get(namespace, owner.name) : undefined;
    const ofServices = found.map(({ spec }): LabelSelector => ({ matchLabels: spec.selector ?? {} }));
    return set === undefined ? ofServices : [...ofServices, set.spec.selector];
  }
}

/** @models pkg/scheduler/framework/plugins/defaultpreemption PodEligibleToPreemptOthers, 1.33 */
function notEligible({ pod, priority }: PodInfo, { nodes }: Cluster): string | undefined {
  if (pod.spec.preemptionPolicy === "Never") return "preemption: not eligible due to preemptionPolicy=Never.";
  const nominated = nodes.find(({ name }) => name === pod.status.nominatedNodeName);
  const isWaiting = [...(nominated?.pods ?? [])].some(
    (other) => other.priority < priority && other.pod.metadata.deletionTimestamp !== undefined,
  );
  return isWaiting ? "preemption: not eligible due to a terminating pod on the nominated node." : undefined;
}
