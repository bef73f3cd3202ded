import type { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import { minute, second, type Instant } from "../kernel/time.ts";
import type { HttpRequest, HttpResponse } from "../wire/http.ts";
import { isObject, type JsonObject } from "../wire/json.ts";
import { Unreachable, type Transport } from "./transport.ts";

const lifetime = 60 * minute;
/** The last quarter of a token's life is not used. */
const renewal = lifetime - lifetime / 4;
const attempts = 4;
const patience = second / 2;

interface Parts {
  readonly kernel: Kernel;
  /** With the rights of the component itself, which may ask for tokens of its accounts. */
  readonly root: Transport;
  /** Without any credentials. */
  readonly bare: Transport;
  readonly namespace: string;
  readonly account: string;
  readonly userAgent: string;
}

/**
 * A way to the API server as a service account, which is made if it is not there. Tokens are asked for when they are
 * first needed, and again before they expire.
 * @models controller-manager pkg/clientbuilder/client_builder_dynamic.go tokenSourceImpl, 1.33
 */
export function accountTransport(parts: Parts): Transport {
  const { kernel, bare } = parts;
  let known: { readonly token: string; readonly until: Instant } | undefined;
  return function* (request) {
    if (known === undefined || kernel.now >= known.until) {
      known = { token: yield* newToken(parts), until: (kernel.now + renewal) as Instant };
    }
    const headers = { ...request.headers, authorization: `Bearer ${known.token}` };
    return yield* bare({ ...request, headers });
  };
}

function* newToken(parts: Parts): Task<string> {
  const { kernel, namespace, account } = parts;
  const path = `${accountsIn(namespace)}/${account}/token`;
  const spec = { audiences: [], expirationSeconds: lifetime / second, boundObjectRef: null };
  const body = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", metadata: {}, spec };
  for (let attempt = 1, pause = patience; ; attempt++, pause *= 2) {
    const token = tokenIn(yield* post(parts, path, body));
    if (token !== undefined) return token;
    if (attempt === attempts)
      throw new Unreachable(
        `failed to get token for ${namespace}/${account}: timed out waiting for the condition`,
      );
    if (!(yield* ensureAccount(parts))) yield* kernel.sleep(pause);
  }
}

/** False if the account is not there and cannot be made. */
export function* ensureAccount(
  parts: Pick<Parts, "root" | "namespace" | "account" | "userAgent">,
): Task<boolean> {
  const { namespace, account } = parts;
  const metadata = { name: account, namespace };
  const response = yield* post(parts, accountsIn(namespace), {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata,
  });
  return response.status === 201 || response.status === 409;
}

function accountsIn(namespace: string): string {
  return `/api/v1/namespaces/${namespace}/serviceaccounts`;
}

function* post(
  { root, userAgent }: Pick<Parts, "root" | "userAgent">,
  path: string,
  json: JsonObject,
): Task<HttpResponse> {
  const type = "application/json";
  const headers = {
    accept: "application/vnd.kubernetes.protobuf,application/json",
    "content-type": type,
    "user-agent": userAgent,
  };
  const request: HttpRequest = { method: "POST", path, query: {}, headers, body: { json }, typed: true };
  return yield* root(request);
}

function tokenIn({ status, body }: HttpResponse): string | undefined {
  const json = status === 201 && "json" in body ? body.json : undefined;
  const token = isObject(json) && isObject(json["status"]) ? json["status"]["token"] : undefined;
  return typeof token === "string" ? token : undefined;
}
