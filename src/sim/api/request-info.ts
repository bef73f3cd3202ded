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
  const parts = path.split("/").slice(1);
  if (parts.at(-1) === "") parts.pop();
  const root = parts.shift();
  if (root !== "api" && root !== "apis") return undefined;
  const group = root === "api" ? "" : (parts.shift() ?? "");
  const [version = "", ...below] = parts;
  if (below.length === 0) return undefined;
  const namespace = namespaceOf(below);
  return { group, version, namespace, ...placeOf(namespace === "" ? below : below.slice(2)) };
}

/** /namespaces/NAME alone, and its status and finalize, are the namespace itself and not in it. */
function namespaceOf(parts: readonly string[]): string {
  const [first, name = "", third] = parts;
  return first === "namespaces" && third !== undefined && !isOfNamespace(third) ? name : "";
}

function placeOf(parts: readonly string[]): Pick<RequestInfo, "plural" | "name" | "subresource" | "rest"> {
  const [plural = "", name = "", subresource = "", ...rest] = parts;
  return { plural, name: decode(name), subresource, rest: rest.join("/") };
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

/**
 * Components speak through client-go's clientsets, which accept protobuf: what they send is of the right types by
 * construction. kubectl does so, too, but what it sends was typed by people.
 */
export function isTypedClient({ headers }: Pick<HttpRequest, "headers">): boolean {
  const acceptsProtobuf = headers["accept"]?.includes("application/vnd.kubernetes.protobuf") ?? false;
  return acceptsProtobuf && headers["user-agent"]?.startsWith("kubectl") !== true;
}
