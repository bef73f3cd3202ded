import type { Task } from "../kernel/task.ts";
import { parameter, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import { badRequest } from "./api-error.ts";
import { enterNode, type ConnectionDoors } from "./node-door.ts";
import { containerOf, type PodLike } from "./pod-container.ts";
import type { ResourceRequest } from "./resource-handler.ts";

/**
 * exec, attach and port-forward: the connection goes on to the kubelet of the pod's node.
 *
 * @models pkg/registry/core/pod/strategy.go streamLocation, PortForwardLocation; apimachinery util/proxy/upgradeaware.go, 1.33
 */
export function* podStream(
  { collection, info, request }: ResourceRequest,
  doors: ConnectionDoors,
): Task<HttpResponse> {
  const { namespace, name, subresource } = info;
  const pod = collection.get(namespace, name) as PodLike;
  const isPorts = subresource === "portforward";
  const container = isPorts ? "" : containerOf(pod, parameter(request.query, "container") ?? "");
  const { nodeName = "" } = pod.spec;
  if (nodeName === "") throw badRequest(`pod ${name} does not have a host assigned`);
  if (!isUpgrade(request)) throw badRequest("Upgrade request required");
  const path = isPorts
    ? `/portForward/${namespace}/${name}`
    : `/${subresource}/${namespace}/${name}/${container}`;
  return yield* enterNode(doors, nodeName, { ...request, path });
}

function isUpgrade({ headers }: HttpRequest): boolean {
  return /\bupgrade\b/i.test(headers["connection"] ?? "") && (headers["upgrade"] ?? "") !== "";
}
