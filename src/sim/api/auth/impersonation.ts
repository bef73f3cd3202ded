import type { Headers } from "../../wire/http.ts";
import type { User } from "../machinery.ts";
import { resourceAttributes, type ResourceAttributes } from "./attributes.ts";
import type { Authorizer } from "./authorizer.ts";
import { refused } from "./forbidden.ts";

const extraPrefix = "impersonate-extra-";
const valuesMax = 1_000;

/** One thing that somebody wants to be: a user, a group, a uid, a value of an extra field. */
interface Part {
  readonly attributes: ResourceAttributes;
  readonly value: string;
}

/**
 * Who a request is to be treated as coming from: each part needs the permission to impersonate it.
 * @models apiserver pkg/endpoints/filters/impersonation.go, 1.33
 */
export function impersonate(requester: User, headers: Headers, authorizer: Authorizer): User {
  const parts = partsOf(headers);
  for (const { attributes } of parts) {
    const { allowed, reason } = authorizer.decide(requester, attributes);
    if (!allowed) throw refused(requester, attributes, reason);
  }
  const valuesOf = (resource: string): readonly string[] =>
    parts.filter(({ attributes }) => attributes.resource === resource).map(({ value }) => value);
  const [account] = valuesOf("serviceaccounts");
  const name = account ?? valuesOf("users")[0] ?? "";
  const named = valuesOf("groups");
  const groups = named.length === 0 && account !== undefined ? accountGroups(account) : named;
  const [uid] = valuesOf("uids");
  const extra = extraOf(parts);
  return {
    name,
    ...(uid === undefined ? {} : { uid }),
    groups: withAuthentication(name, groups),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}

/** Undefined if a user is named or nothing is wanted; else what Go prints of the parts that lack a user. */
export function impersonationWithoutUser(headers: Headers): string | undefined {
  if ((headers["impersonate-user"] ?? "") !== "") return undefined;
  const api = "authentication.k8s.io/v1";
  const shown = partsOf(headers).map(({ attributes: { resource, subresource }, value }) =>
    resource === "groups"
      ? `{Group  ${value}    }`
      : `{${resource === "uids" ? "UID" : "UserExtra"}  ${value}  ${api}  ${subresource}}`,
  );
  return shown.length === 0 ? undefined : `requested [${shown.join(" ")}] without impersonating a user`;
}

function partsOf(headers: Headers): readonly Part[] {
  const user = headers["impersonate-user"] ?? "";
  const uid = headers["impersonate-uid"] ?? "";
  const extras = Object.entries(headers).filter(([name]) => name.startsWith(extraPrefix));
  return [
    ...(user === "" ? [] : [userPart(user)]),
    ...valuesOf(headers["impersonate-group"]).map((value) => part("groups", value)),
    ...extras.flatMap(([name, values]) => valuesOf(values).map((value) => extraPart(keyOf(name), value))),
    ...(uid === "" ? [] : [part("uids", uid, "authentication.k8s.io")]),
  ].slice(0, valuesMax);
}

function part(resource: string, value: string, group = ""): Part {
  return {
    value,
    attributes: resourceAttributes({
      verb: "impersonate",
      group,
      version: group === "" ? "" : "v1",
      resource,
      name: value,
    }),
  };
}

function userPart(user: string): Part {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(user) ?? [];
  if (namespace === undefined || name === undefined) return part("users", user);
  return {
    value: user,
    attributes: resourceAttributes({
      verb: "impersonate",
      version: "",
      resource: "serviceaccounts",
      namespace,
      name,
    }),
  };
}

function extraPart(key: string, value: string): Part {
  const attributes = resourceAttributes({
    verb: "impersonate",
    group: "authentication.k8s.io",
    version: "v1",
    resource: "userextras",
    subresource: key,
    name: value,
  });
  return { value, attributes };
}

function extraOf(parts: readonly Part[]): Readonly<Record<string, readonly string[]>> {
  const extra: Record<string, string[]> = {};
  for (const { attributes, value } of parts) {
    if (attributes.resource === "userextras") (extra[attributes.subresource] ??= []).push(value);
  }
  return extra;
}

/** A header that is sent several times is one text here. */
function valuesOf(header: string | undefined): readonly string[] {
  return header === undefined ? [] : header.split(", ");
}

/** Keys are percent-encoded, since header names know no slashes. */
function keyOf(header: string): string {
  const encoded = header.slice(extraPrefix.length);
  return encoded.replaceAll(/%([0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function accountGroups(account: string): readonly string[] {
  return ["system:serviceaccounts", `system:serviceaccounts:${account.split(":")[2] ?? ""}`];
}

function withAuthentication(name: string, groups: readonly string[]): readonly string[] {
  const [authenticated, unauthenticated] = ["system:authenticated", "system:unauthenticated"];
  if (name === "system:anonymous")
    return groups.includes(unauthenticated) ? groups : [...groups, unauthenticated];
  return groups.includes(authenticated) || groups.includes(unauthenticated)
    ? groups
    : [...groups, authenticated];
}
