import { parseRfc3339, second, type Instant } from "../../kernel/time.ts";
import { isObject, type Json, type JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { Cluster, User } from "../machinery.ts";

/** How long something that is being deleted still counts, and how far clocks may be apart. */
export const leeway: number = 60 * second;

/** An object that a token names. */
export interface Named {
  readonly name: string;
  readonly uid: string;
}

/** What a token of a service account names. */
export interface AccountClaims {
  readonly namespace: string;
  readonly account: Named | undefined;
  readonly secret: Named | undefined;
  readonly pod: Named | undefined;
  readonly node: Named | undefined;
}

/**
 * Who a token is whose signature is right; undefined if it is no good now: because of its time or audience, or because
 * something that it names has gone. claimed-user.ts says why.
 * @models pkg/serviceaccount/claims.go Validate, 1.33
 */
export function accountUserOf(
  claims: JsonObject,
  { cluster, now, issuer }: { readonly cluster: Cluster; readonly now: Instant; readonly issuer: string },
): User | undefined {
  const time = (name: string): number => Number(claims[name] ?? 0) * second;
  const isNow = time("nbf") <= now + leeway && time("iat") <= now + leeway && time("exp") >= now - leeway;
  if (!isNow || !stringsIn(claims["aud"]).includes(issuer)) return undefined;
  const names = namesIn(claims);
  const { namespace, account, secret, pod, node } = names;
  const stands = (plural: string, place: string, wanted: Named | undefined): boolean => {
    const object = wanted === undefined ? undefined : cluster.find(plural, place, wanted.name);
    return wanted === undefined || (object?.metadata.uid === wanted.uid && !isLongDeleted(object, now));
  };
  const isWhole =
    stands("serviceaccounts", namespace, account) &&
    stands("secrets", namespace, secret) &&
    stands("pods", namespace, pod) &&
    (pod !== undefined || stands("nodes", "", node));
  return account === undefined || !isWhole ? undefined : userOf(claims, names, account);
}

/** The user that claims are about. */
export function userOf(claims: JsonObject, names: AccountClaims, account: Named): User {
  return { ...accountUser(names.namespace, account), extra: extraOf(claims, names) };
}

/** @models apiserver pkg/authentication/serviceaccount/util.go UserInfo, 1.33 */
export function accountUser(namespace: string, { name, uid }: Named): User {
  return {
    name: `system:serviceaccount:${namespace}:${name}`,
    uid,
    groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"],
  };
}

export function namesIn(claims: JsonObject): AccountClaims {
  const own = fields(claims["kubernetes.io"]);
  return {
    namespace: textOf(own["namespace"]),
    account: named(own["serviceaccount"]),
    secret: named(own["secret"]),
    pod: named(own["pod"]),
    node: named(own["node"]),
  };
}

const prefix = "authentication.kubernetes.io";

function extraOf(
  claims: JsonObject,
  { pod, node }: AccountClaims,
): Readonly<Record<string, readonly string[]>> {
  const id = claims["jti"];
  return {
    ...(typeof id === "string" ? { [`${prefix}/credential-id`]: [`JTI=${id}`] } : {}),
    ...(node === undefined
      ? {}
      : {
          [`${prefix}/node-name`]: [node.name],
          ...(node.uid === "" ? {} : { [`${prefix}/node-uid`]: [node.uid] }),
        }),
    ...(pod === undefined ? {} : { [`${prefix}/pod-name`]: [pod.name], [`${prefix}/pod-uid`]: [pod.uid] }),
  };
}

export function isLongDeleted({ metadata: { deletionTimestamp } }: Stored, now: Instant): boolean {
  const deleted = deletionTimestamp === undefined ? undefined : parseRfc3339(deletionTimestamp);
  return deleted !== undefined && deleted < now - leeway;
}

function named(value: Json | undefined): Named | undefined {
  if (!isObject(value)) return undefined;
  return { name: textOf(value["name"]), uid: textOf(value["uid"]) };
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function fields(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function stringsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];
}
