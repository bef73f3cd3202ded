import { textResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";

const paths: ReadonlySet<string> = new Set(["/healthz", "/livez", "/readyz"]);

/** A server that answers is well: what a probe is told that asks for nothing more. Undefined for all else. */
export function health({ path, query }: HttpRequest): HttpResponse | undefined {
  if (!paths.has(path) || Object.keys(query).length > 0) return undefined;
  return textResponse(200, "ok", { "x-content-type-options": "nosniff" });
}

/** Asks by itself, again and again, and looks at nothing but the status. */
export function isProbe({ headers }: HttpRequest): boolean {
  return headers["user-agent"]?.startsWith("kube-probe/") === true;
}
