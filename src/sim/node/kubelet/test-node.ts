import { connect } from "../../client/api-connection.ts";
import type { Connection } from "../../client/connection.ts";
import { ApiServer } from "../../api/server.ts";
import { ControllerManager } from "../../controllers/manager.ts";
import { directory, file, programFile } from "../../host/file-tree.ts";
import type { Host } from "../../host/host.ts";
import { createHost } from "../../host/machine.ts";
import type { Program, ProgramTable } from "../../host/program.ts";
import { outputTo, textInput } from "../../host/text-file.ts";
import { images } from "../../images/index.ts";
import { baseTree } from "../../images/base-tree.ts";
import { resident } from "../../images/resident.ts";
import type { ImageEntry } from "../../images/image.ts";
import { Kernel } from "../../kernel/kernel.ts";
import { loadModule, type Module } from "../../kernel/module.ts";
import { after, day, fromCivil, second } from "../../kernel/time.ts";
import { events, type Event } from "../../kinds/core/event.ts";
import { kinds } from "../../kinds/index.ts";
import { moreKindsModule } from "../../kinds/more-module.ts";
import { pods, type Pod } from "../../kinds/core/pod.ts";
import type { Namespace } from "../../network/namespace.ts";
import { request } from "../../network/http-client.ts";
import { Network } from "../../network/network.ts";
import { Registry } from "../../runtime/registry.ts";
import { Scheduler } from "../../scheduler/scheduler.ts";
import { Store } from "../../store/store.ts";
import { encodeBase64 } from "../../wire/base64.ts";
import { encodeCertificate } from "../../wire/x509/certificate-pem.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { printYaml } from "../../wire/yaml.ts";
import type { Query } from "../../wire/http.ts";
import { Clusters } from "../clusters.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import { runtimeOn } from "../containerd/runtime-socket.ts";
import { createNodePrograms } from "../programs.ts";

const authority = "test-ca";
const start = fromCivil({ year: 2026, month: 1, day: 31, hour: 9, minute: 0, second: 0 });

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** For tests: a node with containerd and kubelet, an API server with controllers and scheduler beside it. */
export class TestNode {
  readonly kernel: Kernel;
  readonly server: ApiServer;
  readonly admin: Connection;
  readonly host: Host;
  readonly console: string[] = [];
  readonly #programs = new Map<string, Program | Module<Program>>();

  /** `programs` are put into the image `test/NAME:v1` as its entrypoint each. */
  constructor(programs: readonly Program[] = []) {
    const kernel = new Kernel({ seed: 1, start });
    this.kernel = kernel;
    const network = new Network({ kernel });
    const segment = network.createSegment("kind", "172.18.0.0/16");
    const namespace = network.createNamespace("node");
    namespace.attach(segment, "172.18.0.2", "eth0");
    const registry = new Registry([...images, ...programs.map(testImage)]);
    const environment = {
      kernel,
      network,
      registry,
      programs: this.#programs as ProgramTable,
      clusters: new Clusters(),
    };
    for (const program of createNodePrograms(environment)) this.#programs.set(program.name, program);
    this.server = new ApiServer({
      kernel,
      store: new Store({ digest: kernel.digest }),
      kinds,
      moreKinds: moreKindsModule,
      version: "v1.33.1",
      clientAuthority: authority,
    });
    this.#listen(namespace);
    this.admin = this.#connect("admin");
    new ControllerManager({
      kernel,
      connection: this.#connect("controller-manager"),
      options: { clusterCidr: "10.244.0.0/16", rootCa: "ca" },
    }).start();
    new Scheduler({ kernel, connection: this.#connect("scheduler"), options: { hostname: "node" } }).start();
    this.host = createHost({
      kernel,
      hostname: "node",
      root: nodeTree(),
      network: namespace,
      programs: this.#programs,
    });
  }

  /** Starts containerd and kubelet, and waits until the node is ready. */
  async up(): Promise<this> {
    await this.boot(["/usr/bin/containerd"]);
    await this.startKubelet();
    await this.run(20);
    return this;
  }

  async startKubelet(): Promise<void> {
    const files = ["--config=/var/lib/kubelet/config.yaml", "--kubeconfig=/etc/kubernetes/kubelet.conf"];
    await this.boot(["/usr/bin/kubelet", ...files]);
  }

  /** SIGTERM to the process of a program. */
  kill(program: string): void {
    for (const process of this.host.processes.values()) {
      if (process.argv[0].endsWith(`/${program}`)) process.signal("SIGTERM");
    }
  }

  /** A pod's containers on the node, oldest first. */
  containers(name: string): readonly CriContainer[] {
    return runtimeOn(this.host)?.containersOf(this.pod(name).metadata.uid) ?? [];
  }

  /** A request to port 10250 as the API server makes it. */
  async askKubelet(path: string, query: Query = {}): Promise<Answer> {
    return this.#ask({ scheme: "https", address: "172.18.0.2", port: 10_250, path, query });
  }

  /** A plain request from the node: `http://10.244.0.2:8080/path`. */
  async get(url: string): Promise<Answer> {
    const [, address = "", port = "80", path = "/"] = /^http:\/\/([\d.]+)(?::(\d+))?(.*)$/.exec(url) ?? [];
    return this.#ask({ scheme: "http", address, port: Number(port), path, query: {} });
  }

  async #ask(where: {
    readonly scheme: "http" | "https";
    readonly address: string;
    readonly port: number;
    readonly path: string;
    readonly query: Query;
  }): Promise<Answer> {
    const { kernel } = this;
    const { scheme, address, port, path, query } = where;
    let answer = { status: 0, text: "" };
    const headers = { host: address, "user-agent": "test" };
    const call = {
      kernel,
      scheme,
      address,
      port,
      request: { method: "GET", path, query, headers },
      identity: identity("kube-apiserver"),
    };
    kernel.spawn("ask", request(this.host.network, call), (outcome) => {
      if (outcome?.ok !== true) return;
      const { status, body } = outcome.response;
      answer = { status, text: "text" in body ? body.text : JSON.stringify(body) };
    });
    await this.run(1);
    return answer;
  }

  async boot(argv: readonly [string, ...string[]]): Promise<void> {
    const output = outputTo((text) => this.console.push(text));
    const files = new Map([
      [0, textInput("")],
      [1, output],
      [2, output],
    ]);
    const credentials = { uid: 0, gid: 0, groups: [0] };
    this.kernel.spawn("boot", this.host.boot({ argv, env: new Map(), cwd: "/", credentials, files }));
    await this.run(0);
  }

  /** Virtual seconds. */
  async run(seconds: number): Promise<void> {
    const until = after(this.kernel.now, seconds * second);
    for (;;) {
      const pause = this.kernel.advance({ until, steps: 5_000_000 });
      if (pause.is === "reached") return;
      if (pause.is === "needs") await loadModule(pause.module);
    }
  }

  create<T extends Stored>(resource: Resource<T>, object: object): void {
    this.admin.create(resource, object, (outcome) => {
      if (!outcome.ok) throw new Error(outcome.status.message);
    });
  }

  /** A pod in `default`; the spec's containers are given names and defaults by the server. */
  createPod(name: string, spec: object, labels: Readonly<Record<string, string>> = {}): void {
    this.create(pods, {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "default", labels },
      spec,
    });
  }

  pod(name: string): Pod {
    const found = this.server.objects({ apiVersion: "v1", kind: "Pod", namespace: "default", name })[0];
    if (found === undefined) throw new Error(`no pod ${name}`);
    return found as Pod;
  }

  /** How often a pod's only container was restarted, and what `kubectl get` would say of it. */
  containerOf(name: string): { readonly count: number; readonly reason: string } {
    const status = this.pod(name).status.containerStatuses?.[0];
    const { waiting, terminated } = status?.state ?? {};
    return { count: status?.restartCount ?? 0, reason: waiting?.reason ?? terminated?.reason ?? "Running" };
  }

  /** `Reason message xCOUNT` of a pod's events by the kubelet, in the order of their first time. */
  events(name: string): readonly string[] {
    const all = this.server.objects({
      apiVersion: "v1",
      kind: events.kind,
      namespace: "default",
    }) as readonly Event[];
    return all
      .filter(({ involvedObject, source }) => involvedObject.name === name && source?.component === "kubelet")
      .toSorted((a, b) => order(a) - order(b))
      .map(({ reason, message, count }) => `${reason} ${message}${(count ?? 1) > 1 ? ` x${count}` : ""}`);
  }

  #connect(userAgent: string): Connection {
    const { kernel, server } = this;
    const certificate = identity(userAgent);
    return connect({ kernel, userAgent, transport: (request) => server.serve({ ...request, certificate }) });
  }

  #listen(namespace: Namespace): void {
    const tls = { ...identity("kube-apiserver"), names: ["172.18.0.2"] };
    namespace.listen(6443, {
      name: "kube-apiserver",
      tls,
      clientAuthority: authority,
      http: this.server.serve,
    });
  }
}

/** Names of events end in their time in nanoseconds. */
function order({ metadata }: Event): number {
  return Number.parseInt(metadata.name.split(".").at(-1) ?? "", 16);
}

function identity(commonName: string): {
  commonName: string;
  organizations: string[];
  authority: string;
  notBefore: number;
  notAfter: number;
} {
  return {
    commonName,
    organizations: ["system:masters"],
    authority,
    notBefore: start - day,
    notAfter: start + 365 * day,
  };
}

function testImage(program: Program): ImageEntry {
  const tree = baseTree({ [`/${program.name}`]: programFile(program.name) });
  const image = {
    config: { entrypoint: [`/${program.name}`], cmd: [], env: [], workingDir: "", user: "" },
    root: () => tree,
    programs: [program],
  };
  return {
    repository: `docker.io/test/${program.name}`,
    tags: ["v1"],
    sizeBytes: 1_000_000,
    load: resident(program.name, image),
  };
}

function nodeTree(): ReturnType<typeof directory> {
  const kubeconfig = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "c",
        cluster: {
          server: "https://172.18.0.2:6443",
          "certificate-authority-data": encodeBase64(encodeCertificate(identity("ca"))),
        },
      },
    ],
    contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
    "current-context": "c",
    users: [
      {
        name: "u",
        user: { "client-certificate-data": encodeBase64(encodeCertificate(identity("system:node:node"))) },
      },
    ],
  };
  const config = {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    staticPodPath: "/etc/kubernetes/manifests",
    clusterDNS: ["10.96.0.10"],
    clusterDomain: "cluster.local",
    authentication: { x509: { clientCAFile: "/etc/kubernetes/pki/ca.crt" } },
  };
  const tree = baseTree({
    "/usr/bin/containerd": programFile("containerd"),
    "/usr/bin/kubelet": programFile("kubelet"),
    "/etc/kubernetes/kubelet.conf": file(printYaml(kubeconfig)),
    "/etc/kubernetes/manifests": directory(),
    "/etc/kubernetes/pki/ca.crt": file(encodeCertificate(identity("ca"))),
    "/etc/cni/net.d/10-kindnet.conflist": file('{"subnet": "10.244.0.0/24"}'),
    "/var/lib/kubelet/config.yaml": file(printYaml(config)),
  });
  return tree;
}
