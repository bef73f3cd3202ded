import { badRequest } from "../../api/api-error.ts";
import type { User } from "../../api/machinery.ts";
import type { ResourceRequest } from "../../api/resource-handler.ts";
import { readObject } from "../../api/decode.ts";
import type { Task } from "../../kernel/task.ts";
import { rfc3339 } from "../../kernel/time.ts";
import type { HttpResponse } from "../../wire/http.ts";
import { isObject, type Json, type JsonObject } from "../../wire/json.ts";
import { admitReview, reviewed } from "../authorization/review.ts";

/** @models pkg/registry/authentication/selfsubjectreview/rest.go, pkg/registry/authentication/tokenreview/storage.go, 1.33 */
export function* handle(call: ResourceRequest): Task<HttpResponse> {
  const { request, form, minor, user, collection } = call;
  const { object } = yield* readObject(request, { resource: form.resource, minor });
  if (form.resource.kind === "SelfSubjectReview") {
    yield* admitReview(call, object);
    const metadata = { creationTimestamp: rfc3339(collection.machinery.kernel.now) };
    return reviewed(call, { metadata, status: { userInfo: userInfo(user) } });
  }
  const spec = isObject(object["spec"]) ? object["spec"] : {};
  const token = typeof spec["token"] === "string" ? spec["token"] : "";
  if (token === "") throw badRequest("token is required for TokenReview in authentication");
  yield* admitReview(call, object);
  return reviewed(call, { ...object, status: yield* statusOf(token, spec["audiences"], call) });
}

function* statusOf(
  token: string,
  wanted: Json | undefined,
  { collection }: ResourceRequest,
): Task<JsonObject> {
  const { auth } = collection.machinery;
  const audiences =
    Array.isArray(wanted) && wanted.length > 0 ? (wanted as readonly Json[]).map(String) : [auth.issuer];
  const claimed = yield* auth.authenticator.authenticateToken(token, audiences);
  if (claimed === undefined) return { user: {}, error: "invalid bearer token" };
  if ("error" in claimed) return { user: {}, error: `[invalid bearer token, ${claimed.error}]` };
  return { authenticated: true, user: userInfo(claimed.user), audiences: claimed.audiences };
}

/** A user as reviews show it. */
export function userInfo({ name, uid, groups, extra = {} }: User): JsonObject {
  return {
    username: name,
    ...(uid === undefined || uid === "" ? {} : { uid }),
    groups,
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}
