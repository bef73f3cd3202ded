import type { Task } from "../kernel/task.ts";
import type { HttpRequest, HttpResponse } from "../wire/http.ts";
import { ApiError, notSimulated } from "./api-error.ts";

/** The way to the kubelet of a node. Throws `Unreachable`. */
export type NodeDoor = (nodeName: string, request: HttpRequest) => Task<HttpResponse>;

/** Any address and port, as the server itself would dial it. */
export interface DialPlace {
  readonly scheme: "http" | "https";
  readonly address: string;
  readonly port: number;
  /** With https: whom the server must be, and the keys of the authorities that may say so; anybody unless told. */
  readonly serverName?: string;
  readonly authorities?: readonly string[];
  /** Microseconds until there must be an answer; half a minute unless told. */
  readonly timeout?: number;
}

/** The way from the API server to pods and services: proxies, webhooks. Throws `Unreachable`. */
export type DialDoor = (place: DialPlace, request: HttpRequest) => Task<HttpResponse>;

/** The ways out of an API server. One that knows none, in tests, has none. */
export interface ConnectionDoors {
  readonly nodeDoor: NodeDoor | undefined;
  readonly dialDoor: DialDoor | undefined;
}

/** Sends a request to a node's kubelet, and says as the API server does why it does not get there. */
export function* enterNode(
  { nodeDoor }: ConnectionDoors,
  nodeName: string,
  request: HttpRequest,
): Task<HttpResponse> {
  if (nodeDoor === undefined)
    throw notSimulated(`${request.path} on this server, which knows no way to its nodes,`);
  try {
    return yield* nodeDoor(nodeName, request);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const url = `https://${nodeName}:10250${request.path}`;
    throw new ApiError("InternalError", `Get ${JSON.stringify(url)}: ${error.message}`);
  }
}

/** What the network says when nobody answers; the class is the client's, above this layer. */
export function isUnreachable(error: unknown): error is Error {
  return error instanceof Error && error.name === "Unreachable";
}
