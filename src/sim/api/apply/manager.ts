import { parameter, type HttpRequest } from "../../wire/http.ts";
import { apiVersionOf } from "../../wire/resource.ts";
import type { Kind } from "../kind.ts";

/** Who writes: an entry of metadata.managedFields is of one manager. */
export interface Manager {
  readonly name: string;
  readonly operation: "Apply" | "Update";
  /** Of the request. */
  readonly apiVersion: string;
  /** Empty for the object itself. */
  readonly subresource: string;
}

const nameMax = 128;

/**
 * The name that a request gives, or the part of its user agent before the first slash.
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go managerOrUserAgent, 1.33
 */
export function managerName({ query, headers }: Pick<HttpRequest, "query" | "headers">): string {
  const given = parameter(query, "fieldManager") ?? "";
  if (given !== "") return given;
  const [agent = ""] = (headers["user-agent"] ?? "").split("/", 1);
  return agent.slice(0, nameMax) || "unknown";
}

/** The server itself, for objects that it makes when it starts. */
export function serverManager({ resource }: Pick<Kind, "resource">): Manager {
  return { name: "kube-apiserver", operation: "Update", apiVersion: apiVersionOf(resource), subresource: "" };
}

/** The request is a server-side apply. */
export function isApply({ headers }: Pick<HttpRequest, "headers">): boolean {
  const type = (headers["content-type"] ?? "").split(";", 1)[0];
  return type === "application/apply-patch+yaml";
}
