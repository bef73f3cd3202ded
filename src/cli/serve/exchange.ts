import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import type { Thread } from "../../sim/kernel/thread.ts";
import type { HttpOutcome } from "../../sim/network/http-client.ts";
import { jsonResponse, textResponse, type HttpRequest, type HttpResponse } from "../../sim/wire/http.ts";
import type { Identity } from "../../sim/wire/identity.ts";
import type { ClusterDoor } from "./cluster-door.ts";
import type { RealTimeDriver } from "./real-time-driver.ts";
import { bodyLimit } from "./request-body.ts";
import type { World } from "../../sim/world.ts";

/** What the requests to one served cluster have in common. */
export interface ServedCluster {
  readonly world: World;
  readonly driver: RealTimeDriver;
  readonly door: ClusterDoor;
  /** Whom a connection's client certificate names. */
  readonly identify: (socket: TLSSocket) => Identity | undefined;
  /** A bearer token, and who comes with it. */
  readonly token: { readonly text: string; readonly identity: Identity } | undefined;
  /** Told of each request and of its answer: an audit log. */
  readonly observe: ((request: HttpRequest, answer: HttpResponse) => void) | undefined;
  /** Told of errors that are bugs of the simulator. */
  readonly complain: (error: unknown) => void;
}

/** What became of a request: an answer, or there is nobody any more. */
export type Answered = (answer: HttpResponse | "unreachable") => void;

/** Hands a request to the world. The result gives it up: the client has gone. */
export function ask(
  cluster: ServedCluster,
  request: HttpRequest,
  socket: TLSSocket,
  answered: Answered,
): () => void {
  const { driver, door, world } = cluster;
  const { request: shown, identity } = withIdentity(cluster, request, socket);
  let thread: Thread | undefined;
  driver.enter(() => {
    thread = world.kernel.begin("serve", door.send(shown, identity), (outcome, error) => {
      const answer = error === undefined ? answerOf(outcome) : broken(cluster, error);
      if (answer !== "unreachable") cluster.observe?.(request, answer);
      answered(answer);
    });
  });
  return () => {
    if (thread?.done === false) driver.enter(() => thread?.kill());
  };
}

/** A token of ours stands for a certificate, which is what the world knows. */
function withIdentity(
  { token, identify }: ServedCluster,
  request: HttpRequest,
  socket: TLSSocket,
): { readonly request: HttpRequest; readonly identity: Identity | undefined } {
  if (token !== undefined && request.headers["authorization"] === `Bearer ${token.text}`) {
    const { authorization: _, ...headers } = request.headers;
    return { request: { ...request, headers }, identity: token.identity };
  }
  return { request, identity: identify(socket) };
}

function answerOf(outcome: HttpOutcome | undefined): HttpResponse | "unreachable" {
  return outcome?.ok === true ? outcome.response : "unreachable";
}

/** @models apiserver/pkg/server/filters/wrap.go WithPanicRecovery, 1.33 */
function broken({ complain }: ServedCluster, error: unknown): HttpResponse {
  complain(error);
  return textResponse(500, "This request caused apiserver to panic. Look in the logs for details.\n");
}

/** @models apimachinery api/errors NewRequestEntityTooLargeError, 1.33 */
export function tooLarge(): HttpResponse {
  return jsonResponse(413, {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: `Request entity too large: limit is ${bodyLimit}`,
    reason: "RequestEntityTooLarge",
    code: 413,
  });
}

/** The client sees a connection that breaks, as when a server goes down under it. */
export function hangUp(request: IncomingMessage): void {
  request.socket.destroy();
}
