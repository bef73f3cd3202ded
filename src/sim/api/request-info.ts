import type { HttpRequest } from "../wire/http.ts";

/** What the path of a request means. */
export interface RequestInfo {
  readonly group: string;
  readonly version: string;
  readonly namespace: string;
  readonly plural: string;
  readonly name: string;
  readonly subresource: string;
  /** What follows the subresource, as in `.../proxy/some/path`. */
  readonly rest: string;
}

/** Undefined for what is no resource path: discovery, health, unknown paths. */
export function parsePath(path: string): RequestInfo | undefined {
  const parts = path.split("/");
  const last = parts.at(-1) === "" ? parts.length - 1 : parts.length;
  const isCore = parts[1] === "api";
  if (!isCore && parts[1] !== "apis") return undefined;
  const group = isCore ? "" : (parts[2] ?? "");
  let at = isCore ? 2 : 3;
  const version = parts[at++] ?? "";
  if (at >= last) return undefined;
  let namespace = "";
  // /namespaces/NAME alone, and its status and finalize, are the namespace itself.
  if (parts[at] === "namespaces" && at + 2 < last && !isOfNamespace(parts[at + 2])) {
    namespace = parts[at + 1] ?? "";
    at += 2;
  }
  return {
    group,
    version,
    namespace,
    plural: parts[at] ?? "",
    name: at + 1 < last ? decode(parts[at + 1] ?? "") : "",
    subresource: at + 2 < last ? (parts[at + 2] ?? "") : "",
    rest: parts.slice(at + 3, last).join("/"),
  };
}

function isOfNamespace(part: string | undefined): boolean {
  return part === "status" || part === "finalize";
}

function decode(part: string): string {
  if (!part.includes("%")) return part;
  return part.replaceAll(/%([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Typed clients (client-go's clientsets) accept protobuf: what they send is of the right types by construction. */
export function isTypedClient({ headers }: Pick<HttpRequest, "headers">): boolean {
  return headers["accept"]?.includes("application/vnd.kubernetes.protobuf") ?? false;
}
