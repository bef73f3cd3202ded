import type { ContainerState, ContainerStateTerminated, ContainerStatus } from "kubernetes-types/core/v1";
import { rfc3339, type Instant } from "../../kernel/time.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import { formatReference, parseReference } from "../../runtime/image-reference.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import { exitCodeOf, hasEnded, isRestarted, isRunning, type Declared, type PodState } from "./pod-state.ts";

/** What the probes say of a container: `ready` and `started` of its status. */
export interface Readiness {
  readonly ready: boolean;
  readonly started: boolean;
}

export interface StatusSources {
  readonly state: PodState;
  readonly runtime: ContainerRuntime | undefined;
  readonly readiness: (declared: Declared, container: CriContainer) => Readiness;
}

/** One container's status. @models pkg/kubelet/kubelet_pods.go convertToAPIContainerStatuses, 1.33 */
export function containerStatus(declared: Declared, sources: StatusSources): ContainerStatus {
  const { state, runtime } = sources;
  const { spec } = declared;
  const all = runtime?.containersOf(state.pod.metadata.uid).filter(({ name }) => name === spec.name) ?? [];
  const latest = all.at(-1);
  const current = currentState(declared, state, latest);
  const last = lastTerminated(all, current);
  const fixed = {
    lastState: last === undefined ? {} : { terminated: terminated(last) },
    name: spec.name,
    ...readinessOf(declared, latest, sources),
    state: current,
  };
  if (latest === undefined)
    return {
      ...fixed,
      image: spec.image ?? "",
      imageID: "",
      restartCount: state.restarts.get(spec.name) ?? 0,
    };
  return {
    ...fixed,
    ...resourcesOf(declared),
    ...volumeMounts(declared),
    containerID: `containerd://${latest.id}`,
    image: resolvedName(latest),
    imageID: imageId(latest),
    restartCount: latest.attempt,
  };
}

/** The one before the current one; the current one itself while its successor is waited for. */
function lastTerminated(all: readonly CriContainer[], current: ContainerState): CriContainer | undefined {
  const latest = all.at(-1);
  if (latest !== undefined && hasEnded(latest) && current.waiting !== undefined) return latest;
  return all.findLast((container) => container !== latest && hasEnded(container));
}

function resourcesOf({ spec }: Declared): object {
  const { resources } = spec;
  if (resources === undefined) return {};
  const { requests } = resources;
  return { ...(requests === undefined ? {} : { allocatedResources: requests }), resources };
}

/** Waiting, running or terminated. */
function currentState(
  declared: Declared,
  { pod, waiting }: PodState,
  latest: CriContainer | undefined,
): ContainerState {
  const problem = waiting.get(declared.spec.name);
  if (latest === undefined) return { waiting: problem === undefined ? preset(pod) : shownProblem(problem) };
  if (isRunning(latest)) return { running: { startedAt: time(latest.container.startedAt) } };
  if (!hasEnded(latest)) return { waiting: problem === undefined ? preset(pod) : shownProblem(problem) };
  if (problem !== undefined && isRestarted(declared, pod, latest)) return { waiting: shownProblem(problem) };
  return { terminated: terminated(latest) };
}

function preset({ spec }: Pod): { readonly reason: string } {
  return { reason: (spec.initContainers ?? []).length > 0 ? "PodInitializing" : "ContainerCreating" };
}

function shownProblem({ reason, message }: { readonly reason: string; readonly message: string }): {
  reason: string;
  message?: string;
} {
  return message === "" ? { reason } : { message, reason };
}

function terminated(ended: CriContainer): ContainerStateTerminated {
  const { container, startError } = ended;
  const exitCode = exitCodeOf(ended);
  return {
    containerID: `containerd://${ended.id}`,
    exitCode,
    finishedAt: time(container.finishedAt ?? ended.createdAt),
    ...(startError === undefined ? {} : { message: startError }),
    reason: reasonOf(ended, exitCode),
    startedAt: startError === undefined ? time(container.startedAt) : "1970-01-01T00:00:00Z",
  };
}

function reasonOf(ended: CriContainer, exitCode: number): string {
  if (ended.startError !== undefined) return "StartError";
  if (ended.isOutOfMemory) return "OOMKilled";
  return exitCode === 0 ? "Completed" : "Error";
}

function readinessOf(
  declared: Declared,
  latest: CriContainer | undefined,
  { readiness }: StatusSources,
): Readiness | Pick<Readiness, "ready"> {
  if (declared.role === "ephemeral") return { ready: false };
  if (latest === undefined) return { ready: false, started: false };
  if (declared.role === "init") {
    const isDone = hasEnded(latest) && exitCodeOf(latest) === 0;
    return { ready: isDone, started: isRunning(latest) };
  }
  return isRunning(latest) ? readiness(declared, latest) : { ready: false, started: false };
}

function volumeMounts({ spec }: Declared): object {
  if (spec.volumeMounts === undefined) return {};
  const mounts = spec.volumeMounts.map(({ mountPath, name, readOnly }) => ({
    mountPath,
    name,
    ...(readOnly === true ? { readOnly, recursiveReadOnly: "Disabled" } : {}),
  }));
  return { volumeMounts: mounts };
}

/** `docker.io/library/nginx:1.27`. */
function resolvedName({ imageName }: CriContainer): string {
  const reference = parseReference(imageName);
  return "error" in reference ? imageName : formatReference(reference);
}

/** Images that came with the node have no digest of a registry. */
function imageId({ image }: CriContainer): string {
  return image.preloaded ? image.id : `${image.repository}@${image.digest}`;
}

function time(instant: Instant | undefined): string {
  return instant === undefined ? "1970-01-01T00:00:00Z" : rfc3339(instant);
}
