import { connect } from "../client/api-connection.ts";
import type { Connection, Outcome } from "../client/connection.ts";
import type { Transport } from "../client/transport.ts";
import { ApiServer } from "../api/server.ts";
import { assert } from "../kernel/assert.ts";
import { Kernel } from "../kernel/kernel.ts";
import { loadModule } from "../kernel/module.ts";
import { after, fromCivil, rfc3339, second } from "../kernel/time.ts";
import { kinds } from "../kinds/index.ts";
import { moreKindsModule } from "../kinds/more-module.ts";
import { nodes } from "../kinds/core/node.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { Store } from "../store/store.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf, type Resource } from "../wire/resource.ts";
import type { ControllerOptions } from "./index.ts";
import { ControllerManager } from "./manager.ts";

const start = fromCivil({ year: 2026, month: 1, day: 31, hour: 9, minute: 0, second: 0 });
const identity = { organizations: ["system:masters"], authority: "ca", notBefore: 0, notAfter: 4e15 };

/** For tests: an API server with controllers, and nodes on which pods run two seconds after they were bound. */
export class TestCluster {
  readonly kernel: Kernel = new Kernel({ seed: 1, start });
  readonly store: Store = new Store({ digest: this.kernel.digest });
  readonly admin: Connection;
  readonly manager: ControllerManager;
  readonly #api: ApiServer;
  #address = 1;

  constructor(more: ControllerOptions = {}) {
    const { kernel, store } = this;
    this.#api = new ApiServer({
      kernel,
      store,
      kinds,
      moreKinds: moreKindsModule,
      version: "v1.33.1",
      clientAuthority: "ca",
    });
    this.admin = this.connect("kubernetes-admin");
    const options = { clusterCidr: "10.244.0.0/16", rootCa: "PEM", ...more };
    this.manager = new ControllerManager({
      kernel,
      connection: this.connect("kube-controller-manager"),
      options,
    });
    this.manager.start();
  }

  connect(commonName: string): Connection {
    const certificate = { ...identity, commonName };
    const transport: Transport = (request) => this.#api.serve({ ...request, certificate });
    return connect({ kernel: this.kernel, transport, userAgent: `${commonName}/v1.33.1` });
  }

  async run(seconds: number): Promise<void> {
    const until = after(this.kernel.now, seconds * second);
    for (;;) {
      const pause = this.kernel.advance({ until, steps: 1_000_000 });
      if (pause.is === "needs") await loadModule(pause.module);
      else return assert(pause.is === "reached", "a test's cluster comes to rest");
    }
  }

  create(resource: Resource, object: object): void {
    const { apiVersion, kind } = { apiVersion: apiVersionOf(resource), kind: resource.kind };
    this.admin.create(resource, { apiVersion, kind, ...object }, expectOk);
  }

  patch(resource: Resource, name: string, body: object): void {
    const place = resource.namespaced ? { namespace: "default", name } : { name };
    this.admin.patch(resource, place, { type: "merge", body }, expectOk);
  }

  /** An empty namespace is all of them. */
  list<T extends Stored>(resource: Resource<T>, namespace: string = "default"): readonly T[] {
    const query = { apiVersion: apiVersionOf(resource), kind: resource.kind };
    const found = this.#api.objects(namespace === "" ? query : { ...query, namespace });
    return found as readonly T[];
  }

  addNode(name: string, labels: Readonly<Record<string, string>> = {}): void {
    const now = rfc3339(this.kernel.now);
    const allocatable = { cpu: "4", memory: "8Gi", pods: "110" };
    const ready = { type: "Ready", status: "True", lastHeartbeatTime: now, lastTransitionTime: now };
    const metadata = { name, labels: { "kubernetes.io/hostname": name, ...labels } };
    this.create(nodes, { metadata, status: { allocatable, capacity: allocatable, conditions: [ready] } });
  }

  /** Bound pods get an address and become ready; deleted ones go a second later. */
  startKubelets(): void {
    const kubelet = this.connect("kubelet");
    kubelet.informer(pods).onChange((_, pod) => {
      if (pod === undefined || (pod.spec.nodeName ?? "") === "") return;
      const { namespace, name, deletionTimestamp } = pod.metadata;
      const gone = (): void => kubelet.delete(pods, { namespace, name }, { gracePeriodSeconds: 0 });
      if (deletionTimestamp !== undefined) this.kernel.after(second, gone);
      else if (pod.status.podIP === undefined)
        this.kernel.after(2 * second, () => this.#becomeReady(kubelet, pod));
    });
  }

  #becomeReady(kubelet: Connection, { metadata: { namespace, name } }: Pod): void {
    const now = rfc3339(this.kernel.now);
    const conditions = [{ type: "Ready", status: "True", lastTransitionTime: now }];
    const podIP = `10.244.0.${++this.#address}`;
    const body = { status: { phase: "Running", podIP, podIPs: [{ ip: podIP }], startTime: now, conditions } };
    kubelet.patch(pods, { namespace, name }, { type: "strategic", body, subresource: "status" });
  }
}

function expectOk(outcome: Outcome): void {
  assert(outcome.ok, outcome.ok ? "" : (outcome.status.message ?? "refused"));
}
