import type { Random } from "../kernel/random.ts";
import type { HttpResponse } from "../wire/http.ts";
import { flowHeaders } from "./flow-control.ts";
import type { Machinery, User } from "./machinery.ts";

/** What a server adds to every answer: how the audit log names the request, where it was queued, that nothing is kept. */
export class CommonHeaders {
  readonly #machinery: Machinery;
  /** Its own, so that requests do not change the names and uids of what is made between them. */
  readonly #random: Random;

  constructor(machinery: Machinery) {
    this.#machinery = machinery;
    this.#random = machinery.random.fork("audit");
  }

  /** The answer with nothing but its name. */
  named(response: HttpResponse): HttpResponse {
    return { ...response, headers: { "audit-id": this.#random.uuid(), ...response.headers } };
  }

  /** `user` is undefined for whoever was not let in. */
  addTo(response: HttpResponse, user: User | undefined): HttpResponse {
    const flow = user === undefined ? {} : flowHeaders(user, this.#machinery);
    const common = { "audit-id": this.#random.uuid(), "cache-control": "no-cache, private", ...flow };
    return { ...response, headers: { ...common, ...response.headers } };
  }
}
