import { ServerResponse, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import { textResponse, type HttpRequest, type HttpResponse } from "../../sim/wire/http.ts";
import { abandon } from "./abandon.ts";
import { ask, type ServedCluster } from "./exchange.ts";
import { adaptRequest } from "./request-adapter.ts";
import { deliver } from "./response-adapter.ts";
import { switchToSpdy } from "./spdy-upgrade.ts";
import { acceptWebSocket } from "./web-socket-upgrade.ts";

/** Requests for WebSocket or SPDY; any other protocol is not known, and such a request is answered as HTTP. */
export function isUpgrade({ headers }: IncomingMessage): boolean {
  const wanted = headers.upgrade?.toLowerCase();
  return wanted === "websocket" || wanted === "spdy/3.1";
}

/** A connection that has asked for another protocol. */
export interface Upgrading {
  readonly message: IncomingMessage;
  readonly request: HttpRequest;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** Answers requests that leave HTTP: exec, attach, port-forward, and watches over a WebSocket. */
export class UpgradeHandler {
  readonly #cluster: ServedCluster;
  readonly #open = new Set<Duplex>();
  #isClosed = false;

  constructor(cluster: ServedCluster) {
    this.#cluster = cluster;
  }

  handle(message: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#open.add(socket);
    socket.on("error", () => socket.destroy());
    const request = adaptRequest(message, undefined);
    if (request === undefined) {
      this.#refuse({ message, socket, head, request: nobody }, textResponse(400, "400 Bad Request"));
      return;
    }
    const upgrading = { message, request, socket, head };
    const giveUp = ask(this.#cluster, request, message.socket as TLSSocket, (answer) => {
      if (answer === "unreachable") socket.destroy();
      else if (this.#isClosed) this.#leave(answer, socket);
      else if (!socket.destroyed) this.#answer(upgrading, answer);
    });
    socket.once("close", () => {
      this.#open.delete(socket);
      giveUp();
    });
  }

  /** Ends all that is open. */
  close(): void {
    this.#isClosed = true;
    for (const socket of this.#open) socket.end();
  }

  #leave({ body }: HttpResponse, socket: Duplex): void {
    abandon(body, this.#cluster.driver);
    socket.end();
  }

  #answer(upgrading: Upgrading, answer: HttpResponse): void {
    const { driver } = this.#cluster;
    const { headers } = upgrading.request;
    const isWebSocket = headers["upgrade"]?.toLowerCase() === "websocket";
    const refusal = isWebSocket
      ? acceptWebSocket(upgrading, answer, driver)
      : switchToSpdy(upgrading, answer, driver);
    if (refusal === undefined) return;
    if (refusal !== answer) abandon(answer.body, driver);
    this.#refuse(upgrading, refusal);
  }

  /** An ordinary answer, and the connection ends. */
  #refuse({ message, socket, request }: Upgrading, answer: HttpResponse): void {
    const out = new ServerResponse(message);
    out.shouldKeepAlive = false;
    out.assignSocket(socket as Socket);
    out.on("finish", () => socket.end());
    deliver(request, answer, out);
  }
}

const nobody: HttpRequest = { method: "GET", path: "/", query: {}, headers: {} };
