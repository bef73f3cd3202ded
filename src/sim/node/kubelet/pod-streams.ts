import { SystemError } from "../../host/errno.ts";
import type { Task } from "../../kernel/task.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import { isTrue, jsonResponse, type HttpRequest, type HttpResponse } from "../../wire/http.ts";
import { logResponse } from "./container-logs.ts";
import { execStream } from "./exec-stream.ts";
import { execError } from "./exec-output.ts";
import type { ServerParts } from "./kubelet-server.ts";
import { declaredIn, isRunning, latestOf, type PodState } from "./pod-state.ts";

/** What of which pod is asked for. */
export interface Wanted {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly request: HttpRequest;
}

/** `kubectl logs`. */
export function logs({ kernel, manager, runtime }: ServerParts, wanted: Wanted): HttpResponse {
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
export function* exec({ kernel, manager, runtime }: ServerParts, wanted: Wanted): Task<HttpResponse> {
  const worker = manager.find(wanted.namespace, wanted.pod);
  const running = runtime();
  if (worker === undefined || running === undefined) return notFound("pod does not exist");
  const declared = declaredIn(worker.state.pod).some(({ spec }) => spec.name === wanted.container);
  const target = latestOf(running, worker.state.pod.metadata.uid, wanted.container);
  if (!declared || target === undefined || !isRunning(target))
    return notFound(`unable to upgrade connection: container not found ("${wanted.container}")`);
  const { query } = wanted.request;
  const [program, ...args] = query["command"] ?? [];
  if (program === undefined) return badRequest("you must specify at least 1 command");
  try {
    const options = {
      kernel,
      container: target.container,
      stdin: isOn(query, "stdin", "input"),
      tty: isTrue(query, "tty"),
    };
    return yield* execStream({ ...options, argv: [program, ...args] });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const text = execError(program, error).replace(/^rpc error: code = Unknown desc = /, "");
    return failure(
      500,
      "InternalError",
      `Internal error occurred: error executing command in container: ${text}`,
    );
  }
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
