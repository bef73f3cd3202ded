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
  const [, root, ...parts] = (path.endsWith("/") ? path.slice(0, -1) : path).split("/");
  if (root !== "api" && root !== "apis") return undefined;
  const at = root === "api" ? 0 : 1;
  const [group = "", version = ""] = root === "api" ? ["", parts[0]] : parts;
  if (parts.length <= at + 1) return undefined;
  const namespace = namespaceOf(parts, at + 1);
  return { group, version, namespace, ...placeOf(parts, namespace === "" ? at + 1 : at + 3) };
}

/** /namespaces/NAME alone, and its status and finalize, are the namespace itself and not in it. */
function namespaceOf(parts: readonly string[], at: number): string {
  const third = parts[at + 2];
  return parts[at] === "namespaces" && third !== undefined && !isOfNamespace(third)
    ? (parts[at + 1] ?? "")
    : "";
}

function placeOf(
  parts: readonly string[],
  at: number,
): Pick<RequestInfo, "plural" | "name" | "subresource" | "rest"> {
  const rest = parts.length > at + 3 ? parts.slice(at + 3).join("/") : "";
  return {
    plural: parts[at] ?? "",
    name: decode(parts[at + 1] ?? ""),
    subresource: parts[at + 2] ?? "",
    rest,
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

/**
 * Components speak through client-go's clientsets, which accept protobuf: what they send is of the right types by
 * construction. kubectl does so, too, but what it sends was typed by people.
 */
export function isTypedClient({ headers }: Pick<HttpRequest, "headers">): boolean {
  const acceptsProtobuf = headers["accept"]?.includes("application/vnd.kubernetes.protobuf") ?? false;
  return acceptsProtobuf && headers["user-agent"]?.startsWith("kubectl") !== true;
}
