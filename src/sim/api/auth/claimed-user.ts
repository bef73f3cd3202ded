import { second, type Instant } from "../../kernel/time.ts";
import { encodeBase64 } from "../../wire/base64.ts";
import type { JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { Cluster, User } from "../machinery.ts";
import { legacyIssuer } from "./account-claims.ts";
import {
  accountUser,
  isLongDeleted,
  leeway,
  namesIn,
  stringsIn,
  textOf,
  userOf,
  type Named,
} from "./account-user.ts";

/** Who a token's claims are, or what is wrong with them. */
export type Claimed =
  { readonly user: User; readonly audiences: readonly string[] } | { readonly error: string };

interface Context {
  readonly cluster: Cluster;
  readonly now: Instant;
  /** What the server calls itself. */
  readonly issuer: string;
  /** Whom the token must be for, one of these. */
  readonly audiences: readonly string[];
}

/** Checks claims whose signature is right: time, audience, and that all they name is still there. */
export function claimedUser(claims: JsonObject, context: Context, token: string): Claimed {
  if (claims["iss"] === legacyIssuer) return legacyUser(claims, context, token);
  const { cluster, now } = context;
  const time = timeError(claims, now);
  if (time !== undefined) return { error: time };
  const meant = stringsIn(claims["aud"]);
  const audiences = context.audiences.filter((one) => meant.includes(one));
  if (audiences.length === 0) {
    return {
      error: `token audiences ${quoted(meant)} is invalid for the target audiences ${quoted(context.audiences)}`,
    };
  }
  const names = namesIn(claims);
  const { namespace, account, secret, pod } = names;
  if (account === undefined) return { error: "service account token claims could not be validated" };
  const wrong =
    accountError(cluster, namespace, account) ??
    boundError(cluster, { plural: "secrets", kind: "secret", namespace, now }, secret) ??
    boundError(cluster, { plural: "pods", kind: "pod", namespace, now }, pod) ??
    (pod === undefined
      ? boundError(cluster, { plural: "nodes", kind: "node", namespace: "", now }, names.node)
      : undefined);
  if (wrong !== undefined) return { error: wrong };
  return { user: userOf(claims, names, account), audiences };
}

type SecretObject = Stored & { readonly data?: Readonly<Record<string, string>> };

function legacyUser(claims: JsonObject, { cluster, issuer, audiences }: Context, token: string): Claimed {
  if (!audiences.includes(issuer))
    return {
      error: `token audiences ["${issuer}"] is invalid for the target audiences ${quoted(audiences)}`,
    };
  const claim = (name: string): string => textOf(claims[`kubernetes.io/serviceaccount/${name}`]);
  const namespace = claim("namespace");
  const account = { name: claim("service-account.name"), uid: claim("service-account.uid") };
  const secret: SecretObject | undefined = cluster.find("secrets", namespace, claim("secret.name"));
  if (secret === undefined || secret.metadata.deletionTimestamp !== undefined)
    return { error: "Token has been invalidated" };
  if (secret.data?.["token"] !== encodeBase64(token)) return { error: "Token does not match server's copy" };
  const wrong = accountError(cluster, namespace, account);
  if (wrong !== undefined) return { error: wrong };
  return { user: accountUser(namespace, account), audiences: [issuer] };
}

/** @models go-jose jwt Claims.Validate, with its leeway */
function timeError(claims: JsonObject, now: Instant): string | undefined {
  const time = (name: string): number => Number(claims[name] ?? 0) * second;
  if (time("nbf") > now + leeway) return "service account token is not valid yet";
  if (time("exp") < now - leeway) return "service account token has expired";
  if (time("iat") > now + leeway) return "service account token is issued in the future";
  return undefined;
}

function accountError(cluster: Cluster, namespace: string, { name, uid }: Named): string | undefined {
  const account = cluster.find("serviceaccounts", namespace, name);
  if (account === undefined) return `serviceaccounts ${JSON.stringify(name)} not found`;
  if (account.metadata.uid !== uid) {
    return `service account UID (${account.metadata.uid}) does not match claim (${uid})`;
  }
  return undefined;
}

interface Bound {
  readonly plural: string;
  readonly kind: string;
  readonly namespace: string;
  readonly now: Instant;
}

function boundError(
  cluster: Cluster,
  { plural, kind, namespace, now }: Bound,
  wanted: Named | undefined,
): string | undefined {
  if (wanted === undefined) return undefined;
  const object = cluster.find(plural, namespace, wanted.name);
  if (object === undefined || isLongDeleted(object, now)) return "service account token has been invalidated";
  const { uid } = object.metadata;
  if (uid === wanted.uid) return undefined;
  const what = { secrets: "Secret", pods: "Pod", nodes: "Node" }[plural] ?? kind;
  return `${what} UID (${uid}) does not match service account ${kind} ref claim (${wanted.uid})`;
}

/** A list as Go's `%q` prints it. */
function quoted(list: readonly string[]): string {
  return `[${list.map((one) => JSON.stringify(one)).join(" ")}]`;
}
