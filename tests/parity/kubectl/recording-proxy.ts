import { readFileSync } from "node:fs";
import { Agent, createServer, request as send, type Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Exchange } from "./recording.ts";

/** Headers that change what the server answers. */
const kept = ["accept", "content-type", "impersonate-user", "impersonate-group", "impersonate-uid", "upgrade"];

/** Stands between kubectl and a real API server and writes down what they say to each other. */
export class RecordingProxy {
  #exchanges: Exchange[] = [];
  readonly #upstream: URL;
  readonly #agent: Agent;
  readonly #server: Server;

  /** `folder` holds what tests/upstream/run.sh made there: the server's key and the admin's. */
  constructor(folder: string, upstream: string) {
    const file = (name: string): Buffer => readFileSync(`${folder}/${name}`);
    this.#upstream = new URL(upstream);
    this.#agent = new Agent({ key: file("admin.key"), cert: file("admin.crt"), ca: file("ca.crt"), keepAlive: true });
    this.#server = createServer({ key: file("server.key"), cert: file("server.crt") }, (request, response) => {
      void this.#pass(request, response);
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => void this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    this.#agent.destroy();
  }

  /** What was said since the last call. */
  take(): readonly Exchange[] {
    const taken = this.#exchanges;
    this.#exchanges = [];
    return taken;
  }

  /** The resourceVersion of the present, asked beside the record. */
  async revision(): Promise<string> {
    const { body } = await this.#ask({ method: "GET", path: "/api/v1/namespaces?limit=1", headers: {} }, undefined);
    return /"resourceVersion":"(\d+)"/.exec(body.toString())?.[1] ?? "";
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url: path = "/" } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const sent = Buffer.concat(chunks);
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !["host", "connection", "accept-encoding"].includes(name)),
    );
    const answer = await this.#ask({ method, path, headers }, sent, response);
    this.#exchanges.push(exchangeOf({ method, path, headers, sent, ...answer }));
  }

  #ask(
    { method, path, headers }: { method: string; path: string; headers: object },
    sent: Buffer | undefined,
    passOn?: ServerResponse,
  ): Promise<{ status: number; answered: Record<string, unknown>; body: Buffer }> {
    const { hostname, port } = this.#upstream;
    return new Promise((resolve, reject) => {
      const options = { hostname, port, method, path, headers: { ...headers }, agent: this.#agent };
      const request = send(options, (response) => {
        passOn?.writeHead(response.statusCode ?? 502, response.headers);
        passOn?.flushHeaders();
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          passOn?.write(chunk);
        });
        const finish = (): void => {
          passOn?.end();
          const status = response.statusCode ?? 502;
          resolve({ status, answered: response.headers, body: Buffer.concat(chunks) });
        };
        response.on("end", finish).on("error", finish);
        passOn?.on("close", () => response.destroy());
      });
      request.on("error", reject).end(sent);
    });
  }
}

interface Said {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly sent: Buffer;
  readonly status: number;
  readonly answered: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

function exchangeOf({ method, path, headers, sent, status, answered, body }: Said): Exchange {
  const isBinary = textOf(headers["content-type"]).includes("protobuf");
  const warning = answered["warning"];
  const isDiscovery = textOf(headers["accept"]).includes("apidiscovery.k8s.io");
  const open = /[?&](watch|follow)=(true|1)/.test(path) || path.startsWith("/openapi/") || isDiscovery;
  return {
    method,
    path,
    headers: Object.fromEntries(
      kept.filter((name) => headers[name] !== undefined).map((name) => [name, String(headers[name])]),
    ),
    ...(sent.length === 0 ? {} : isBinary ? { binary: sent.toString("base64") } : { body: sent.toString() }),
    status,
    ...(warning === undefined ? {} : { warnings: [warning].flat().map(String) }),
    ...(open ? {} : { response: responseOf(body, textOf(answered["content-type"])) }),
  };
}

function textOf(header: unknown): string {
  return typeof header === "string" ? header : "";
}

function responseOf(body: Buffer, type: string): unknown {
  if (type.includes("protobuf")) return { protobuf: body.length };
  const text = body.toString();
  try {
    return JSON.parse(text, withoutProse) as unknown;
  } catch {
    return text;
  }
}

/** Descriptions of columns are documentation: they stay where they are. */
function withoutProse(name: string, value: unknown): unknown {
  if (name !== "columnDefinitions" || !Array.isArray(value)) return value;
  return value.map((column: object) => ({ ...column, description: "" }));
}
