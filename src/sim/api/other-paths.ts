import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import { jsonResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import { notSimulated } from "./api-error.ts";
import { discover, notFoundPage, type DiscoverySource } from "./discover.ts";
import { healthReport } from "./health-report.ts";
import type { answerOpenApi } from "./openapi/answer-openapi.ts";
import { versionInfo } from "./release.ts";

export { notFoundPage } from "./discover.ts";

const openApi: Module<{ readonly answerOpenApi: typeof answerOpenApi }> = defineModule(
  "api/openapi",
  () => import("./openapi/answer-openapi.ts"),
);

interface Source extends DiscoverySource {
  /** `v1.33.1` */
  readonly version: string;
}

/** How others may check the tokens of service accounts. */
function openIdConfiguration({ address }: Source): HttpResponse {
  return jsonResponse(200, {
    issuer: "https://kubernetes.default.svc.cluster.local",
    jwks_uri: `https://${address}/openid/v1/jwks`,
    response_types_supported: ["id_token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  });
}

/** Paths that are there since a minor, and are not simulated. */
const missing: Readonly<Record<string, number>> = {
  "/metrics": 0,
  "/metrics/slis": 27,
  "/openid/v1/jwks": 20,
};

function fixedPath(source: Source, path: string): HttpResponse | undefined {
  if (path === "/version" || path === "/version/") return jsonResponse(200, versionInfo(source.version));
  if (source.minor >= (missing[path] ?? Infinity)) throw notSimulated(path);
  const isOpenId = path === "/.well-known/openid-configuration" && source.minor >= 20;
  return isOpenId ? openIdConfiguration(source) : undefined;
}

/** Answers requests that are for no resource: version, health, discovery, documents, and what is not there. */
export function* answerOther(source: Source, request: HttpRequest): Task<HttpResponse> {
  const found = fixedPath(source, request.path) ?? healthReport(request, source.minor);
  if (found !== undefined) return found;
  if (!request.path.startsWith("/openapi/")) return (yield* discover(source, request)) ?? notFoundPage();
  if (request.method !== "GET") return notFoundPage();
  return (yield* (yield* need(openApi)).answerOpenApi(source, request)) ?? notFoundPage();
}
