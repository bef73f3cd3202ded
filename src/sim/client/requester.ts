import type { Kernel } from "../kernel/kernel.ts";
import type { Thread } from "../kernel/thread.ts";
import type { HttpRequest, HttpResponse } from "../wire/http.ts";
import { isObject, type JsonObject } from "../wire/json.ts";
import type { Status } from "../wire/status.ts";
import { Unreachable, type Transport } from "./transport.ts";

export type Call = Pick<HttpRequest, "method" | "path"> &
  Partial<Pick<HttpRequest, "query" | "body">> & {
    readonly contentType?: string;
  };

/** What came back: any answer of a server, or a Status with code 0 if there was none. */
export type Reply = { readonly response: HttpResponse } | { readonly status: Status };

/** Sends requests and hands back what they gave, at once where nothing on the way waits. */
export class Requester {
  readonly #kernel: Kernel;
  readonly #transport: Transport;
  readonly #userAgent: string;
  readonly #underWay = new Set<Thread>();
  #closed = false;

  constructor(parts: { readonly kernel: Kernel; readonly transport: Transport; readonly userAgent: string }) {
    this.#kernel = parts.kernel;
    this.#transport = parts.transport;
    this.#userAgent = parts.userAgent;
  }

  get closed(): boolean {
    return this.#closed;
  }

  send(call: Call, done: (reply: Reply) => void): void {
    if (this.#closed) return;
    const { contentType = "application/json", query = {}, method, path, body } = call;
    const headers = {
      accept: "application/vnd.kubernetes.protobuf,application/json",
      "user-agent": this.#userAgent,
    };
    const request: HttpRequest = {
      method,
      path,
      query,
      headers: body === undefined ? headers : { ...headers, "content-type": contentType },
      typed: true,
      ...(body === undefined ? {} : { body }),
    };
    this.#begin(request, done);
  }

  /** Drops all requests under way; nobody is told. */
  close(): void {
    this.#closed = true;
    for (const thread of this.#underWay) thread.kill();
    this.#underWay.clear();
  }

  #begin(request: HttpRequest, done: (reply: Reply) => void): void {
    let thread: Thread | undefined;
    const ended = (response: HttpResponse | undefined, error: unknown): void => {
      if (thread !== undefined) this.#underWay.delete(thread);
      if (this.#closed) return;
      if (response !== undefined) done({ response });
      else if (error instanceof Unreachable) done({ status: unreachable(error.message) });
      else if (error !== undefined) throw error;
    };
    thread = this.#kernel.begin(`${request.method} ${request.path}`, this.#transport(request), ended);
    if (!thread.done) this.#underWay.add(thread);
  }
}

/** The refusal in a response, or undefined if it is a success. */
export function refusalOf(response: HttpResponse): Status | undefined {
  if (response.status < 400) return undefined;
  const json = jsonOf(response);
  if (json?.["kind"] === "Status") return json as unknown as Status;
  const message = "text" in response.body ? response.body.text.trim() : "unknown";
  return failure(response.status, response.status === 404 ? "NotFound" : "InternalError", message);
}

export function jsonOf({ body }: HttpResponse): JsonObject | undefined {
  return "json" in body && isObject(body.json) ? body.json : undefined;
}

function unreachable(message: string): Status {
  return failure(0, "", message);
}

function failure(code: number, reason: string, message: string): Status {
  return { apiVersion: "v1", kind: "Status", metadata: {}, status: "Failure", message, reason, code };
}
