import type { Task } from "../kernel/task.ts";
import { jsonResponse, textResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import { refusalMedia } from "./accept.ts";
import { ApiError } from "./api-error.ts";
import type { Machinery, User } from "./machinery.ts";
import type { RequestInfo } from "./request-info.ts";
import { CommonHeaders } from "./response-headers.ts";
import { yamlResponse } from "./yaml-response.ts";

/** Who is asking for what, once that is known. */
export interface Asking {
  user?: User;
  info?: RequestInfo;
}

/** The door for people and their tools: paths that cannot be read, headers, and the form of refusals. */
export class Reception {
  readonly #headers: CommonHeaders;

  constructor(machinery: Machinery) {
    this.#headers = new CommonHeaders(machinery);
  }

  *receive(request: HttpRequest, answer: (asking: Asking) => Task<HttpResponse>): Task<HttpResponse> {
    const unreadable = unreadablePath(request);
    if (unreadable !== undefined) return this.#headers.named(unreadable);
    const asking: Asking = {};
    const response = yield* this.#answered(request, answer(asking));
    const isQueued = asking.info !== undefined && !isLongRunning(asking.info);
    const whole = this.#headers.addTo(response, isQueued ? asking.user : undefined);
    return request.method === "HEAD" ? { ...whole, body: { text: "" } } : whole;
  }

  *#answered(request: HttpRequest, answer: Task<HttpResponse>): Task<HttpResponse> {
    try {
      return yield* answer;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const headers = retryAfter(error);
      const isYaml = refusalMedia(request) === "yaml";
      return isYaml
        ? yamlResponse(error.code, error.status, headers)
        : jsonResponse(error.code, error.status, headers);
    }
  }
}

/** A verb in front of a resource that does not follow: the path is refused before anything else is looked at. */
function unreadablePath({ path }: HttpRequest): HttpResponse | undefined {
  if (!/^\/(?:api\/[^/]+|apis\/[^/]+\/[^/]+)\/(?:watch|proxy)\/?$/.test(path)) return undefined;
  const why = `unable to determine kind and namespace from url, ${path}`;
  const text = `Internal Server Error: ${JSON.stringify(path)}: failed to create RequestInfo: ${why}\n`;
  return textResponse(500, text, { "x-content-type-options": "nosniff" });
}

function retryAfter({ status }: ApiError): HttpResponse["headers"] {
  const { retryAfterSeconds = 0 } = status.details ?? {};
  return retryAfterSeconds > 0 ? { "retry-after": String(retryAfterSeconds) } : {};
}

/** Requests that stay open are not queued, and nothing is said of where. Watches are. */
function isLongRunning({ verb, subresource }: RequestInfo): boolean {
  return verb === "proxy" || longRunning.has(subresource);
}

const longRunning: ReadonlySet<string> = new Set(["attach", "exec", "proxy", "log", "portforward"]);
