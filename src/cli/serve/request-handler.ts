import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";
import { textResponse, type HttpRequest, type HttpResponse } from "../../sim/wire/http.ts";
import { ask, hangUp, tooLarge, type ServedCluster } from "./exchange.ts";
import { InFlight } from "./in-flight.ts";
import { adaptRequest } from "./request-adapter.ts";
import { readBody } from "./request-body.ts";
import { deliver } from "./response-adapter.ts";

/** Answers requests that stay HTTP. It knows which are open, so that they can be ended. */
export class RequestHandler {
  readonly #cluster: ServedCluster;
  readonly #inFlight = new InFlight();
  readonly #streams = new Set<() => void>();
  #isClosed = false;

  constructor(cluster: ServedCluster) {
    this.#cluster = cluster;
  }

  handle(message: IncomingMessage, out: ServerResponse): void {
    out.on("error", () => out.destroy());
    void this.#handle(message, out);
  }

  /** Ends the streams that are open: watches, logs. */
  close(): void {
    this.#isClosed = true;
    for (const end of this.#streams) end();
  }

  async #handle(message: IncomingMessage, out: ServerResponse): Promise<void> {
    const leave = this.#inFlight.enter(message);
    if (leave === undefined) return this.#finish(nobody, tooMany, out);
    out.once("close", leave);
    const body = await readBody(message);
    if (body.is === "gone") return;
    if (body.is === "too-large") {
      out.setHeader("Connection", "close");
      return this.#finish(nobody, tooLarge(), out);
    }
    const request = adaptRequest(message, body.bytes);
    if (request === undefined) {
      out.setHeader("Connection", "close");
      return this.#finish(nobody, textResponse(400, "400 Bad Request"), out);
    }
    this.#ask(message, request, out);
  }

  #ask(message: IncomingMessage, request: HttpRequest, out: ServerResponse): void {
    const giveUp = ask(this.#cluster, request, message.socket as TLSSocket, (answer) => {
      if (answer === "unreachable") hangUp(message);
      else if (!out.destroyed) this.#finish(request, answer, out);
    });
    out.once("close", giveUp);
  }

  #finish(request: HttpRequest, answer: HttpResponse, out: ServerResponse): void {
    const end = deliver(request, answer, out);
    if (this.#isClosed) return end();
    this.#streams.add(end);
    out.once("close", () => this.#streams.delete(end));
  }
}

const nobody: HttpRequest = { method: "GET", path: "/", query: {}, headers: {} };

/** @models apiserver/pkg/server/filters/maxinflight.go tooManyRequests, 1.33 */
const tooMany: HttpResponse = textResponse(429, "Too many requests, please try again later.\n", {
  "retry-after": "1",
  "x-content-type-options": "nosniff",
});
