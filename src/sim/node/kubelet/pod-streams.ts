import type { Task } from "../../kernel/task.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import { isTrue, jsonResponse, textResponse, type HttpRequest, type HttpResponse } from "../../wire/http.ts";
import { attachStream } from "./attach-stream.ts";
import { logResponse } from "./container-logs.ts";
import { execStream } from "./exec-stream.ts";
import type { ServerParts } from "./kubelet-server.ts";
import { declaredIn, isRunning, latestOf, readySandbox, type PodState } from "./pod-state.ts";
import { portForward } from "./port-forward.ts";

/** What of which pod is asked for. */
interface Wanted {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly request: HttpRequest;
}

/** Answers what concerns one pod: `/exec/NAMESPACE/POD/CONTAINER`. */
export function* podStream(parts: ServerParts, what: string, request: HttpRequest): Task<HttpResponse> {
  const [, , namespace = "", pod = "", container = ""] = request.path.split("/");
  const wanted = { namespace, pod, container, request };
  if (what === "exec") return yield* exec(parts, wanted);
  if (what === "attach") return attach(parts, wanted);
  return what === "portForward" ? forwardPorts(parts, wanted) : logs(parts, wanted);
}

/** `kubectl logs`. */
function logs({ kernel, manager, runtime }: ServerParts, wanted: Wanted): HttpResponse {
  const worker = manager.find(wanted.namespace, wanted.pod);
  const running = runtime();
  if (worker === undefined || running === undefined) return notFound(`pods "${wanted.pod}" not found`);
  const uid = worker.state.pod.metadata.uid;
  const latest = latestOf(running, uid, wanted.container);
  const chosen = isTrue(wanted.request.query, "previous")
    ? previous(running, uid, wanted.container)
    : current(running, uid, wanted.container, latest);
  if (chosen === undefined) return badRequest(whyNoLogs(worker.state, wanted));
  return logResponse(chosen.container.logs, { query: wanted.request.query, now: kernel.now });
}

/** The latest one that has run; one that could not be started has nothing to say. */
function current(
  runtime: ContainerRuntime,
  uid: string,
  name: string,
  latest: CriContainer | undefined,
): CriContainer | undefined {
  if (latest === undefined) return undefined;
  if (isRunning(latest) || latest.container.state === "exited" || latest.startError !== undefined)
    return latest;
  return runtime
    .containersOf(uid)
    .findLast((container) => container.name === name && container.container.state === "exited");
}

function previous(runtime: ContainerRuntime, uid: string, name: string): CriContainer | undefined {
  const all = runtime.containersOf(uid).filter((container) => container.name === name);
  const latest = all.at(-1);
  const ended = all.filter(({ container }) => container.state === "exited");
  return latest !== undefined && latest.container.state === "exited"
    ? (ended.at(-2) ?? ended.at(-1))
    : ended.at(-1);
}

/** @models pkg/kubelet/kubelet_pods.go validateContainerLogStatus, 1.33 */
function whyNoLogs({ pod, waiting }: PodState, { pod: name, container, request }: Wanted): string {
  if (isTrue(request.query, "previous"))
    return `previous terminated container "${container}" in pod "${name}" not found`;
  const reason =
    waiting.get(container)?.reason ??
    ((pod.spec.initContainers ?? []).length > 0 ? "PodInitializing" : "ContainerCreating");
  const prefix = `container "${container}" in pod "${name}" is waiting to start: `;
  if (reason === "ErrImagePull") return `${prefix}image can't be pulled`;
  return reason === "ImagePullBackOff" ? `${prefix}trying and failing to pull image` : prefix + reason;
}

/** `kubectl exec`. */
function* exec(parts: ServerParts, wanted: Wanted): Task<HttpResponse> {
  const found = runningContainer(parts, wanted);
  if (found === "no pod") return textResponse(404, "pod does not exist");
  if (found === undefined)
    return textResponse(500, `container not found (${JSON.stringify(wanted.container)})`);
  const { query } = wanted.request;
  const [program, ...args] = query["command"] ?? [];
  if (program === undefined) return textResponse(400, "you must specify at least 1 command");
  return yield* execStream({
    kernel: parts.kernel,
    container: found.container,
    argv: [program, ...args],
    stdin: isOn(query, "stdin", "input"),
    tty: isTrue(query, "tty"),
  });
}

/** `kubectl attach`. */
function attach(parts: ServerParts, wanted: Wanted): HttpResponse {
  const found = runningContainer(parts, wanted);
  if (found === "no pod") return textResponse(404, "pod does not exist");
  if (found === undefined) {
    const pod = `${wanted.pod}_${wanted.namespace}`;
    return textResponse(500, `container ${wanted.container} not found in pod ${pod}`);
  }
  return attachStream(parts.kernel, found.container, isOn(wanted.request.query, "stdin", "input"));
}

/** `kubectl port-forward`. */
function forwardPorts({ kernel, manager, runtime }: ServerParts, wanted: Wanted): HttpResponse {
  const worker = manager.find(wanted.namespace, wanted.pod);
  const running = runtime();
  if (worker === undefined || running === undefined) return textResponse(404, "pod does not exist");
  const sandbox = readySandbox(running, worker.state.pod.metadata.uid);
  if (sandbox === undefined) {
    return textResponse(500, `pod not found (${JSON.stringify(`${wanted.pod}_${wanted.namespace}`)})`);
  }
  return portForward(kernel, sandbox);
}

/** The container that a path names, if it runs now. */
function runningContainer(
  { manager, runtime }: ServerParts,
  { namespace, pod, container }: Wanted,
): CriContainer | "no pod" | undefined {
  const worker = manager.find(namespace, pod);
  const running = runtime();
  if (worker === undefined || running === undefined) return "no pod";
  const isDeclared = declaredIn(worker.state.pod).some(({ spec }) => spec.name === container);
  const latest = latestOf(running, worker.state.pod.metadata.uid, container);
  return isDeclared && latest !== undefined && isRunning(latest) ? latest : undefined;
}

function isOn(query: HttpRequest["query"], name: string, alias: string): boolean {
  return isTrue(query, name) || isTrue(query, alias);
}

function notFound(message: string): HttpResponse {
  return failure(404, "NotFound", message);
}

function badRequest(message: string): HttpResponse {
  return failure(400, "BadRequest", message);
}

function failure(code: number, reason: string, message: string): HttpResponse {
  return jsonResponse(code, {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message,
    reason,
    code,
  });
}
