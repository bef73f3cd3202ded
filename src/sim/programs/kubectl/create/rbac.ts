import type { JsonObject } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import type { Flag } from "../../cobra/flag.ts";
import type { FlagValues } from "../../cobra/flag-values.ts";
import { AggregateError } from "../client/kubectl-errors.ts";
import type { ApiResource } from "../client/discovery.ts";
import type { Mapper } from "../client/mapper.ts";
import { openSession } from "../session.ts";
import { built, generator, type GeneratorInput } from "./generator.ts";
import type { Task } from "../../../kernel/task.ts";

const place = (plural: string, namespaced: boolean) => ({
  group: "rbac.authorization.k8s.io",
  version: "v1",
  plural,
  namespaced,
});

const apiVersion = "rbac.authorization.k8s.io/v1";

const ruleFlags: readonly Flag[] = [
  {
    name: "resource",
    type: "stringSlice",
    usage: "What the rule is about: pods, deployments.apps, pods/log.",
  },
  {
    name: "resource-name",
    type: "stringArray",
    usage: "A single object that the rule is about; may be repeated.",
  },
  { name: "verb", type: "stringSlice", usage: "What the rule allows: get, list, create, ..." },
];

/** @models staging/src/k8s.io/kubectl/pkg/cmd/create/create_role.go, 1.33 */
const role = generator({
  use: "role NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] [--dry-run=server|client|none]",
  short: "Create a role with single rule",
  examples: [
    "# Look at pods and nothing else\nkubectl create role pod-reader --verb=get,list,watch --resource=pods",
  ],
  flags: ruleFlags,
  place: place("roles", true),
  *build(input) {
    return built({ kind: "Role", apiVersion }, { name: input.name }, { rules: yield* rulesOf(input) });
  },
});

const clusterRole = generator({
  use: "clusterrole NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [--dry-run=server|client|none]",
  short: "Create a cluster role",
  examples: ["# Look at nodes\nkubectl create clusterrole node-reader --verb=get,list --resource=nodes"],
  flags: [
    ...ruleFlags,
    { name: "aggregation-rule", type: "stringToString", usage: "Labels of cluster roles to combine." },
    { name: "non-resource-url", type: "stringSlice", usage: "A path that the rule is about: /healthz." },
  ],
  place: place("clusterroles", false),
  *build(input) {
    const { flags, name } = input;
    const urls = flags.list("non-resource-url");
    if (flags.list("aggregation-rule").length > 0) {
      const matchLabels = Object.fromEntries(
        flags.list("aggregation-rule").map((pair) => pair.split("=", 2)),
      );
      return built(
        { kind: "ClusterRole", apiVersion },
        { name },
        { rules: null, aggregationRule: { clusterRoleSelectors: [{ matchLabels }] } },
      );
    }
    const rules: readonly JsonObject[] =
      urls.length > 0 ? [{ verbs: verbsOf(flags), nonResourceURLs: urls }] : yield* rulesOf(input);
    return built({ kind: "ClusterRole", apiVersion }, { name }, { rules });
  },
});

function verbsOf(flags: FlagValues): readonly string[] {
  const verbs = [...new Set(flags.list("verb"))];
  if (verbs.length === 0) throw new CommandError("at least one verb must be specified");
  return verbs.includes("*") ? ["*"] : verbs;
}

/** Resources are looked up on the server, so that rules name groups. */
function* rulesOf(input: GeneratorInput): Task<readonly JsonObject[]> {
  const { flags } = input;
  const verbs = verbsOf(flags);
  const words = [...new Set(flags.list("resource"))];
  if (words.length === 0) throw new CommandError("at least one resource must be specified");
  const resourceNames = [...new Set(flags.list("resource-name"))];
  const mapper = yield* (yield* openSession(input)).mapper();
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const [type = "", subresource] = word.split("/");
    const { plural, group } = type === "*" ? { plural: "*", group: "*" } : resourceOf(mapper, type);
    const names = groups.get(group) ?? [];
    names.push(subresource === undefined ? plural : `${plural}/${subresource}`);
    groups.set(group, names);
  }
  return [...groups].map(([group, resources]) => ({
    verbs,
    apiGroups: [group],
    resources,
    ...(resourceNames.length === 0 ? {} : { resourceNames }),
  }));
}

/** A type that does not exist is reported without `error: `, as one of several that there might be. */
function resourceOf(mapper: Mapper, type: string): ApiResource {
  try {
    return mapper.byWord(type);
  } catch (error) {
    if (error instanceof CommandError) throw new AggregateError([error]);
    throw error;
  }
}

const subjectFlags: readonly Flag[] = [
  { name: "group", type: "stringArray", usage: "A group that gets the role; may be repeated." },
  {
    name: "serviceaccount",
    type: "stringArray",
    usage: "A service account that gets the role, as <namespace>:<name>; may be repeated.",
  },
  { name: "user", type: "stringArray", usage: "A user that gets the role; may be repeated." },
];

function subjectsOf(flags: FlagValues): readonly JsonObject[] {
  const rbac = (kind: string) => (name: string) => ({ kind, apiGroup: "rbac.authorization.k8s.io", name });
  const accounts = flags.list("serviceaccount").map((text) => {
    const [namespace = "", name = "", ...rest] = text.split(":");
    if (namespace === "" || name === "" || rest.length > 0)
      throw new CommandError("serviceaccount must be <namespace>:<name>");
    return { kind: "ServiceAccount", name, namespace };
  });
  return [...flags.list("user").map(rbac("User")), ...flags.list("group").map(rbac("Group")), ...accounts];
}

const roleBinding = generator({
  use: "rolebinding NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]",
  short: "Create a role binding for a particular role or cluster role",
  examples: [
    "# Let a service account look at everything in the namespace\nkubectl create rolebinding view --clusterrole=view --serviceaccount=default:reader",
  ],
  flags: [
    ...subjectFlags,
    { name: "clusterrole", type: "string", usage: "The cluster role to give." },
    { name: "role", type: "string", usage: "The role to give." },
  ],
  place: place("rolebindings", true),
  failure: "failed to create rolebinding",
  *build({ name, flags }) {
    const [clusterRole, role] = [flags.text("clusterrole"), flags.text("role")];
    if ((clusterRole === "") === (role === ""))
      throw new CommandError("exactly one of clusterrole or role must be specified");
    const kind = role === "" ? "ClusterRole" : "Role";
    const subjects = subjectsOf(flags);
    return built(
      { kind: "RoleBinding", apiVersion },
      { name },
      {
        ...(subjects.length === 0 ? {} : { subjects }),
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind, name: role || clusterRole },
      },
    );
  },
});

const clusterRoleBinding = generator({
  use: "clusterrolebinding NAME --clusterrole=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]",
  short: "Create a cluster role binding for a particular cluster role",
  examples: [
    "# Make a user administrator of the cluster\nkubectl create clusterrolebinding admin --clusterrole=cluster-admin --user=ann",
  ],
  flags: [
    ...subjectFlags,
    { name: "clusterrole", type: "string", required: true, usage: "The cluster role to give." },
  ],
  place: place("clusterrolebindings", false),
  failure: "failed to create clusterrolebinding",
  *build({ name, flags }) {
    const subjects = subjectsOf(flags);
    return built(
      { kind: "ClusterRoleBinding", apiVersion },
      { name },
      {
        ...(subjects.length === 0 ? {} : { subjects }),
        roleRef: {
          apiGroup: "rbac.authorization.k8s.io",
          kind: "ClusterRole",
          name: flags.text("clusterrole"),
        },
      },
    );
  },
});

export const rbacCommands: readonly CommandSpec[] = [clusterRole, clusterRoleBinding, role, roleBinding];
