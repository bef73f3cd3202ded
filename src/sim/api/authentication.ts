import type { Instant } from "../kernel/time.ts";
import type { HttpRequest } from "../wire/http.ts";
import { ApiError } from "./api-error.ts";
import type { User } from "./machinery.ts";
import type { TokenAuthority } from "./token-authority.ts";

const anonymous: User = { name: "system:anonymous", groups: ["system:unauthenticated"] };

export interface Authenticator {
  /** The authority whose client certificates are accepted. */
  readonly clientAuthority: string;
  readonly tokens: TokenAuthority;
}

/**
 * Who sends a request: the holder of a client certificate, of a bearer token, or nobody in particular. Credentials
 * that are no good are refused as Unauthorized, and are not the same as none.
 */
export function authenticate(
  request: HttpRequest,
  { clientAuthority, tokens }: Authenticator,
  now: Instant,
): User {
  const { certificate, headers } = request;
  if (certificate !== undefined) {
    const { authority, notBefore, notAfter, commonName, organizations } = certificate;
    if (authority !== clientAuthority || now < notBefore || now > notAfter) throw unauthorized();
    return { name: commonName, groups: [...organizations, "system:authenticated"] };
  }
  const token = /^bearer (.+)$/i.exec(headers["authorization"] ?? "")?.[1];
  if (token === undefined) return anonymous;
  const user = tokens.userOf(token, now);
  if (user === undefined) throw unauthorized();
  return user;
}

function unauthorized(): ApiError {
  return new ApiError("Unauthorized", "Unauthorized");
}

/** kubeadm's role lets everybody read cluster-info, by which nodes that join find the cluster. */
const clusterInfo = "/api/v1/namespaces/kube-public/configmaps/cluster-info";
const publicPaths = ["/version", "/healthz", "/livez", "/readyz", clusterInfo];

/** Whoever is authenticated may do everything; who is not may ask for health and version only. */
export function authorize(user: User, { path, method }: HttpRequest, action: Action | undefined): void {
  if (user !== anonymous) return;
  if (method === "GET" && publicPaths.some((open) => path === open || path.startsWith(`${open}/`))) return;
  if (action === undefined) {
    const message = `forbidden: User "${user.name}" cannot ${method.toLowerCase()} path "${path}"`;
    throw new ApiError("Forbidden", message, {});
  }
  const { verb, group, resource, namespace, name } = action;
  const subject = name === "" ? resource : `${resource} "${name}"`;
  const scope = namespace === "" ? "at the cluster scope" : `in the namespace "${namespace}"`;
  const message =
    `${qualify(subject, group)} is forbidden: User "${user.name}" cannot ${verb} resource "${resource}" ` +
    `in API group "${group}" ${scope}`;
  throw new ApiError("Forbidden", message, {
    ...(name === "" ? {} : { name }),
    ...(group === "" ? {} : { group }),
    kind: resource,
  });
}

function qualify(subject: string, group: string): string {
  return group === "" ? subject : subject.replace(/^\S+/, (plural) => `${plural}.${group}`);
}

/** A request for a resource, in RBAC's words. */
export interface Action {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}
