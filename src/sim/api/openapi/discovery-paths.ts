import { definitionName } from "./definition-names.ts";
import { groupName, groupVersionName, tagOf, type Operation, type PathOperations } from "./operation.ts";

const types = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

function reading(path: string, operation: Omit<Operation, "method" | "parameters">): PathOperations {
  return { path, operations: [{ ...operation, method: "get", parameters: [] }] };
}

function discovery(
  path: string,
  tag: string,
  [id, description, type]: readonly [string, string, string],
): PathOperations {
  const answer = { codes: [200], types, definition: definitionName(`meta/v1.${type}`) } as const;
  return reading(path, { id, description, tag, answer });
}

/** `/apis/apps/v1/` */
export function groupVersionPath(group: string, version: string): PathOperations {
  const path = group === "" ? `/api/${version}/` : `/apis/${group}/${version}/`;
  const id = `get${groupVersionName(group, version)}APIResources`;
  return discovery(path, tagOf(group, version), [id, "get available resources", "APIResourceList"]);
}

/** `/apis/apps/` */
export function groupPath(group: string): PathOperations {
  const tag = tagOf(group, "").replace(/_$/, "");
  return discovery(`/apis/${group}/`, tag, [
    `get${groupName(group)}APIGroup`,
    "get information of a group",
    "APIGroup",
  ]);
}

const text = { codes: [200], types: ["application/json"], definition: undefined } as const;

/** Documents that every server has, by their names under /openapi/v3/. */
export const fixedPaths: ReadonlyMap<string, PathOperations> = new Map([
  ["api", discovery("/api/", "core", ["getCoreAPIVersions", "get available API versions", "APIVersions"])],
  ["apis", discovery("/apis/", "apis", ["getAPIVersions", "get available API versions", "APIGroupList"])],
  [
    "version",
    reading("/version/", {
      id: "getCodeVersion",
      description: "get the version information for this server",
      tag: "version",
      answer: { codes: [200], types: ["application/json"], definition: definitionName("version.Info") },
    }),
  ],
  [
    ".well-known/openid-configuration",
    reading("/.well-known/openid-configuration/", {
      id: "getServiceAccountIssuerOpenIDConfiguration",
      description: "get service account issuer OpenID configuration, also known as the 'OIDC discovery doc'",
      tag: "WellKnown",
      answer: text,
    }),
  ],
  [
    "openid/v1/jwks",
    reading("/openid/v1/jwks/", {
      id: "getServiceAccountIssuerOpenIDKeyset",
      description:
        "get service account issuer OpenID JSON Web Key Set (contains public token verification keys)",
      tag: "openid",
      answer: { ...text, types: ["application/jwk-set+json"] },
    }),
  ],
]);
