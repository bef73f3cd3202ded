import { second, type Instant } from "../../kernel/time.ts";
import type { JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";

/** The issuer, and the audience that the API server itself is. */
export const defaultIssuer = "https://kubernetes.default.svc.cluster.local";
export const legacyIssuer = "kubernetes/serviceaccount";
/** Tokens that expire after exactly this live a year, and warn after it. */
const warnOnlySeconds = 3607;
const yearSeconds = 365 * 24 * 3600;

/** What a token is to be good for. */
export interface TokenSpec {
  readonly account: Stored;
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly seconds: number;
  readonly pod?: Stored | undefined;
  readonly secret?: Stored | undefined;
  /** The node that a token is bound to, or the pod's; one that is gone has no uid. */
  readonly node?: { readonly name: string; readonly uid: string } | undefined;
  /** The token's id; versions before 1.30 give none. */
  readonly id?: string | undefined;
}

/** @models pkg/serviceaccount/claims.go Claims, 1.33 */
export function accountClaims(spec: TokenSpec, now: Instant): JsonObject {
  const { account, audiences, issuer, pod, secret, node, id } = spec;
  const { namespace, name } = account.metadata;
  const at = Math.floor(now / second);
  const isExtended =
    pod !== undefined && spec.seconds === warnOnlySeconds && audiences.every((one) => one === issuer);
  const lifetime = isExtended ? yearSeconds : spec.seconds;
  return {
    aud: audiences,
    exp: at + lifetime,
    iat: at,
    iss: issuer,
    ...(id === undefined ? {} : { jti: id }),
    "kubernetes.io": {
      namespace,
      ...(node === undefined
        ? {}
        : { node: node.uid === "" ? { name: node.name } : { name: node.name, uid: node.uid } }),
      ...(pod === undefined ? {} : { pod: reference(pod) }),
      ...(secret === undefined ? {} : { secret: reference(secret) }),
      serviceaccount: reference(account),
      ...(isExtended ? { warnafter: at + spec.seconds } : {}),
    },
    nbf: at,
    sub: `system:serviceaccount:${namespace}:${name}`,
  };
}

/** @models pkg/serviceaccount/legacy.go LegacyClaims, 1.33 */
export function legacyClaims(account: Stored, secretName: string): JsonObject {
  const { namespace, name, uid } = account.metadata;
  return {
    iss: legacyIssuer,
    "kubernetes.io/serviceaccount/namespace": namespace,
    "kubernetes.io/serviceaccount/secret.name": secretName,
    "kubernetes.io/serviceaccount/service-account.name": name,
    "kubernetes.io/serviceaccount/service-account.uid": uid,
    sub: `system:serviceaccount:${namespace}:${name}`,
  };
}

function reference({ metadata: { name, uid } }: Stored): JsonObject {
  return { name, uid };
}
