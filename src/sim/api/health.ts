import { textResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";

const checks = [
  "ping",
  "log",
  "etcd",
  "poststarthook/start-apiserver-admission-initializer",
  "poststarthook/rbac/bootstrap-roles",
];

/** `/healthz`, `/livez`, `/readyz`; undefined for other paths. */
export function health({ path, query }: HttpRequest): HttpResponse | undefined {
  const [, root = "", ...rest] = path.split("/");
  if (root !== "healthz" && root !== "livez" && root !== "readyz") return undefined;
  if (rest.length > 0) return checks.includes(rest.join("/")) ? textResponse(200, "ok") : undefined;
  if (query["verbose"] === undefined) return textResponse(200, "ok");
  return textResponse(
    200,
    [...checks.map((check) => `[+]${check} ok`), `${root} check passed`, ""].join("\n"),
  );
}
