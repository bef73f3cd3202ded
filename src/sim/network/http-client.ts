import type { Kernel } from "../kernel/kernel.ts";
import { Signal } from "../kernel/signal.ts";
import type { Task } from "../kernel/task.ts";
import type { HttpHandler, HttpRequest, HttpResponse } from "../wire/http.ts";
import { textResponse } from "../wire/http.ts";
import type { Identity } from "../wire/identity.ts";
import type { DialError, Dialled, NetworkNamespace, Service } from "./service.ts";
import { checkServer, type TlsFailure, type Verification } from "./tls.ts";

/** One HTTP request from a namespace to an address (names are resolved before). */
export interface HttpCall {
  readonly kernel: Kernel;
  readonly scheme: "http" | "https";
  readonly address: string;
  readonly port: number;
  readonly request: HttpRequest;
  /** The client's certificate, shown to servers that ask for one. */
  readonly identity?: Identity | undefined;
  /** With https; `skip` where absent. */
  readonly verification?: Verification;
  /** Microseconds until the connection must be there. */
  readonly connectTimeout?: number | undefined;
  /** Microseconds until the response's headers must be there, connecting included. */
  readonly timeout?: number | undefined;
  /** The connection is open already (keep-alive, HTTP/2): it costs no round trip while its path still exists. */
  readonly isOpen?: boolean;
}

export type HttpOutcome =
  | { readonly ok: true; readonly response: HttpResponse; readonly connection: HttpConnection }
  | { readonly ok: false; readonly failure: HttpFailure };

/** What curl -v and -w can tell of a connection. Durations in microseconds. */
export interface HttpConnection {
  readonly localAddress: string;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly service: Service;
  readonly connectDuration: number;
}

/** Why there is no response. Texts for it: `http-failure.ts`. */
export type HttpFailure =
  | { readonly is: "dial"; readonly error: DialError; readonly duration: number }
  /** `connectTimeout` or `timeout` has passed; `connected` says in which phase. */
  | { readonly is: "timeout"; readonly connected: boolean; readonly duration: number }
  | { readonly is: "tls"; readonly why: TlsFailure }
  /** Something listens, but it does not speak HTTP: it closed the connection. */
  | { readonly is: "closed" };

type Connection = Extract<Dialled, { service: Service }>;

/** Connects, checks TLS, sends one request and waits for the response's headers (bodies may still be coming). */
export function* request(namespace: NetworkNamespace, call: HttpCall): Task<HttpOutcome> {
  const { kernel, timeout } = call;
  const start = kernel.now;
  const dialled = yield* connect(namespace, call);
  if ("is" in dialled) return { ok: false, failure: dialled };
  const connectDuration = kernel.now - start;
  const answer = prepare(dialled, call);
  if ("is" in answer) return { ok: false, failure: answer };
  const left = timeout === undefined ? undefined : timeout - connectDuration;
  const response = yield* within(kernel, left, answer);
  if (response === undefined) {
    return { ok: false, failure: { is: "timeout", connected: true, duration: kernel.now - start } };
  }
  return { ok: true, response, connection: { ...dialled, connectDuration } };
}

function* connect(namespace: NetworkNamespace, call: HttpCall): Task<Connection | HttpFailure> {
  const { kernel, address, port, timeout = Infinity, connectTimeout = Infinity, isOpen = false } = call;
  const { outcome, duration } = namespace.reach(address, port);
  const limit = Math.min(timeout, connectTimeout);
  if (duration > limit) {
    yield* kernel.sleep(limit);
    return { is: "timeout", connected: false, duration: limit };
  }
  if (duration > 0 && !(isOpen && "service" in outcome)) yield* kernel.sleep(duration);
  return "error" in outcome ? { is: "dial", error: outcome.error, duration } : outcome;
}

/** The server's answer as a task that has not begun, or why nothing can be said on this connection. */
function prepare({ service, localAddress }: Connection, call: HttpCall): Task<HttpResponse> | HttpFailure {
  const { kernel, scheme, request, identity, verification = "skip" } = call;
  const { tls, http, clientAuthority } = service;
  if (scheme === "https") {
    if (tls === undefined) return { is: "tls", why: { is: "not-tls" } };
    const why = checkServer(tls, verification, kernel.now);
    if (why !== undefined) return { is: "tls", why };
  }
  if (http === undefined) return { is: "closed" };
  if (scheme === "http" && tls !== undefined) return plainToTls();
  const shown = scheme === "https" && clientAuthority !== undefined ? identity : undefined;
  return http({ ...withCertificate(request, shown), remoteAddress: localAddress });
}

/** Only the connection decides who the caller is: what a request claims about it is dropped. */
function withCertificate(request: HttpRequest, certificate: Identity | undefined): HttpRequest {
  const { certificate: _, ...rest } = request;
  return certificate === undefined ? rest : { ...rest, certificate };
}

/** @models net/http server.go badRequest for a plain request on a TLS port */
function* plainToTls(): ReturnType<HttpHandler> {
  return textResponse(400, "Client sent an HTTP request to an HTTPS server.\n");
}

/** Runs a task for at most a duration; undefined if that has passed, and then the task is ended. */
function* within<T>(kernel: Kernel, duration: number | undefined, task: Task<T>): Task<T | undefined> {
  if (duration === undefined) return yield* task;
  const done = new Signal();
  let answer: { readonly result: T | undefined; readonly error: unknown } | undefined;
  const thread = kernel.begin("http", task, (result, error) => {
    answer = { result, error };
    done.notify();
  });
  try {
    if (answer === undefined) yield* kernel.wait(done, Math.max(0, duration));
  } finally {
    thread.kill();
  }
  if (answer?.error !== undefined) throw answer.error;
  return answer?.result;
}
