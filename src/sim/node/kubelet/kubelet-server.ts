import type { Kernel } from "../../kernel/kernel.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import { need } from "../../kernel/task.ts";
import { jsonResponse, textResponse, type HttpHandler, type HttpResponse } from "../../wire/http.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { PodManager } from "./pod-manager.ts";
import type * as PodStreams from "./pod-streams.ts";

export interface ServerParts {
  readonly kernel: Kernel;
  readonly manager: PodManager;
  readonly runtime: () => ContainerRuntime | undefined;
}

const streams: Module<typeof PodStreams> = defineModule("node/pod-streams", () => import("./pod-streams.ts"));

const streamed: ReadonlySet<string> = new Set(["containerLogs", "exec", "attach", "portForward"]);

/** What the kubelet answers on port 10250. @models pkg/kubelet/server/server.go, 1.33 */
export function kubeletServer(parts: ServerParts): HttpHandler {
  return function* (request) {
    const root = request.path.split("/", 2)[1] ?? "";
    if (root === "healthz") return textResponse(200, "ok");
    if (request.certificate === undefined) return textResponse(401, "Unauthorized");
    if (root === "pods") return podList(parts);
    if (streamed.has(root)) return yield* (yield* need(streams)).podStream(parts, root, request);
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
