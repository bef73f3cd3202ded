import type { Task } from "../../../kernel/task.ts";
import { decodeBase64 } from "../../../wire/base64.ts";
import type { HttpRequest, HttpResponse } from "../../../wire/http.ts";
import { isObject, type Json, type JsonObject } from "../../../wire/json.ts";
import type { Stored } from "../../../wire/object.ts";
import { decodeCertificate } from "../../../wire/x509/certificate-pem.ts";
import type { Form } from "../../form.ts";
import type { Machinery } from "../../machinery.ts";
import { isUnreachable, type DialPlace } from "../../node-door.ts";
import { second } from "../../../kernel/time.ts";
import { requestFields, shownIn } from "../policies/request-variables.ts";
import type { Asked, Webhook } from "./webhook.ts";

/** What a webhook said. */
export interface Verdict {
  readonly allowed: boolean;
  /** A Status, why not. */
  readonly status: JsonObject | undefined;
  readonly patch: Json | undefined;
  readonly warnings: readonly string[];
}

/** Why a webhook could not be asked, or said nothing that can be understood. */
export class CallFailed extends Error {
  override name = "CallFailed";
}

/** Where a webhook is, as its URL and as an address. */
interface Place {
  readonly url: string;
  readonly path: string;
  readonly dial: () => DialPlace;
}

const defaultTimeout = 10;

/** Asks a webhook about a request. Throws `CallFailed`. */
export function* askWebhook(webhook: Webhook, asked: Asked, form: Form): Task<Verdict> {
  const { machinery } = asked;
  const uid = machinery.random.uuid();
  const version = webhook.admissionReviewVersions.find((one) => one === "v1" || one === "v1beta1") ?? "v1";
  const body = review(asked, form, { uid, version });
  const response = yield* post(webhook, body, machinery);
  return verdict(response, { uid, version });
}

interface Review {
  readonly uid: string;
  readonly version: string;
}

function review({ object, request }: Asked, form: Form, { uid, version }: Review): JsonObject {
  const fields = requestFields(request, form);
  const own = { object: shownIn(form, object), oldObject: shownIn(form, request.old) };
  const { dryRun, options, ...before } = fields;
  return {
    kind: "AdmissionReview",
    apiVersion: `admission.k8s.io/${version}`,
    request: { uid, ...before, ...own, dryRun, options },
  } as unknown as JsonObject;
}

function* post(webhook: Webhook, body: JsonObject, machinery: Machinery): Task<JsonObject> {
  const seconds = webhook.timeoutSeconds ?? defaultTimeout;
  const place = placeOf(webhook, machinery);
  const query = `timeout=${seconds}s`;
  const fail = (why: string): CallFailed =>
    new CallFailed(`failed to call webhook: Post ${JSON.stringify(`${place.url}?${query}`)}: ${why}`);
  const { dialDoor } = machinery;
  if (dialDoor === undefined) throw fail("not simulated: this server knows no way to webhooks");
  const request: HttpRequest = {
    method: "POST",
    path: place.path,
    query: { timeout: [`${seconds}s`] },
    headers: { accept: "application/json, */*", "content-type": "application/json", "user-agent": userAgent },
    body: { json: body },
  };
  let response: HttpResponse;
  try {
    response = yield* dialDoor({ ...place.dial(), timeout: seconds * second }, request);
  } catch (error) {
    if (error instanceof CallFailed) throw fail(error.message);
    if (!isUnreachable(error)) throw error;
    throw fail(
      error.message.startsWith("context deadline exceeded") ? "context deadline exceeded" : error.message,
    );
  }
  return answerOf(response);
}

const userAgent = "kube-apiserver-admission";

/** @models staging/src/k8s.io/apiserver/pkg/util/webhook/client.go HookClient, 1.33 */
function placeOf({ clientConfig }: Webhook, machinery: Machinery): Place {
  const { service, url, caBundle } = clientConfig;
  const authorities = authoritiesIn(caBundle);
  if (service === undefined) return placeOfUrl(url ?? "", authorities);
  const { name, namespace, port = 443, path = "" } = service;
  const serverName = `${name}.${namespace}.svc`;
  const whole = path.startsWith("/") ? path : `/${path}`;
  return {
    url: `https://${serverName}:${port}${whole}`,
    path: whole,
    dial: () => ({
      scheme: "https",
      ...addressOf({ name, namespace, port }, machinery),
      authorities,
      serverName,
    }),
  };
}

function placeOfUrl(url: string, authorities: readonly string[]): Place {
  const [, origin = "", protocol = "", host = "", given = "", path = ""] =
    /^((https?):\/\/(\[[^\]]*\]|[^:/?#]*)(?::(\d+))?)([^?#]*)/.exec(url) ?? [];
  const scheme = protocol === "http" ? "http" : "https";
  const port = given === "" ? (scheme === "http" ? 80 : 443) : Number(given);
  const dial = (): DialPlace => ({ scheme, address: host, port, authorities, serverName: host });
  return { url: origin + path, path: path === "" ? "/" : path, dial };
}

function authoritiesIn(caBundle: string | undefined): readonly string[] {
  const pem = caBundle === undefined ? undefined : decodeBase64(caBundle);
  const identity = pem === undefined ? undefined : decodeCertificate(pem);
  return identity === undefined ? [] : [identity.authority];
}

type ServiceLike = Stored & {
  readonly spec: {
    readonly type?: string;
    readonly clusterIP?: string;
    readonly externalName?: string;
    readonly ports?: readonly { readonly port: number }[];
  };
};

/** @models staging/src/k8s.io/apiserver/pkg/util/proxy/proxy.go ResolveCluster, 1.33 */
function addressOf(
  { name, namespace, port }: { readonly name: string; readonly namespace: string; readonly port: number },
  { cluster }: Machinery,
): { readonly address: string; readonly port: number } {
  const service = cluster.find("services", namespace, name) as ServiceLike | undefined;
  if (service === undefined) throw new CallFailed(`service ${JSON.stringify(name)} not found`);
  const { type = "ClusterIP", clusterIP = "", externalName = "", ports = [] } = service.spec;
  if (type === "ExternalName") return { address: externalName, port };
  if (ports.every((one) => one.port !== port)) {
    throw new CallFailed(`no service port ${port} found for service ${JSON.stringify(name)}`);
  }
  return { address: clusterIP, port };
}

function answerOf({ status, body }: HttpResponse): JsonObject {
  if (status === 404)
    throw new CallFailed("failed to call webhook: the server could not find the requested resource");
  const text = "text" in body ? body.text : undefined;
  if (status < 200 || status > 206) {
    const said = JSON.stringify(text ?? ("json" in body ? JSON.stringify(body.json) : ""));
    throw new CallFailed(
      `failed to call webhook: an error on the server (${said}) has prevented the request from succeeding`,
    );
  }
  const json = "json" in body ? body.json : parsed(text ?? "");
  if (isObject(json)) return json;
  throw new CallFailed(
    'failed to call webhook: couldn\'t get version/kind; json parse error: json: cannot unmarshal into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }',
  );
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function invalidResponse(why: string): CallFailed {
  return new CallFailed(`received invalid webhook response: ${why}`);
}

/** @models staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/request/admissionreview.go VerifyAdmissionResponse, 1.33 */
function verdict(answer: JsonObject, review: Review): Verdict {
  const { response } = answer;
  if (!isObject(response)) throw invalidResponse("webhook response was absent");
  const { allowed, status, patch, patchType, warnings } = response;
  if (review.version === "v1") {
    checkIdentity(answer, response["uid"], review);
    checkPatchType(patch, patchType);
  }
  return {
    allowed: allowed === true,
    status: isObject(status) ? status : undefined,
    patch: typeof patch === "string" && patch !== "" ? parsed(decodeBase64(patch) ?? "") : undefined,
    warnings: Array.isArray(warnings) ? warnings.filter((one) => typeof one === "string") : [],
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function checkIdentity({ apiVersion, kind }: JsonObject, answered: Json | undefined, { uid }: Review): void {
  const given = `${textOf(apiVersion)}, Kind=${textOf(kind)}`;
  const wanted = "admission.k8s.io/v1, Kind=AdmissionReview";
  if (given !== wanted) throw invalidResponse(`expected webhook response of ${wanted}, got ${given}`);
  if (answered === uid) return;
  throw invalidResponse(
    `expected response.uid=${JSON.stringify(uid)}, got ${JSON.stringify(textOf(answered))}`,
  );
}

function checkPatchType(patch: Json | undefined, type: Json | undefined): void {
  const hasPatch = typeof patch === "string" && patch !== "";
  const hasType = typeof type === "string" && type !== "";
  if (hasPatch && !hasType)
    throw invalidResponse("webhook returned response.patch but not response.patchType");
  if (hasType && !hasPatch)
    throw invalidResponse("webhook returned response.patchType but not response.patch");
  if (hasType && type !== "JSONPatch") {
    throw invalidResponse(`webhook returned invalid response.patchType of ${JSON.stringify(type)}`);
  }
}
