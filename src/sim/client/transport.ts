import type { Task } from "../kernel/task.ts";
import type { HttpRequest, HttpResponse } from "../wire/http.ts";

/**
 * A way to an API server: over the simulated network with a kubeconfig's address and certificate, or straight into
 * the server in a unit test. Throws `Unreachable` if nobody answers.
 */
export type Transport = (request: HttpRequest) => Task<HttpResponse>;

/** The server could not be reached. The message is what Go prints: `dial tcp 10.0.0.1:6443: connect: connection refused`. */
export class Unreachable extends Error {
  override name = "Unreachable";
}
