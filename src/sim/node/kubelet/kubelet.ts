import { connect } from "../../client/api-connection.ts";
import { EventRecorder } from "../../client/event-recorder.ts";
import { SystemError } from "../../host/errno.ts";
import type { Daemon } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { say, serve, warn } from "../../images/daemon.ts";
import type { Random } from "../../kernel/random.ts";
import type { Task } from "../../kernel/task.ts";
import { day, millisecond, second } from "../../kernel/time.ts";
import { pods, type Pod } from "../../kinds/core/pod.ts";
import { services } from "../../kinds/core/service.ts";
import { decodeCertificate } from "../../wire/x509/certificate-pem.ts";
import { textResponse } from "../../wire/http.ts";
import { onRuntimeChange, runtimeOn } from "../containerd/runtime-socket.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import { defaultHardware, type NodeEnvironment } from "../environment.ts";
import { readKubeconfig } from "../kubeconfig.ts";
import { klog } from "../klog.ts";
import { networkTransport, type Endpoint } from "../network-transport.ts";
import { BackOff } from "./back-off.ts";
import { ImageManager } from "./image-manager.ts";
import { readKubeletConfig, type KubeletConfig } from "./kubelet-config.ts";
import type { KubeletContext } from "./kubelet-context.ts";
import { parseFlags, type KubeletFlags } from "./kubelet-flags.ts";
import { kubeletServer } from "./kubelet-server.ts";
import { MirrorPods } from "./mirror-pods.ts";
import { NodeReporter } from "./node-reporter.ts";
import { PodManager } from "./pod-manager.ts";
import { readySandbox } from "./pod-state.ts";
import { ProbeManager } from "./probe-manager.ts";
import { StaticPods } from "./static-pods.ts";
import { StatusManager } from "./status-manager.ts";
import { TokenManager } from "./token-manager.ts";

const version = "v1.33.1";
const relistPeriod = 1 * second;

/** /usr/bin/kubelet. @models cmd/kubelet/app/server.go, 1.33 */
export function createKubelet(environment: NodeEnvironment): Daemon {
  return {
    name: "kubelet",
    start(process) {
      if (process.argv.includes("--version")) {
        say(process, `Kubernetes ${version}\n`);
        process.end(0);
        return;
      }
      const flags = parseFlags(process.argv.slice(1));
      if ("error" in flags) return fail(process, flags.error);
      process.kernel.begin("kubelet", load(process, flags), (loaded) => {
        if (process.exit !== undefined || loaded === undefined) return;
        if ("error" in loaded) fail(process, loaded.error);
        else new Kubelet({ process, environment, flags, ...loaded }).start();
      });
    },
  };
}

interface Loaded {
  readonly config: KubeletConfig;
  readonly endpoint: Endpoint;
}

function* load(process: Process, flags: KubeletFlags): Task<Loaded | { readonly error: string }> {
  const access = process.host.files.access();
  const config = yield* readKubeletConfig(access, flags.config);
  if ("error" in config) return config;
  if (config.unknownFields.length > 0) {
    const unknown = config.unknownFields.map((field) => `unknown field "${field}"`).join(", ");
    const text = `"Using lenient decoding as strict decoding failed" err=${JSON.stringify(`strict decoding error: ${unknown}`)}`;
    warn(process, klog(process, "I", "codec.go:100", text));
  }
  if (runtimeOn(process.host) === undefined) {
    return {
      error:
        "failed to run Kubelet: validate service connection: validate CRI v1 runtime API for endpoint " +
        '"unix:///run/containerd/containerd.sock": rpc error: code = Unavailable desc = connection error: desc = ' +
        '"transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: no such file or directory"',
    };
  }
  try {
    return { config, endpoint: yield* readKubeconfig(access, flags.kubeconfig) };
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const isBootstrap =
      flags.bootstrapKubeconfig !== "" && access.find(flags.bootstrapKubeconfig) !== undefined;
    if (isBootstrap)
      return { error: "not simulated: the kubelet's TLS bootstrap with --bootstrap-kubeconfig" };
    const path = flags.bootstrapKubeconfig === "" ? flags.kubeconfig : flags.bootstrapKubeconfig;
    return {
      error: `failed to run Kubelet: unable to load bootstrap kubeconfig: stat ${path}: no such file or directory`,
    };
  }
}

function fail(process: Process, error: string): void {
  warn(process, klog(process, "E", "run.go:72", `"command failed" err=${JSON.stringify(error)}`));
  process.end(1);
}

interface Parts extends Loaded {
  readonly process: Process;
  readonly environment: NodeEnvironment;
  readonly flags: KubeletFlags;
}

/** One kubelet while its process runs: wires the parts, and takes them down when the process ends. */
class Kubelet {
  readonly #parts: Parts;
  readonly #started: number;
  readonly #random: Random;
  readonly #name: string;
  readonly #manager = new PodManager();
  #hadRuntime = true;

  constructor(parts: Parts) {
    const { process, flags } = parts;
    this.#parts = parts;
    this.#started = process.kernel.now;
    this.#name = flags.hostnameOverride === "" ? process.host.hostname.toLowerCase() : flags.hostnameOverride;
    this.#random = process.kernel.random.fork(`kubelet/${this.#name} ${this.#started}`);
  }

  start(): void {
    const { process, config } = this.#parts;
    const { kernel, host } = process;
    warn(process, klog(process, "I", "server.go:530", `"Kubelet version" kubeletVersion="${version}"`));
    const context = this.#context();
    const mirrors = new MirrorPods({
      kernel,
      connection: context.connection,
      nodeName: this.#name,
      find: (namespace, name) => informer.get(namespace, name),
    });
    this.#manager.attach(context, mirrors);
    const statics = new StaticPods({
      host,
      path: config.staticPodPath,
      nodeName: this.#name,
      onChange: (found) => this.#manager.setStatic(found),
      complain: (text) => warn(process, klog(process, "E", "file.go:187", text)),
    });
    const reporter = this.#reporter(context, (uid) => mirrors.registered(uid));
    const informer = context.connection.informer(pods, { fieldSelector: `spec.nodeName=${this.#name}` });
    this.#listen(context);
    this.#watchRuntime(context, reporter);
    process.onEnd(() => {
      for (const part of [statics, reporter, mirrors, this.#manager, context.statuses]) part.stop();
      context.connection.close();
    });
    statics.read();
    if (config.registerNode) reporter.start();
    // Without the services nobody can say what a container's environment is.
    context.services.onSynced(() => {
      if (process.exit !== undefined) return;
      informer.onChange((before: Pod | undefined, after: Pod | undefined) =>
        this.#manager.changed(before, after),
      );
      informer.onSynced(() => kernel.after(2 * second, () => this.#orphans()));
    });
  }

  #orphans(): void {
    if (this.#parts.process.exit === undefined) this.#manager.removeOrphans();
  }

  #context(): KubeletContext {
    const { process, config, endpoint, flags } = this.#parts;
    const { kernel, host } = process;
    const transport = networkTransport(host, endpoint);
    const userAgent = `kubelet/${version} (linux/amd64) kubernetes/8adc0f0`;
    const connection = connect({ kernel, transport, userAgent, random: this.#random.fork("client") });
    const recorder = new EventRecorder({ connection, component: "kubelet", host: this.#name });
    const runtime = (): ContainerRuntime | undefined => runtimeOn(host);
    const probes = new ProbeManager({
      kernel,
      random: this.#random.fork("probes"),
      network: host.network,
      recorder,
      addressOf: (uid) => {
        const running = runtime();
        return (running === undefined ? undefined : readySandbox(running, uid)?.address) ?? "";
      },
      onChange: (uid) => this.#manager.probed(uid),
    });
    return {
      kernel,
      host,
      random: this.#random,
      nodeName: this.#name,
      nodeIp: flags.nodeIp === "" ? (host.network.addresses[0] ?? "") : flags.nodeIp,
      config,
      connection,
      recorder,
      services: connection.informer(services),
      runtime,
      images: new ImageManager({ kernel, recorder }, config.serializeImagePulls),
      crashLoops: new BackOff(kernel),
      probes,
      statuses: new StatusManager({ kernel, connection, apiPod: (uid) => this.#manager.apiPod(uid) }),
      tokens: new TokenManager(connection),
      relist: () => relistPeriod - ((kernel.now - this.#started) % relistPeriod) + 20 * millisecond,
    };
  }

  #reporter(context: KubeletContext, onRegistered: (uid: string) => void): NodeReporter {
    const { environment, flags, config } = this.#parts;
    const { kernel, connection, recorder, runtime, host } = context;
    return new NodeReporter({
      kernel,
      connection,
      recorder,
      name: this.#name,
      facts: {
        hostname: this.#name,
        address: context.nodeIp,
        hardware: environment.hardware ?? defaultHardware,
        maxPods: config.maxPods,
        port: config.port,
        osImage: prettyName(host.files.access()),
        bootId: this.#random.uuid(),
        machineId: this.#random.hex(32),
        systemUuid: this.#random.uuid(),
      },
      labels: flags.nodeLabels,
      providerId: flags.providerId,
      taints: [...flags.registerWithTaints, ...config.registerWithTaints],
      runtime,
      onRegistered,
    });
  }

  #listen(context: KubeletContext): void {
    const { process, config } = this.#parts;
    const { kernel, runtime } = context;
    const access = context.host.files.access();
    const authority =
      config.clientCaFile !== "" && access.find(config.clientCaFile)?.is === "file"
        ? decodeCertificate(access.readSource(config.clientCaFile))?.authority
        : undefined;
    const tls = {
      commonName: `${this.#name}@${Math.floor(kernel.now / second)}`,
      organizations: [],
      authority: `${this.#name}-ca@${Math.floor(kernel.now / second)}`,
      notBefore: kernel.now,
      notAfter: kernel.now + 365 * day,
      names: [this.#name],
    };
    const http = kubeletServer({ kernel, manager: this.#manager, runtime });
    const clients = authority === undefined ? {} : { clientAuthority: authority };
    const isServing = serve(process, config.port, { name: "kubelet", tls, ...clients, http });
    if (!isServing)
      return fail(
        process,
        `failed to run Kubelet: listen tcp 0.0.0.0:${config.port}: bind: address already in use`,
      );
    const health = {
      name: "kubelet",
      http: function* () {
        return textResponse(200, "ok");
      },
    };
    process.onEnd(process.host.network.listen(10_248, health, "127.0.0.1") ?? (() => undefined));
  }

  /** containerd's socket and the CNI configuration come and go as files do. */
  #watchRuntime(context: KubeletContext, reporter: NodeReporter): void {
    const { process } = this.#parts;
    const attach = (): void => {
      const runtime = context.runtime();
      if (runtime !== undefined) runtime.onExit = (container) => this.#manager.containerExited(container);
      if ((runtime !== undefined) === this.#hadRuntime) return;
      this.#hadRuntime = runtime !== undefined;
      reporter.changed();
      if (runtime !== undefined) this.#manager.syncAll();
    };
    attach();
    const unwatch = context.host.files.watch("/etc/cni/net.d", () => reporter.changed());
    process.onEnd(unwatch);
    const unsubscribe = onRuntimeChange(context.host, attach);
    process.onEnd(unsubscribe);
  }
}

function prettyName(access: ReturnType<NodeEnvironmentFiles["access"]>): string {
  if (access.find("/etc/os-release")?.is !== "file") return "Linux";
  return /^PRETTY_NAME="(.*)"$/m.exec(access.readText("/etc/os-release"))?.[1] ?? "Linux";
}

type NodeEnvironmentFiles = Process["host"]["files"];
