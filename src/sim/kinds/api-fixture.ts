import { ApiServer } from "../api/server.ts";
import { Kernel } from "../kernel/kernel.ts";
import { loadModule } from "../kernel/module.ts";
import { after, fromCivil, type Instant } from "../kernel/time.ts";
import { Store } from "../store/store.ts";
import type { HttpRequest, HttpResponse, Query } from "../wire/http.ts";
import type { Identity } from "../wire/identity.ts";
import type { Json, JsonObject } from "../wire/json.ts";
import { kinds } from "./index.ts";
import { moreKindsModule } from "./more-module.ts";

const start: Instant = fromCivil({ year: 2026, month: 1, day: 31, hour: 9, minute: 0, second: 0 });

export const admin: Identity = {
  commonName: "kubernetes-admin",
  organizations: ["system:masters"],
  authority: "cluster-ca",
  notBefore: start - 1,
  notAfter: start + 365 * 86_400 * 1_000_000,
};

export interface CallOptions {
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null for no client certificate at all. */
  readonly certificate?: Identity | null;
  /** How long an answer may take, in microseconds; none unless told. */
  readonly patience?: number;
}

export interface Answer {
  readonly status: number;
  readonly json: JsonObject;
  readonly response: HttpResponse;
}

/** An API server on an empty store, as tests drive it: a kernel, a store, and nobody else. */
export class ApiFixture {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly server: ApiServer;

  constructor(options: Partial<ConstructorParameters<typeof ApiServer>[0]> = {}) {
    this.kernel = options.kernel ?? new Kernel({ seed: 7, start });
    this.store = options.store ?? new Store({ digest: this.kernel.digest });
    this.server = new ApiServer({
      kernel: this.kernel,
      store: this.store,
      kinds,
      moreKinds: moreKindsModule,
      version: "v1.33.1",
      clientAuthority: "cluster-ca",
      address: { ip: "172.18.0.2", port: 6443 },
      admission: { enable: ["NodeRestriction"] },
      ...options,
    });
    const accounts = { "content-type": "application/json", accept: "application/vnd.kubernetes.protobuf" };
    this.#begin({
      method: "POST",
      path: "/api/v1/namespaces/default/serviceaccounts",
      query: {},
      headers: accounts,
      body: { json: { metadata: { name: "default" } } },
      certificate: admin,
      typed: true,
    });
  }

  /** Sends a request and loads code as it is needed. */
  // oxlint-disable-next-line no-restricted-globals -- a driver, for tests
  async call(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    const { query = {}, headers = {}, certificate = admin, patience = 0 } = options;
    const outcome = this.#begin({
      method,
      path,
      query,
      headers: { accept: "application/json", ...headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? { text: body } : { json: body as Json } }),
      ...(certificate === null ? {} : { certificate }),
    });
    await this.wait(0);
    if (outcome.response === undefined) await this.wait(patience);
    if (outcome.response === undefined) throw new Error(`${method} ${path} was not answered`);
    const { response } = outcome;
    return {
      status: response.status,
      json: "json" in response.body ? (response.body.json as JsonObject) : {},
      response,
    };
  }

  // oxlint-disable-next-line no-restricted-globals -- see above
  patch(type: string, path: string, patch: unknown): Promise<Answer> {
    return this.call("PATCH", path, patch, { headers: { "content-type": `application/${type}+json` } });
  }

  /** Lets time pass, and loads code as it is needed. */
  // oxlint-disable-next-line no-restricted-globals -- see above
  async wait(duration: number): Promise<void> {
    const until = after(this.kernel.now, duration);
    for (;;) {
      const pause = this.kernel.advance({ until, steps: 1_000_000 });
      if (pause.is !== "needs") return;
      await loadModule(pause.module);
    }
  }

  pass(duration: number): void {
    this.kernel.advance({ until: after(this.kernel.now, duration), steps: 1_000_000 });
  }

  #begin(request: HttpRequest): { response: HttpResponse | undefined } {
    const outcome: { response: HttpResponse | undefined } = { response: undefined };
    this.kernel.begin(request.path, this.server.serve(request), (response, error) => {
      if (error !== undefined) throw error;
      outcome.response = response;
    });
    return outcome;
  }
}
