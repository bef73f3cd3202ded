import type { Container } from "kubernetes-types/core/v1";
import { formatGoDuration } from "../../wire/duration.ts";
import type { ContainerConfig, ContainerRuntime } from "../containerd/container-runtime.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import type { Sandbox } from "../containerd/sandbox.ts";
import type { ConsoleConfig } from "../../runtime/console.ts";
import type { PresentImage } from "../../runtime/image-store.ts";
import { containerMounts, networkFiles } from "./container-mounts.ts";
import { ConfigError, environmentOf, expand } from "./environment-variables.ts";
import { recordEvent, type KubeletContext } from "./kubelet-context.ts";
import type { PodObjects } from "./pod-objects.ts";
import { fullName, isBeforeMain, latestOf, type Declared, type PodState, type Waiting } from "./pod-state.ts";
import { specHash } from "./spec-hash.ts";
import { withEndings } from "./with-endings.ts";

export interface StartRequest {
  readonly state: PodState;
  readonly runtime: ContainerRuntime;
  readonly sandbox: Sandbox;
  readonly objects: PodObjects;
  readonly declared: Declared;
  /** The last one that had ended when the sync began. */
  readonly ended: CriContainer | undefined;
}

/** Undefined: the container runs. Else why it does not. */
export type Started = (problem: Waiting | undefined) => void;

/**
 * Starts one container: back-off, image, configuration, create, start, postStart hook.
 *
 * @models pkg/kubelet/kuberuntime/kuberuntime_container.go startContainer, 1.33
 */
export class ContainerStarter {
  readonly #context: KubeletContext;

  constructor(context: KubeletContext) {
    this.#context = context;
  }

  start(request: StartRequest, done: Started): void {
    const loop = this.#crashLoop(request);
    if (loop !== undefined) {
      done(loop);
      return;
    }
    const { state, runtime, declared } = request;
    const spec = { ...declared.spec, isInit: isBeforeMain(declared) };
    this.#context.images.ensure(runtime, state.pod, spec, (ensured) => {
      if ("image" in ensured) this.#create(request, ensured.image, done);
      else {
        this.#record(request, "Warning", "Failed", `Error: ${ensured.reason}`);
        done(ensured);
      }
    });
  }

  #crashLoop({ state, declared, ended }: StartRequest): Waiting | undefined {
    if (ended === undefined) return undefined;
    const { crashLoops } = this.#context;
    const { pod } = state;
    const { name } = declared.spec;
    const key = `${pod.metadata.uid}_${name}_${specHash(declared.spec)}`;
    const finished = ended.container.finishedAt ?? ended.createdAt;
    if (!crashLoops.holdsSince(key, finished)) {
      crashLoops.step(key, finished);
      return undefined;
    }
    const where = fullName(pod);
    this.#recordOn(pod, declared, {
      type: "Warning",
      reason: "BackOff",
      message: `Back-off restarting failed container ${name} in pod ${where}`,
    });
    const delay = formatGoDuration(crashLoops.delayOf(key));
    return {
      reason: "CrashLoopBackOff",
      message: `back-off ${delay} restarting failed container=${name} pod=${where}`,
    };
  }

  #create(request: StartRequest, image: PresentImage, done: Started): void {
    let config: ContainerConfig;
    try {
      config = this.#configOf(request, image);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#record(request, "Warning", "Failed", `Error: ${error.message}`);
      done({ reason: "CreateContainerConfigError", message: error.message });
      return;
    }
    const { runtime, declared, state } = request;
    runtime.createContainer(config, (container) => {
      if (state.stage !== "syncing") {
        runtime.removeContainer(container);
        return;
      }
      this.#record(request, "Normal", "Created", `Created container: ${declared.spec.name}`);
      this.#prune(request, container);
      this.#run(request, container, done);
    });
  }

  #run(request: StartRequest, container: CriContainer, done: Started): void {
    const { runtime, declared } = request;
    runtime.startContainer(container, (error) => {
      if (error !== undefined) {
        this.#record(request, "Warning", "Failed", `Error: ${error}`);
        done({ reason: "RunContainerError", message: error });
        return;
      }
      this.#record(request, "Normal", "Started", `Started container ${declared.spec.name}`);
      this.#postStart(request, container, done);
    });
  }

  #postStart(request: StartRequest, container: CriContainer, done: Started): void {
    const { declared, sandbox } = request;
    const hook = declared.spec.lifecycle?.postStart;
    if (hook === undefined) {
      done(undefined);
      return;
    }
    const target = { context: this.#context, spec: declared.spec, container, podIp: sandbox.address };
    withEndings(this.#context.kernel, ({ runHook }) =>
      runHook(hook, target, (error) => {
        if (error === undefined) done(undefined);
        else this.#hookFailed(request, container, error, done);
      }),
    );
  }

  #hookFailed(request: StartRequest, container: CriContainer, error: string, done: Started): void {
    this.#record(request, "Warning", "FailedPostStartHook", "PostStartHook failed");
    this.#record(request, "Normal", "Killing", "FailedPostStartHook");
    const grace = request.state.pod.spec.terminationGracePeriodSeconds;
    request.runtime.stopContainer(container, grace, () =>
      done({ reason: "PostStartHookError", message: `PostStartHook failed: ${error}` }),
    );
  }

  #configOf(
    { state, runtime, sandbox, objects, declared }: StartRequest,
    image: PresentImage,
  ): ContainerConfig {
    const { pod } = state;
    const { spec } = declared;
    const env = environmentOf(spec, {
      pod,
      objects,
      services: this.#context.services.list(),
      podIp: sandbox.address,
      hostIp: this.#context.nodeIp,
    });
    const previous = latestOf(runtime, pod.metadata.uid, spec.name);
    const { mounts, files } = containerMounts(spec, state.volumes ?? new Map(), env);
    return {
      sandbox,
      name: spec.name,
      attempt: (previous?.attempt ?? state.restarts.get(spec.name) ?? -1) + 1,
      image,
      imageName: spec.image ?? "",
      command: spec.command?.map((word) => expand(word, env)),
      args: spec.args?.map((word) => expand(word, env)),
      env: spec.tty === true ? new Map([["TERM", "xterm"], ...env]) : env,
      workingDir: spec.workingDir,
      user: userOf(spec, pod),
      mounts,
      console: consoleOf(spec),
      files: { ...this.#networkFiles(state, sandbox), ...files },
      specHash: specHash(spec),
    };
  }

  #networkFiles({ pod }: PodState, sandbox: Sandbox): ContainerConfig["files"] {
    const { host, config } = this.#context;
    const access = host.files.access();
    const read = (path: string): string => (access.find(path)?.is === "file" ? access.readText(path) : "");
    return networkFiles({
      pod,
      podIp: sandbox.address,
      hostname: sandbox.config.hostname,
      clusterDns: config.clusterDns,
      clusterDomain: config.clusterDomain,
      nodeHosts: read("/etc/hosts"),
      nodeResolv: read("/etc/resolv.conf"),
    });
  }

  /** The last ended one of a name is kept for its logs, those before it are not. */
  #prune({ runtime, declared }: StartRequest, current: CriContainer): void {
    const others = runtime
      .containersOf(current.podUid)
      .filter((other) => other !== current && other.name === declared.spec.name);
    for (const old of others.slice(0, -1)) runtime.removeContainer(old);
  }

  #record(
    { state, declared }: StartRequest,
    type: "Normal" | "Warning",
    reason: string,
    message: string,
  ): void {
    this.#recordOn(state.pod, declared, { type, reason, message });
  }

  #recordOn(
    pod: PodState["pod"],
    declared: Declared,
    event: { readonly type: "Normal" | "Warning"; readonly reason: string; readonly message: string },
  ): void {
    recordEvent(this.#context, pod, {
      ...event,
      container: declared.spec.name,
      isInit: isBeforeMain(declared),
    });
  }
}

function userOf({ securityContext }: Container, { spec }: PodState["pod"]): string | undefined {
  const user = securityContext?.runAsUser ?? spec.securityContext?.runAsUser;
  return user === undefined ? undefined : String(user);
}

function consoleOf({ stdin, stdinOnce, tty }: Container): ConsoleConfig {
  return { stdin: stdin === true, stdinOnce: stdinOnce === true, tty: tty === true };
}
