import type { Kernel } from "../../kernel/kernel.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import { need } from "../../kernel/task.ts";
import { jsonResponse, textResponse, type HttpHandler, type HttpResponse } from "../../wire/http.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { PodManager } from "./pod-manager.ts";
import type { exec, logs } from "./pod-streams.ts";

export interface ServerParts {
  readonly kernel: Kernel;
  readonly manager: PodManager;
  readonly runtime: () => ContainerRuntime | undefined;
}

const streams: Module<{ readonly logs: typeof logs; readonly exec: typeof exec }> = defineModule(
  "node/pod-streams",
  () => import("./pod-streams.ts"),
);

/** What the kubelet answers on port 10250. @models pkg/kubelet/server/server.go, 1.33 */
export function kubeletServer(parts: ServerParts): HttpHandler {
  return function* (request) {
    const [, root = "", namespace = "", pod = "", container = ""] = request.path.split("/");
    if (root === "healthz") return textResponse(200, "ok");
    if (request.certificate === undefined) return textResponse(401, "Unauthorized");
    const wanted = { namespace, pod, container, request };
    if (root === "pods") return podList(parts);
    if (root === "containerLogs") return (yield* need(streams)).logs(parts, wanted);
    if (root === "exec") return yield* (yield* need(streams)).exec(parts, wanted);
    return textResponse(
      404,
      root === "" ? "404 page not found\n" : `not simulated: the kubelet's ${request.path}\n`,
    );
  };
}

function podList({ manager }: ServerParts): HttpResponse {
  return jsonResponse(200, {
    kind: "PodList",
    apiVersion: "v1",
    metadata: {},
    items: manager.workers.map(({ state }) => state.pod),
  });
}
