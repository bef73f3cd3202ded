import type { Daemon } from "../host/program.ts";
import type { Process } from "../host/process.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { second, type Instant } from "../kernel/time.ts";
import { formatGoDuration } from "../wire/duration.ts";
import {
  parameter,
  textResponse,
  type HttpHandler,
  type HttpRequest,
  type HttpResponse,
} from "../wire/http.ts";
import { endLikeGo, listenAndServe } from "./daemon.ts";

const healthySeconds = 10;

/**
 * A server that is healthy for ten seconds, then answers 500 for the rest of its short life.
 *
 * @models test/images/agnhost/liveness/server.go main, 1.33
 */
export function startLiveness(process: Process): void {
  endLikeGo(process);
  listenAndServe(process, 8080, handler(process.kernel, process.kernel.now));
}

export const livenessServer: Daemon = {
  name: "liveness-server",
  start: startLiveness,
};

function handler(kernel: Kernel, started: Instant): HttpHandler {
  return function* (request) {
    const age = kernel.now - started;
    if (request.path === "/started") return textResponse(200, formatGoDuration(age));
    if (request.path === "/healthz") return health(age);
    if (request.path === "/sleep-headers") return yield* sleepHeaders(kernel, request);
    if (request.path === "/redirect") return redirect(request);
    if (unsimulated.has(request.path)) return textResponse(501, `not simulated: ${request.path}\n`);
    return textResponse(404, "404 page not found\n");
  };
}

const unsimulated = new Set(["/disconnect-headers", "/sleep-body", "/disconnect-body", "/slow-response"]);

function health(age: number): HttpResponse {
  const isHealthy = age <= healthySeconds * second;
  return isHealthy ? textResponse(200, "ok") : textResponse(500, `error: ${String(age / second)}`);
}

function redirect(request: HttpRequest): HttpResponse {
  return textResponse(302, "", { location: parameter(request.query, "loc") ?? "" });
}

function* sleepHeaders(kernel: Kernel, request: HttpRequest): ReturnType<HttpHandler> {
  const seconds = Number(parameter(request.query, "time") ?? 0);
  const code = Number(parameter(request.query, "code") ?? 500);
  if (!Number.isInteger(seconds) || !Number.isInteger(code))
    return textResponse(400, "parameter is invalid\n");
  if (seconds > 0) yield* kernel.sleep(seconds * second);
  return textResponse(code, `Slept for ${seconds} secs\n`);
}
