import type { Process } from "../host/process.ts";
import { rfc3339Micro, second } from "../kernel/time.ts";
import {
  parameter,
  textResponse,
  type HttpHandler,
  type HttpRequest,
  type HttpResponse,
} from "../wire/http.ts";
import { endLikeGo, listenAndServe, say, warn } from "./daemon.ts";
import { startLiveness } from "./liveness-server.ts";

type Subcommand = (process: Process) => void;

/** What `agnhost NAME` starts. @models test/images/agnhost/agnhost.go main, 1.33 */
export const subcommands: Readonly<Record<string, Subcommand>> = {
  pause,
  liveness: startLiveness,
  netexec,
  "serve-hostname": serveHostname,
  "test-webserver": testWebserver,
};

function pause(process: Process): void {
  say(process, "Paused\n");
  process.onSignal("SIGINT", () => process.end(1));
  process.onSignal("SIGTERM", () => process.end(2));
}

/** The value of `--name=value` or `--name value`. */
function flag(process: Process, name: string, preset: string): string {
  const { argv } = process;
  const index = argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const word = argv[index] ?? "";
  if (index < 0) return preset;
  return word.includes("=") ? word.slice(word.indexOf("=") + 1) : (argv[index + 1] ?? preset);
}

function hasOnlyFlags(process: Process, names: readonly string[]): boolean {
  const unknown = process.argv.slice(2).find((word) => {
    return word.startsWith("--") && !names.includes(word.slice(2).replace(/=.*/, ""));
  });
  if (unknown === undefined) return true;
  warn(process, `not simulated: agnhost ${process.argv[1] ?? ""} ${unknown}\n`);
  process.end(1);
  return false;
}

function netexec(process: Process): void {
  if (!hasOnlyFlags(process, ["http-port", "delay-shutdown"])) return;
  const delay = Number(flag(process, "delay-shutdown", "0"));
  if (delay > 0) {
    process.onSignal("SIGTERM", () => {
      say(process, `Sleeping ${delay} seconds before terminating...\n`);
      const cancel = process.kernel.after(delay * second, () => process.end(0));
      process.onEnd(cancel);
    });
  } else endLikeGo(process);
  const port = Number(flag(process, "http-port", "8080"));
  warn(process, `${stamp(process)} Started HTTP server on port ${port}\n`);
  listenAndServe(process, port, netexecHandler(process));
}

function netexecHandler(process: Process): HttpHandler {
  let isHealthy = true;
  const answers: Readonly<Record<string, (request: HttpRequest) => HttpResponse>> = {
    "/": () => textResponse(200, `NOW: ${rfc3339Micro(process.kernel.now)}`),
    "/healthz": () => textResponse(isHealthy ? 200 : 412, ""),
    "/setUnhealthy": () => {
      isHealthy = false;
      return textResponse(200, "");
    },
    "/hostname": () => textResponse(200, process.host.hostname),
    "/hostName": () => textResponse(200, process.host.hostname),
    "/clientip": ({ remoteAddress }) => textResponse(200, remoteAddress ?? ""),
    "/echo": ({ query }) => textResponse(200, parameter(query, "msg") ?? ""),
    "/exit": (request) => shutdown(process, request),
    "/shutdown": (request) => shutdown(process, request),
  };
  return function* (request) {
    warn(process, `${stamp(process)} ${request.method} ${request.path}\n`);
    return answers[request.path]?.(request) ?? textResponse(404, "404 page not found\n");
  };
}

function shutdown(process: Process, request: HttpRequest): HttpResponse {
  const code = Number(parameter(request.query, "code") ?? 0);
  process.kernel.later(() => process.end(Number.isInteger(code) ? code : 1));
  return textResponse(200, "");
}

function serveHostname(process: Process): void {
  if (!hasOnlyFlags(process, ["port", "http", "close"])) return;
  const port = Number(flag(process, "port", "9376"));
  process.onSignal("SIGTERM", () => process.end(0));
  warn(process, `${stamp(process)} Serving on port ${port}.\n`);
  listenAndServe(process, port, function* () {
    return textResponse(200, process.host.hostname);
  });
}

function testWebserver(process: Process): void {
  if (!hasOnlyFlags(process, ["port"])) return;
  endLikeGo(process);
  listenAndServe(process, Number(flag(process, "port", "80")), function* ({ path }) {
    const node = process.access.find(path);
    if (node?.is === "file") return textResponse(200, process.access.readText(path));
    return textResponse(
      node === undefined ? 404 : 200,
      node === undefined ? "404 page not found\n" : "<pre>\n</pre>\n",
    );
  });
}

/** Go's log package: `2025/05/15 09:00:00`. */
function stamp(process: Process): string {
  return rfc3339Micro(process.kernel.now).slice(0, 19).replaceAll("-", "/").replace("T", " ");
}
