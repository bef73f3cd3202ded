import type { Task } from "../../kernel/task.ts";
import { after, rfc3339, second } from "../../kernel/time.ts";
import { jsonResponse, type HttpResponse } from "../../wire/http.ts";
import { isObject, type Json, type JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { admitValidating } from "../admission/admission.ts";
import { ApiError, badRequest, invalid, methodNotAllowed, notFound } from "../api-error.ts";
import { readObject } from "../decode.ts";
import { checkNamespace } from "../incoming.ts";
import { invalidValue, type FieldError } from "../field-error.ts";
import type { Machinery } from "../machinery.ts";
import type { ResourceRequest } from "../resource-handler.ts";
import { accountClaims } from "./account-claims.ts";

const tokenRequests = {
  group: "authentication.k8s.io",
  version: "v1",
  kind: "TokenRequest",
  plural: "tokenrequests",
  singular: "tokenrequest",
  namespaced: true,
} as const;

const defaultSeconds = 3600;
const minimumSeconds = 600;
const maximumSeconds = 2 ** 32;

interface Wanted {
  readonly audiences: readonly string[];
  readonly seconds: number;
  readonly bound: JsonObject | undefined;
}

/**
 * Issues a token for a service account: authentication.k8s.io/v1 TokenRequest.
 * @models pkg/registry/core/serviceaccount/storage/token.go, 1.33
 */
export function* requestToken({
  collection,
  info,
  request,
  minor,
  user,
}: ResourceRequest): Task<HttpResponse> {
  if (request.method !== "POST") throw methodNotAllowed(collection.kind.resource, request.method);
  const { object } = yield* readObject(request, { resource: tokenRequests, minor });
  checkNamespace(collection.kind.resource, info.namespace, object);
  checkPlace(object, info);
  const account = collection.get(info.namespace, info.name);
  const { machinery } = collection;
  const wanted = wantedOf(object, machinery.auth.issuer);
  const errors = timeErrors(wanted.seconds);
  if (errors.length > 0) throw invalid(tokenRequests, "", errors);
  const { namespace, name } = info;
  const place = { namespace, name, operation: "CREATE", subresource: "token", old: undefined } as const;
  const trusted = request.typed === true ? ({ typed: true } as const) : {};
  const asked = {
    ...place,
    ...trusted,
    resource: collection.kind.resource,
    user,
    dryRun: false,
    options: undefined,
    warnings: [],
  };
  yield* admitValidating(object as unknown as Stored, asked, machinery);
  const { now } = machinery.kernel;
  const subject = boundTo(wanted.bound, account, machinery);
  const id = minor >= 30 ? machinery.random.uuid() : undefined;
  const { seconds, audiences } = wanted;
  const claims = accountClaims(
    { account, issuer: machinery.auth.issuer, audiences, seconds, id, ...subject },
    now,
  );
  return jsonResponse(201, {
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
    metadata: { name: info.name, namespace: info.namespace, creationTimestamp: rfc3339(now) },
    spec: { audiences, expirationSeconds: seconds, boundObjectRef: wanted.bound ?? null },
    status: {
      token: machinery.auth.tokens.issue(claims),
      expirationTimestamp: rfc3339(after(now, seconds * second)),
    },
  });
}

function checkPlace(
  { metadata }: JsonObject,
  info: { readonly namespace: string; readonly name: string },
): void {
  const given = isObject(metadata) ? metadata : {};
  for (const field of ["name", "namespace"] as const) {
    const value = given[field];
    if (typeof value !== "string" || value === "" || value === info[field]) continue;
    const detail = `must match the service account ${field} if specified`;
    throw invalid(tokenRequests, info.name, [invalidValue(`metadata.${field}`, value, detail)]);
  }
}

function wantedOf({ spec }: JsonObject, issuer: string): Wanted {
  const { audiences, expirationSeconds, boundObjectRef } = isObject(spec) ? spec : {};
  const named = Array.isArray(audiences) ? (audiences as readonly Json[]).map(String) : [];
  return {
    audiences: named.length === 0 ? [issuer] : named,
    seconds: typeof expirationSeconds === "number" ? expirationSeconds : defaultSeconds,
    bound: isObject(boundObjectRef) ? boundObjectRef : undefined,
  };
}

function timeErrors(seconds: number): readonly FieldError[] {
  const wrong = (detail: string): readonly FieldError[] => [
    invalidValue("spec.expirationSeconds", seconds, detail),
  ];
  if (seconds < minimumSeconds) return wrong("may not specify a duration less than 10 minutes");
  return seconds > maximumSeconds ? wrong("may not specify a duration larger than 2^32 seconds") : [];
}

interface Subject {
  readonly pod?: Stored;
  readonly secret?: Stored;
  readonly node?: { readonly name: string; readonly uid: string };
}

/** What a token lives and dies with. */
function boundTo(bound: JsonObject | undefined, account: Stored, machinery: Machinery): Subject {
  if (bound === undefined) return {};
  const text = (name: string): string => (typeof bound[name] === "string" ? bound[name] : "");
  const { namespace } = account.metadata;
  const kinds: Readonly<Record<string, string>> = {
    "v1 Pod": "pods",
    "v1 Node": "nodes",
    "v1 Secret": "secrets",
  };
  const plural = kinds[`${text("apiVersion")} ${text("kind")}`];
  if (plural === undefined)
    throw badRequest(`cannot bind token to object of type ${goKind(text("apiVersion"), text("kind"))}`);
  const collection = machinery.cluster.collection(plural);
  const name = text("name");
  const object = collection?.find(plural === "nodes" ? "" : namespace, name);
  if (collection === undefined || object === undefined)
    throw notFound({ ...tokenRequests, group: "", plural }, name);
  if (plural === "pods") checkAccount(object, account);
  checkUid(object, text("uid"), text("kind"));
  if (plural === "secrets") return { secret: object };
  if (plural === "nodes") return { node: { name, uid: object.metadata.uid } };
  return { pod: object, ...nodeOf(object, machinery) };
}

function checkAccount(pod: Stored, { metadata: { name } }: Stored): void {
  const { spec } = pod as { readonly spec?: { readonly serviceAccountName?: string } };
  if (spec?.serviceAccountName === name) return;
  const quoted = JSON.stringify(name);
  throw badRequest(
    `cannot bind token for serviceaccount ${quoted} to pod running with different serviceaccount name.`,
  );
}

function checkUid({ metadata: { uid, name } }: Stored, wanted: string, kind: string): void {
  if (wanted === "" || wanted === uid) return;
  const why = `the UID in the bound object reference (${wanted}) does not match the UID in record. The object might have been deleted and then recreated`;
  throw new ApiError("Conflict", `Operation cannot be fulfilled on ${kind} ${JSON.stringify(name)}: ${why}`, {
    name,
    kind,
  });
}

/** Tokens of pods say on which node the pod is, since 1.30. */
function nodeOf(pod: Stored, { cluster, minor }: Machinery): Pick<Subject, "node"> {
  const { spec } = pod as { readonly spec?: { readonly nodeName?: string } };
  const name = spec?.nodeName ?? "";
  if (minor < 30 || name === "") return {};
  return { node: { name, uid: cluster.find("nodes", "", name)?.metadata.uid ?? "" } };
}

/** A group, version and kind as Go prints them. */
function goKind(apiVersion: string, kind: string): string {
  const [group = "", version = ""] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
  return `${group}/${version}, Kind=${kind}`;
}
