import type { PolicyRule } from "kubernetes-types/rbac/v1";
import type { Authorizer } from "../../api/auth/authorizer.ts";
import { nodeNameOf } from "../../api/auth/node-authorizer.ts";
import type { User } from "../../api/machinery.ts";
import type { JsonObject } from "../../wire/json.ts";

/** All that somebody may do in a namespace. @models apiserver pkg/authorization/union/union.go RulesFor, 1.33 */
export function rulesStatus(authorizer: Authorizer, user: User, namespace: string): JsonObject {
  const grants = authorizer.rbac?.grantsOf(user, namespace) ?? [];
  const rules = grants.flatMap((grant) => grant.rules);
  const isNode = nodeNameOf(user) !== undefined;
  const errors = [
    ...(isNode ? ["node authorizer does not support user rule resolution"] : []),
    ...new Set(grants.flatMap(({ error }) => (error === undefined ? [] : [error]))),
  ];
  return {
    resourceRules: rules.flatMap((rule) => resourceRule(rule)),
    nonResourceRules: rules.flatMap((rule) => pathRule(rule)),
    incomplete: isNode,
    ...(errors.length === 0
      ? {}
      : { evaluationError: errors.length === 1 ? errors[0] : `[${errors.join(", ")}]` }),
  };
}

function resourceRule({
  verbs,
  apiGroups,
  resources = [],
  resourceNames = [],
}: PolicyRule): readonly JsonObject[] {
  if (resources.length === 0) return [];
  const names = resourceNames.length === 0 ? {} : { resourceNames };
  return [{ verbs, ...(apiGroups === undefined ? {} : { apiGroups }), resources, ...names }];
}

function pathRule({ verbs, nonResourceURLs = [] }: PolicyRule): readonly JsonObject[] {
  return nonResourceURLs.length === 0 ? [] : [{ verbs, nonResourceURLs }];
}
