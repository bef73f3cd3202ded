import { after, rfc3339, second } from "../kernel/time.ts";
import { jsonResponse, type HttpResponse } from "../wire/http.ts";
import { isObject } from "../wire/json.ts";
import { ApiError, methodNotAllowed } from "./api-error.ts";
import { bodyOf } from "./decode.ts";
import type { ResourceRequest } from "./resource-handler.ts";
import type { TokenAuthority } from "./token-authority.ts";

const defaultSeconds = 3600;
const minimumSeconds = 600;

/** Issues a token for a service account (authentication.k8s.io/v1 TokenRequest). */
export function requestToken(
  { collection, info, request }: ResourceRequest,
  tokens: TokenAuthority,
): HttpResponse {
  if (request.method !== "POST") throw methodNotAllowed(collection.kind.resource, request.method);
  const { spec } = bodyOf(request);
  const { expirationSeconds, audiences } = isObject(spec) ? spec : {};
  const seconds = typeof expirationSeconds === "number" ? expirationSeconds : defaultSeconds;
  if (seconds < minimumSeconds) {
    throw new ApiError(
      "Invalid",
      `TokenRequest.authentication.k8s.io "${info.name}" is invalid: spec.expirationSeconds: Invalid value: ${seconds}: may not specify a duration less than 10 minutes`,
    );
  }
  const account = collection.get(info.namespace, info.name);
  const { now } = collection.machinery.kernel;
  const wanted = Array.isArray(audiences) ? audiences.map(String) : [];
  const token = tokens.issue(account, now, { seconds, audiences: wanted });
  return jsonResponse(201, {
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
    metadata: { name: info.name, namespace: info.namespace, creationTimestamp: rfc3339(now) },
    spec: { audiences: wanted, expirationSeconds: seconds, boundObjectRef: null },
    status: { token, expirationTimestamp: rfc3339(after(now, seconds * second)) },
  });
}
