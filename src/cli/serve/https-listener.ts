import { type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from "node:net";
import type { Duplex } from "node:stream";
import type { KeyPair } from "./authority.ts";

/** As Go's servers, and upstream's, are set up. Sizes in bytes, times in milliseconds. */
const limits = {
  connections: 1_000,
  headerBytes: 1 << 20,
  headerMs: 32_000,
  idleMs: 90_000,
  flushMs: 30,
  /** What is given to open streams to end well when the server stops. */
  farewellMs: 200,
};

export interface ListenerOptions {
  readonly pair: KeyPair;
  /** Clients are asked for certificates of these (PEM). All others are taken, too. */
  readonly authorities: readonly string[];
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** A request to speak another protocol from now on, with what has come of it already. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Which upgrades are meant; all other requests that ask for one are handled as if they had not. */
  readonly isUpgrade: (request: IncomingMessage) => boolean;
  /** Whether somebody is there to answer; else a connection is reset. */
  readonly isOpen: () => boolean;
}

/** HTTPS on a loopback port. What is no HTTP, too large or too much gets Go's answers. */
export class HttpsListener {
  readonly #options: ListenerOptions;
  readonly #front: TcpServer;
  readonly #https: Server;
  readonly #sockets = new Set<Socket>();

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#front = createTcpServer({ noDelay: true }, (socket) => this.#admit(socket));
    this.#front.maxConnections = limits.connections;
    this.#https = this.#createHttps();
  }

  /** Port 0 takes a free one. Rejects if the port is taken. The result is the port. */
  async listen(port: number): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.#front.once("error", reject);
    this.#front.listen({ port, host: "127.0.0.1" }, () => {
      this.#front.off("error", reject);
      this.#front.on("error", () => undefined);
      resolve((this.#front.address() as AddressInfo).port);
    });
    return await promise;
  }

  /** Nobody can connect any more; what is open stays so. `listen` opens again. */
  async pause(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#front.close(() => resolve());
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await promise;
  }

  /** Frees the port at once, and all connections after they had a moment to end. */
  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.#front.listening) this.#front.close(() => resolve());
    else resolve();
    // What has been answered is on its way still.
    const idle = setTimeout(() => this.#https.closeIdleConnections(), limits.flushMs);
    const timer = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, limits.farewellMs);
    await promise;
    clearTimeout(idle);
    clearTimeout(timer);
  }

  #createHttps(): Server {
    const { pair, authorities, handle, upgrade, isUpgrade } = this.#options;
    const server = createHttpsServer({
      cert: pair.certificate,
      key: pair.key,
      ca: [...authorities],
      requestCert: true,
      rejectUnauthorized: false,
      ALPNProtocols: ["http/1.1"],
      minVersion: "TLSv1.2",
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headerMs,
      handshakeTimeout: limits.headerMs,
      keepAliveTimeout: limits.idleMs,
      noDelay: true,
      shouldUpgradeCallback: isUpgrade,
    });
    server.maxHeadersCount = 0;
    // It gets its connections from the front and never listens itself; its watch over slow ones begins with this.
    server.emit("listening");
    server.on("request", handle);
    server.on("upgrade", upgrade);
    server.on("clientError", refuse);
    server.on("tlsClientError", (_, socket) => socket.destroy());
    return server;
  }

  /** The first byte tells TLS from text. */
  #admit(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    if (!this.#options.isOpen()) {
      socket.resetAndDestroy();
      return;
    }
    socket.setTimeout(limits.headerMs, () => socket.destroy());
    socket.once("data", (chunk: Buffer) => {
      socket.pause();
      socket.setTimeout(0);
      if (chunk[0] !== tlsHandshake) return refusePlain(socket);
      socket.unshift(chunk);
      this.#https.emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
  }
}

const tlsHandshake = 0x16;

/** @models net/http server.go, tlsRecordHeaderLooksLikeHTTP */
function refusePlain(socket: Socket): void {
  socket.end("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n");
}

/** What cannot be read as a request. @models net/http server.go, conn.serve */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET" || error.code === "ERR_HTTP_REQUEST_TIMEOUT") {
    socket.destroy();
    return;
  }
  const status =
    error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${status}`,
    () => socket.destroy(),
  );
}
