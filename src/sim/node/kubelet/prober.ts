import type { Container, HTTPGetAction, Probe } from "kubernetes-types/core/v1";
import { present } from "../../kernel/assert.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import { need } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import { request as send } from "../../network/http-client.ts";
import { goError } from "../../network/http-failure.ts";
import type { NetworkNamespace } from "../../network/service.ts";
import type { HttpRequest, HttpResponse } from "../../wire/http.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import type * as OtherProbes from "./other-probes.ts";
import type { ProbeResult } from "./probe-result.ts";

export interface ProbeTarget {
  readonly kernel: Kernel;
  /** The node's: probes come from there. */
  readonly network: NetworkNamespace;
  readonly spec: Container;
  readonly container: CriContainer;
  readonly podIp: string;
}

/** Runs a probe once; `done` may be called before this returns. @models pkg/kubelet/prober/prober.go, 1.33 */
export function runProbe(probe: Probe, target: ProbeTarget, done: (result: ProbeResult) => void): void {
  const { exec, httpGet, tcpSocket, grpc } = probe;
  const timeout = (probe.timeoutSeconds ?? 1) * second;
  if (httpGet !== undefined) runHttp(httpGet, { ...target, timeout }, done);
  else if (exec !== undefined) {
    withOthers(target, ({ runExec }) => runExec(exec.command ?? [], { ...target, timeout }, done));
  } else if (tcpSocket !== undefined) {
    const address = tcpSocket.host ?? target.podIp;
    const port = portNumber(tcpSocket.port, target.spec);
    if (port === undefined) done(unknownPort(tcpSocket.port));
    else withOthers(target, ({ runTcp }) => runTcp(address, port, { ...target, timeout }, done));
  } else if (grpc !== undefined) done({ outcome: "unknown", output: "not simulated: gRPC probes" });
  else done({ outcome: "unknown", output: "missing probe handler" });
}

export type Timed = ProbeTarget & { readonly timeout: number };
export type Done = (result: ProbeResult) => void;

/** A control plane's own probes are all HTTP: the others are loaded with the first pod that has one. */
const otherProbes: Module<typeof OtherProbes> = defineModule(
  "kubelet/other-probes",
  () => import("./other-probes.ts"),
);

function withOthers({ kernel }: ProbeTarget, run: (probes: typeof OtherProbes) => void): void {
  kernel.begin("probe", need(otherProbes), (probes) => run(present(probes, "a module loads")));
}

const outputMax = 10 * 1024;

function runHttp(action: HTTPGetAction, target: Timed, done: Done): void {
  const port = portNumber(action.port, target.spec);
  if (port === undefined) return done(unknownPort(action.port));
  const address = action.host ?? target.podIp;
  const path = (action.path ?? "/").replace(/^(?!\/)/, "/");
  const scheme = action.scheme === "HTTPS" ? "https" : "http";
  const request = requestOf(action, path, `${address}:${port}`);
  const { kernel, network, timeout } = target;
  const call = { kernel, scheme, address, port, request, timeout, isOpen: true } as const;
  kernel.begin("probe", send(network, call), (outcome, error) => {
    if (outcome === undefined) throw error;
    if (outcome.ok) return done(judge(outcome.response));
    const { failure } = outcome;
    const isConnecting = failure.is === "timeout" && !failure.connected;
    const text = goError(failure, address, port) + (isConnecting ? clientTimeout : "");
    done({
      outcome: "failure",
      output: `Get ${JSON.stringify(`${scheme}://${address}:${port}${path}`)}: ${text}`,
    });
  });
}

const clientTimeout = " (Client.Timeout exceeded while awaiting headers)";

function requestOf(action: HTTPGetAction, path: string, host: string): HttpRequest {
  const [bare = "/", query = ""] = path.split("?");
  const own = (action.httpHeaders ?? []).map(({ name, value }) => [name.toLowerCase(), value] as const);
  const preset = { host, "user-agent": "kube-probe/1.33", accept: "*/*", connection: "close" };
  return {
    method: "GET",
    path: bare,
    query: queryOf(query),
    headers: { ...preset, ...Object.fromEntries(own) },
  };
}

function queryOf(text: string): Readonly<Record<string, readonly string[]>> {
  const query: Record<string, string[]> = {};
  for (const pair of text.split("&")) {
    const [name = "", value = ""] = pair.split("=");
    if (name !== "") (query[name] ??= []).push(value);
  }
  return query;
}

/** Redirects to other hosts are not followed, and count as warnings. */
function judge({ status, headers, body }: HttpResponse): ProbeResult {
  const location = headers["location"] ?? "";
  if (status >= 300 && status < 400) {
    const text = "text" in body ? body.text : "";
    return /^https?:/.test(location)
      ? {
          outcome: "warning",
          output: `Probe terminated redirects, Response body: ${text.slice(0, outputMax)}`,
        }
      : { outcome: "success", output: "" };
  }
  if (status >= 200 && status < 400) return { outcome: "success", output: "" };
  return { outcome: "failure", output: `HTTP probe failed with statuscode: ${status}` };
}

function portNumber(port: string | number, { ports }: Container): number | undefined {
  if (typeof port === "number") return port;
  if (/^\d+$/.test(port)) return Number(port);
  return ports?.find(({ name }) => name === port)?.containerPort;
}

function unknownPort(port: string | number): ProbeResult {
  return { outcome: "unknown", output: `couldn't find port: ${JSON.stringify(port)}` };
}
