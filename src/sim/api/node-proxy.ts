import type { PodSpec } from "kubernetes-types/core/v1";
import type { Task } from "../kernel/task.ts";
import { parameter, textResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import { ApiError, badRequest, methodNotAllowed, notSimulated } from "./api-error.ts";
import type { ResourceRequest } from "./resource-handler.ts";
import type { NodeDoor } from "./subresource-handler.ts";

type PodLike = Stored & { readonly spec: PodSpec };

const folders = { log: "containerLogs", exec: "exec" } as const;
const defaultContainer = "kubectl.kubernetes.io/default-container";

/**
 * Logs and exec: the request goes on to the kubelet of the pod's node.
 * @models pkg/registry/core/pod/strategy.go LogLocation, streamLocation, 1.33
 */
export function* requestFromNode(
  { collection, info, request }: ResourceRequest,
  what: keyof typeof folders,
  nodeDoor: NodeDoor | undefined,
): Task<HttpResponse> {
  const isAllowed = request.method === "GET" || (what === "exec" && request.method === "POST");
  if (!isAllowed) throw methodNotAllowed(collection.kind.resource, request.method);
  const pod = collection.get(info.namespace, info.name) as PodLike;
  const container = containerOf(pod, parameter(request.query, "container") ?? "");
  const { nodeName = "" } = pod.spec;
  if (nodeName === "") {
    if (what === "log") return textResponse(200, "");
    throw badRequest(`pod ${info.name} does not have a host assigned`);
  }
  if (nodeDoor === undefined)
    throw notSimulated(`pods/${what} on this server, which knows no way to its nodes,`);
  const { container: _, ...query } = request.query;
  const path = `/${folders[what]}/${info.namespace}/${info.name}/${container}`;
  return yield* enter(nodeDoor, nodeName, { ...request, path, query });
}

function* enter(nodeDoor: NodeDoor, nodeName: string, request: HttpRequest): Task<HttpResponse> {
  try {
    return yield* nodeDoor(nodeName, request);
  } catch (error) {
    // What the network says when nobody answers; the class is the client's, above this layer.
    if (!(error instanceof Error) || error.name !== "Unreachable") throw error;
    const url = `https://${nodeName}:10250${request.path}`;
    throw new ApiError("InternalError", `Get ${JSON.stringify(url)}: ${error.message}`);
  }
}

function containerOf({ spec, metadata }: PodLike, asked: string): string {
  const containers = spec.containers.map(({ name }) => name);
  const initial = (spec.initContainers ?? []).map(({ name }) => name);
  const all = new Set([...containers, ...initial]);
  if (asked !== "") {
    if (all.has(asked)) return asked;
    throw badRequest(`container ${asked} is not valid for pod ${metadata.name}`);
  }
  const [only, second] = containers;
  const annotated = metadata.annotations?.[defaultContainer];
  if (annotated !== undefined && all.has(annotated)) return annotated;
  if (only !== undefined && second === undefined && initial.length === 0) return only;
  const initialToo = initial.length === 0 ? "" : ` or one of the init containers: [${initial.join(" ")}]`;
  throw badRequest(
    `a container name must be specified for pod ${metadata.name}, choose one of: [${containers.join(" ")}]${initialToo}`,
  );
}
